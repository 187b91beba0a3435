"""Prints what a run did, at its end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import StdoutFeedStorage

from newscrawl.export.warcoptions import warc_folder
from newscrawl.extensions.report import summary

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.extensions.feedexport import FeedSlot


class Summary:
    """Prints a summary to the terminal, not to the log, as the last that a run has to say.

    Switched off by NEWSCRAWL_SUMMARY_ENABLED.
    """

    def __init__(self, crawler: Crawler, out: TextIO | None = None) -> None:
        self._crawler = crawler
        self._out = out
        self._reason = "unknown"
        self._started = False
        self._files: list[tuple[str, int]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it, and have it told of the end of the run and of each file."""
        if not crawler.settings.getbool("NEWSCRAWL_SUMMARY_ENABLED"):
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.engine_started, signal=signals.engine_started)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.feed_slot_closed, signal=signals.feed_slot_closed)
        crawler.signals.connect(extension.feed_exporter_closed, signal=signals.feed_exporter_closed)
        crawler.signals.connect(extension.engine_stopped, signal=signals.engine_stopped)
        return extension

    def engine_started(self) -> None:
        """Note that the engine will tell of its end."""
        self._started = True

    def spider_closed(self, spider: Spider, reason: str) -> None:  # noqa: ARG002  # Scrapy's signature
        """Note why the run ended."""
        self._reason = reason

    def feed_slot_closed(self, slot: FeedSlot) -> None:
        """Note the file of *slot*."""
        if isinstance(slot.storage, StdoutFeedStorage):
            self._out = self._out or sys.stderr  # standard output is the records'
        path = getattr(slot.storage, "path", slot.uri)
        self._files.append((_short(Path(path)), slot.itemcount))

    def feed_exporter_closed(self) -> None:
        """Print, if a component closed the spider before the engine started: nothing else will follow."""
        if not self._started:
            self._print()

    def engine_stopped(self) -> None:
        """Print, now that the files are closed and Scrapy has logged its stats."""
        self._print()

    def _print(self) -> None:
        out = self._out or sys.stdout
        stats = self._crawler.stats.get_stats()
        # What is written last, when the spider is closed already, may still find the disk full.
        folder = warc_folder(self._crawler.settings) if stats.get("newscrawl/warc/page_count") else None
        archive = _short(folder) if folder is not None else None
        out.write(summary(stats, self._files, stats.get("finish_reason", self._reason), archive))
        out.flush()


def _short(path: Path) -> str:
    """Return *path* as seen from the working folder, if it is inside."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
