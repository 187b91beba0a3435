"""The feed exporter of newscrawl: it writes a page's records, and says when they are on the disk."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import CloseSpider

from newscrawl.export.entries import entry_of
from newscrawl.export.faults import fault
from newscrawl.export.filter import RouteFilter
from newscrawl.export.group import Group, Limits
from newscrawl.export.journal import Journal
from newscrawl.export.outlet import OUTPUT_ERROR, FeedOutlet
from newscrawl.export.recovery import recover
from newscrawl.export.routing import read_reject
from newscrawl.export.runs import checked_run, output_folder, patience
from newscrawl.export.sharded import ShardedFeedExporter
from newscrawl.items import Page
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


class StoryFeedExporter(ShardedFeedExporter):
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

    _outlet: FeedOutlet
    _group: Group | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a setting of newscrawl's that cannot be."""
        settings = crawler.settings
        run = checked_run(settings["NEWSCRAWL_RUN"])
        exporter = super().from_crawler(crawler)
        exporter.run = run
        exporter.output = output_folder(settings).absolute()
        exporter.reject = read_reject(settings.getlist("NEWSCRAWL_REJECT"))
        exporter.limits = Limits(
            pages=settings.getint("NEWSCRAWL_COMMIT_PAGES", 100),
            seconds=settings.getfloat("NEWSCRAWL_COMMIT_SECONDS", 2.0),
            patience=patience(settings),
        )
        for uri, options in exporter.feeds.items():
            if "item_filter" not in options:
                exporter.filters[uri] = RouteFilter(options, exporter.reject)
        crawler.signals.connect(exporter.engine_started, signals.engine_started)
        return exporter

    def open_spider(self, spider: Spider) -> None:
        """Open all files; raise CloseSpider if one cannot be."""
        try:
            self.journal = Journal(self.output, self.run)
            super().open_spider(spider)
            self.start_files()
        except OSError as error:
            logger.error("The output cannot be written, so the crawl ends: %s", error)  # noqa: TRY400
            self.crawler.stats.inc_value(f"newscrawl/export/error_count/{fault(error)}")
            raise CloseSpider(OUTPUT_ERROR) from error
        self._outlet = FeedOutlet(self.crawler, self.journal, lambda: self.open_storages, self.rotate)
        self._group = Group(self.limits, self._outlet)
        self._group.start()

    def engine_started(self) -> None:
        """Complete the shards of killed runs, and send their last receipts, before anything is asked for."""
        recover(self.crawler, self.output)

    def item_scraped(self, item: Any, spider: Spider) -> None:  # noqa: ANN401  # Scrapy's type
        """Write the records of the page *item*, each to its feeds; all of them or, after an error, none."""
        if self._group is None or self._group.broken:
            self.crawler.stats.inc_value("newscrawl/export/unwritten_count")
            return
        take_back = self.begin_page()
        found = records(item) if isinstance(item, Page) else (item,)
        try:
            for record in found:
                super().item_scraped(record, spider)
        except Exception:  # Scrapy logs it, and crawls on: the count tells the exit code of it
            take_back()
            self.crawler.stats.inc_value("newscrawl/export/unwritten_count")
            raise
        if isinstance(item, Page):
            self._group.add(entry_of(item, found, self.reject))

    async def close_spider(self, spider: Spider, reason: str = "") -> None:
        """Store what there is, and complete the files."""
        if self._group is not None:
            self._outlet.closing = True
            await self._group.close(hurry=reason in ("shutdown", OUTPUT_ERROR))
            if self._group.broken:
                self.crawler.stats.set_value("finish_reason", OUTPUT_ERROR)
                self._give_up()
        await super().close_spider(spider)
        if self.journal is not None:
            self.journal.close(keep=any(storage.leaves_part() for storage in self.open_storages))

    def _give_up(self) -> None:
        """Leave the shards as if this process had been killed, and complete them as the next would."""
        self.give_up()
        if self.journal is not None:
            self.journal.close(keep=True)
        recover(self.crawler, self.output)
