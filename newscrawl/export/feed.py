"""Feed exports that write a page's records, say when they are on the disk, and end the crawl if they cannot be."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import CloseSpider
from scrapy.extensions.feedexport import FeedExporter, ItemFilter, apply_uri_params

from newscrawl.export.faults import fault
from newscrawl.export.group import Entry, Group, Limits
from newscrawl.export.journal import Journal
from newscrawl.export.outlet import OUTPUT_ERROR, FeedOutlet
from newscrawl.export.recovery import recover
from newscrawl.export.routing import read_reject, rejection, route
from newscrawl.export.runs import checked_run
from newscrawl.export.storage import PartFileStorage
from newscrawl.items import Page, Record
from newscrawl.signals import Receipt
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.extensions.feedexport import FeedSlot, FeedStorageProtocol

logger = logging.getLogger(__name__)


class RouteFilter(ItemFilter):
    """Lets the records of one route pass: the feed option ``route``, ``accepted`` unless stated."""

    def __init__(self, feed_options: dict[str, Any] | None, reject: Collection[str]) -> None:
        super().__init__(feed_options)
        self._route: str = (feed_options or {}).get("route", "accepted")
        self._reject = reject

    def accepts(self, item: Any) -> bool:  # noqa: ANN401  # Scrapy's type
        """Return whether *item* is a record of the route; items of other kinds pass to ``accepted``."""
        if isinstance(item, Record):
            return route(item, self._reject) == self._route
        return self._route == "accepted"


class StoryFeedExporter(FeedExporter):
    """Scrapy's feed exporter, given a page's records one by one, whose files are stored in groups.

    The files are opened before anything is fetched, and what killed runs left is put in order. Once the records of
    pages are on the disk, the signal :data:`newscrawl.signals.pages_stored` says so; if they cannot be written, the
    spider is closed (``output_error``). Stats: :class:`~newscrawl.export.outlet.FeedOutlet`.
    """

    reject: frozenset[str] = frozenset()
    """The verdicts that move a record to the rejected (NEWSCRAWL_REJECT)."""
    limits: Limits
    output: Path
    run: str

    _storages: tuple[PartFileStorage, ...] = ()
    _journal: Journal | None = None
    _outlet: FeedOutlet | None = None
    _group: Group | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a setting of newscrawl's that cannot be."""
        settings = crawler.settings
        run = checked_run(settings["NEWSCRAWL_RUN"])
        exporter = super().from_crawler(crawler)
        exporter.run = run
        exporter.output = Path(settings.get("NEWSCRAWL_OUTPUT", "output"))
        exporter.reject = read_reject(settings.getlist("NEWSCRAWL_REJECT"))
        exporter.limits = Limits(
            pages=settings.getint("NEWSCRAWL_COMMIT_PAGES", 100),
            seconds=settings.getfloat("NEWSCRAWL_COMMIT_SECONDS", 2.0),
            patience=settings.getfloat("NEWSCRAWL_OUTPUT_PATIENCE", 600.0),
        )
        for uri, options in exporter.feeds.items():
            if "item_filter" not in options:
                exporter.filters[uri] = RouteFilter(options, exporter.reject)
        crawler.signals.connect(exporter.engine_started, signals.engine_started)
        return exporter

    def open_spider(self, spider: Spider) -> None:
        """Open all files; raise CloseSpider if one cannot be."""
        try:
            self._journal = Journal(self.output.absolute(), self.run)
            super().open_spider(spider)
            for slot in self.slots:
                slot.start_exporting()
            for storage in self._storages:
                if storage.file is not None:
                    storage.file.create()
        except OSError as error:
            logger.error("The output cannot be written, so the crawl ends: %s", error)  # noqa: TRY400
            self.crawler.stats.inc_value(f"newscrawl/export/error_count/{fault(error)}")
            self.slots = []
            raise CloseSpider(OUTPUT_ERROR) from error
        self._outlet = FeedOutlet(self.crawler, self._journal, lambda: list(self._storages), self._rotate)
        self._group = Group(self.limits, self._outlet)
        self._group.start()

    def engine_started(self) -> None:
        """Complete the shards of killed runs, and send their last receipts, before anything is asked for."""
        recover(self.crawler, self.output.absolute())

    def item_scraped(self, item: Any, spider: Spider) -> None:  # noqa: ANN401  # Scrapy's type
        """Write the records of the page *item*, each to its feeds; all of them or, after an error, none."""
        if self._group is None or self._group.broken:
            self.crawler.stats.inc_value("newscrawl/export/unwritten_count")
            return
        marks = [(storage.file, storage.file.mark()) for storage in self._storages if storage.file]
        found = records(item) if isinstance(item, Page) else (item,)
        try:
            for record in found:
                super().item_scraped(record, spider)
        except Exception:  # Scrapy logs it, and crawls on: the count tells the exit code of it
            for file, mark in marks:
                file.take_back(mark)
            self.crawler.stats.inc_value("newscrawl/export/unwritten_count")
            raise
        if isinstance(item, Page):
            self._group.add(self._entry(item, found))

    async def close_spider(self, spider: Spider, reason: str = "") -> None:
        """Store what there is, and complete the files."""
        if self._group is not None and self._outlet is not None:
            self._outlet.closing = True
            await self._group.close(hurry=reason in ("shutdown", OUTPUT_ERROR))
            if self._group.broken:
                self.crawler.stats.set_value("finish_reason", OUTPUT_ERROR)
                self._fail()
        await super().close_spider(spider)
        if self._journal is not None:
            self._journal.close(keep=any(storage.leaves_part() for storage in self._storages))

    def _entry(self, page: Page, found: tuple[Any, ...]) -> Entry:
        receipt = Receipt(
            requested=page.requested,
            url=page.url,
            records=tuple((record.id, route(record, self.reject)) for record in found),
        )
        rejections = (rejection(record, self.reject) for record in found)
        return Entry(receipt=receipt, rejections=tuple(filter(None, rejections)))

    def _get_storage(self, uri: str, feed_options: dict[str, Any]) -> FeedStorageProtocol:
        storage = super()._get_storage(uri, feed_options)
        if isinstance(storage, PartFileStorage) and self._journal is not None:
            storage.journal = self._journal
            unfinished = (other for other in self._storages if other.is_unfinished())
            self._storages = (*unfinished, storage)
        return storage

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        """Complete the file of *slot*; an empty shard is taken away, which is not worth a word."""
        storage = slot.storage
        if not (isinstance(storage, PartFileStorage) and storage.sharded and storage.file):
            await super()._close_slot(slot, spider)
        elif slot.itemcount:
            slot.uri = str(storage.path)
            await super()._close_slot(slot, spider)
        else:
            await storage.discard()

    def _rotate(self) -> None:
        """Complete the shards that are due, and begin new ones."""
        for position, slot in enumerate(self.slots):
            storage = slot.storage
            if not (isinstance(storage, PartFileStorage) and storage.is_due()):
                continue
            # Pages may have come since the group was stored: they go to the next shard, with their receipts.
            carried = storage.file.withdraw() if storage.file else b""
            slot.itemcount -= carried.count(b"\n")
            options = self.feeds[slot.uri_template]
            params = self._get_uri_params(slot.spider, options["uri_params"], slot)
            self._schedule_slot_close(slot, slot.spider)
            following = self._start_new_batch(
                batch_id=slot.batch_id + 1,
                uri=apply_uri_params(slot.uri_template, params),
                feed_options=options,
                spider=slot.spider,
                uri_template=slot.uri_template,
            )
            following.start_exporting()
            if following.file is not None:
                following.file.write(carried)
            following.itemcount += carried.count(b"\n")
            self.slots[position] = following

    def _fail(self) -> None:
        """Have shards end with what is stored, and other files not be called whole."""
        for slot in self.slots:
            if isinstance(slot.storage, PartFileStorage) and slot.storage.file:
                slot.itemcount -= slot.storage.file.fail()
