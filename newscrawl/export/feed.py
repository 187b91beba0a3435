"""Feed exports that write a page's records, and that end the crawl when they cannot be written."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import CloseSpider
from scrapy.extensions.feedexport import FeedExporter, ItemFilter

from newscrawl.export.routing import read_reject, rejection, route
from newscrawl.export.runs import checked_run
from newscrawl.export.storage import PartFileStorage
from newscrawl.items import Page, Record
from newscrawl.signals import Receipt, pages_stored
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

OUTPUT_ERROR = "output_error"
"""Why the spider was closed (Scrapy's ``finish_reason``) if the output could not be written."""


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
    """Scrapy's feed exporter, given a page's records one by one.

    Scrapy logs the errors of its feeds and crawls on. Here the first of them closes the spider
    (``output_error``) before more is fetched in vain; the files are opened before anything is.

    Counts ``newscrawl/export/record_count/{accepted,rejected}``,
    ``newscrawl/export/rejected_count/{verdict}`` and ``newscrawl/export/error_count``.
    """

    reject: frozenset[str] = frozenset()
    """The verdicts that move a record to the rejected (NEWSCRAWL_REJECT)."""

    _closing: asyncio.Future[None] | None = None
    written: list[Receipt]
    """Of the pages whose records are in the files."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a NEWSCRAWL_REJECT or NEWSCRAWL_RUN that cannot be."""
        checked_run(crawler.settings["NEWSCRAWL_RUN"])
        exporter = super().from_crawler(crawler)
        exporter.written = []
        exporter.reject = read_reject(crawler.settings.getlist("NEWSCRAWL_REJECT"))
        for uri, options in exporter.feeds.items():
            if "item_filter" not in options:
                exporter.filters[uri] = RouteFilter(options, exporter.reject)
        return exporter

    def open_spider(self, spider: Spider) -> None:
        """Open all files; raise CloseSpider if one cannot be."""
        try:
            super().open_spider(spider)
            for slot in self.slots:
                slot.start_exporting()
        except OSError as error:
            self._report(error)
            self.crawler.stats.inc_value("newscrawl/export/error_count")
            # What is open stays named .part: none of the files is whole without the others.
            for slot in self.slots:
                if slot.file and isinstance(slot.storage, PartFileStorage):
                    slot.file.close()
            self.slots = []
            raise CloseSpider(OUTPUT_ERROR) from error

    def item_scraped(self, item: Any, spider: Spider) -> None:  # noqa: ANN401  # Scrapy's type
        """Write the records of the page *item*, each to its feeds."""
        written = False
        found = records(item) if isinstance(item, Page) else (item,)
        try:
            for record in found:
                super().item_scraped(record, spider)
                self._count(record)
            written = True
            if isinstance(item, Page):
                routes = tuple((record.id, route(record, self.reject)) for record in found)
                self.written.append(Receipt(requested=item.requested, url=item.url, records=routes))
        except OSError as error:
            if self._closing is None:  # pages on their way may fail, too
                self._report(error)
                self._closing = asyncio.ensure_future(
                    self.crawler.engine.close_spider_async(reason=OUTPUT_ERROR)
                )
        finally:
            # Scrapy logs errors of any other kind, and crawls on: the count tells the exit code of them.
            if not written:
                self.crawler.stats.inc_value("newscrawl/export/error_count")

    async def close_spider(self, spider: Spider) -> None:
        """Complete the files, and say so of all pages if nothing went wrong."""
        await super().close_spider(spider)
        stats = self.crawler.stats.get_stats()
        if self._closing is None and not any(name.startswith("feedexport/failed_count") for name in stats):
            self.crawler.signals.send_catch_log(pages_stored, receipts=tuple(self.written))

    def _count(self, record: Any) -> None:  # noqa: ANN401  # Scrapy's type
        if not isinstance(record, Record):
            return
        stats = self.crawler.stats
        verdict = rejection(record, self.reject)
        stats.inc_value(f"newscrawl/export/record_count/{route(record, self.reject)}")
        if verdict:
            stats.inc_value(f"newscrawl/export/rejected_count/{verdict}")

    def _report(self, error: OSError) -> None:
        logger.error("The output cannot be written, so the crawl ends: %s", error)
