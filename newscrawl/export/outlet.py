"""Where a group of pages goes: the files of the feeds, then the journal, then whoever waits for the receipts."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from twisted.python.failure import Failure

from newscrawl.export.faults import fault
from newscrawl.signals import pages_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrapy.crawler import Crawler

    from newscrawl.export.entries import Entry
    from newscrawl.export.feedfile import FeedFile
    from newscrawl.export.journal import Journal
    from newscrawl.export.storage import PartFileStorage
    from newscrawl.signals import Receipt

logger = logging.getLogger(__name__)

OUTPUT_ERROR = "output_error"
"""Why the spider was closed (Scrapy's ``finish_reason``) if the output could not be written."""


class FeedOutlet:
    """Stores the groups of *crawler* in the files of the *storages*.

    Counts ``newscrawl/export/record_count/{accepted,rejected}`` and ``newscrawl/export/rejected_count/{verdict}`` of
    what is stored; ``newscrawl/export/unwritten_count``, pages that will not be; and
    ``newscrawl/export/error_count/{fault}``, how often writing failed; ``newscrawl/export/waited_count``, how often it
    was waited for until there was room.
    """

    def __init__(
        self,
        crawler: Crawler,
        journal: Journal,
        storages: Callable[[], Sequence[PartFileStorage]],
        rotate: Callable[[], None],
    ) -> None:
        self.crawler = crawler
        self.journal = journal
        self.closing = False
        """Whether the spider is closed already."""
        self.tick = rotate
        self._storages = storages
        self._taken: list[tuple[FeedFile, bool]] = []
        self._all_delivered = True
        self._paused: float | None = None
        self._task: asyncio.Task[None] | None = None

    def take(self) -> None:
        """Have what the feeds have written stored next."""
        self._taken = [(storage.file, storage.sharded) for storage in self._storages() if storage.file]
        for file, _ in self._taken:
            file.take()

    def store(self, entries: Sequence[Entry]) -> None:
        """Have what was taken on the disk, in all files, and then in the journal."""
        for file, _ in self._taken:
            file.store()
        sizes = {
            file.file.path: file.file.size
            for file, is_shard in self._taken
            if is_shard and file.file and file.file.size != file.acknowledged
        }
        if sizes or entries:
            self.journal.commit(sizes, [entry.receipt for entry in entries])
        for file, _ in self._taken:
            file.acknowledge()

    def stored(self, entries: Sequence[Entry]) -> None:
        """Count the records of *entries*, and send the receipts."""
        stats = self.crawler.stats
        for entry in entries:
            for _, route in entry.receipt.records:
                stats.inc_value(f"newscrawl/export/record_count/{route}")
            for verdict in entry.rejections:
                stats.inc_value(f"newscrawl/export/rejected_count/{verdict}")
        receipts = tuple(entry.receipt for entry in entries)
        self._all_delivered = deliver(self.crawler, receipts) and self._all_delivered

    def told(self) -> None:
        """Note in the journal that all receipts were taken, if they were."""
        if self._all_delivered:  # else the next run sends again what came since
            self.journal.deliver()

    def fault(self, error: OSError, *, waits: bool) -> None:
        """Count *error*, once an outage, and let the engine ask for nothing meanwhile."""
        if self._paused is None:
            self.crawler.stats.inc_value(f"newscrawl/export/error_count/{fault(error)}")
        if waits and self._paused is None:
            logger.error("The output cannot be written; nothing is fetched until there is room: %s", error)
            self._paused = time.monotonic()
            self.crawler.engine.pause()

    def recovered(self) -> None:
        """Let the engine go on."""
        if self._paused is not None:
            seconds = time.monotonic() - self._paused
            logger.info("The output can be written again, after %.0f seconds", seconds)
            self.crawler.stats.inc_value("newscrawl/export/waited_count")
            self._paused = None
            self.crawler.engine.unpause()

    def lost(self, entries: Sequence[Entry], error: Exception) -> None:
        """Count *entries* as not written, and end the crawl."""
        logger.error("The output cannot be written, so the crawl ends: %s", error)
        self.crawler.stats.inc_value("newscrawl/export/unwritten_count", len(entries))
        if self._paused is not None:
            self._paused = None
            self.crawler.engine.unpause()
        if not self.closing and self._task is None:
            self._task = asyncio.create_task(self.crawler.engine.close_spider_async(reason=OUTPUT_ERROR))


def deliver(crawler: Crawler, receipts: tuple[Receipt, ...]) -> bool:
    """Send the signal :data:`~newscrawl.signals.pages_stored`; return whether every handler took the *receipts*."""
    results = crawler.signals.send_catch_log(pages_stored, receipts=receipts)
    return not any(isinstance(result, Failure) for _, result in results)
