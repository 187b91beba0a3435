"""Keeps the ledger of a crawl: takes note of what became of each page, and writes it down."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from scrapy import signals

from newscrawl.export.runs import output_folder, patience, run_name
from newscrawl.frontier.catching_up import catch_up, settle
from newscrawl.frontier.ledgers import ledger_of
from newscrawl.items import Page
from newscrawl.signals import Receipt, pages_stored
from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

STORE_ERROR = "store_error"
"""Why the spider was closed (Scrapy's ``finish_reason``) if the store could not be written."""

FLUSH_SECONDS = 1.0
"""How often what was noted is written: what a killed run had not written, the next finds again."""


class LedgerKeeper:
    """Marks an address as stored once the exporter says so (``pages_stored``), and not before.

    Counts ``newscrawl/ledger/stored_count``, and ``newscrawl/ledger/found_count``: records that the output holds and
    the store did not know of.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._ledger = ledger_of(crawler)
        self._output = output_folder(crawler.settings)
        self._run = run_name(crawler.settings)
        self._task: asyncio.Task[None] | None = None
        self._patience = patience(crawler.settings)
        self._trouble_since: float | None = None
        self._reason = "unknown"
        self._failed = self._ended = False
        self._closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise StoreError if the store cannot be used."""
        extension = cls(crawler)
        for handler, signal in (
            (extension.engine_started, signals.engine_started),
            (extension.pages_stored, pages_stored),
            (extension.item_scraped, signals.item_scraped),
            (extension.item_error, signals.item_error),
            (extension.request_dropped, signals.request_dropped),
            (extension.spider_closed, signals.spider_closed),
            (extension.engine_stopped, signals.engine_stopped),
        ):
            crawler.signals.connect(handler, signal=signal)
        return extension

    def engine_started(self) -> None:
        """Take note of what the output holds that the store does not know of, before anything is asked for."""
        try:
            catch_up(self._ledger, self._output, self._crawler.stats)
        except StoreError as error:
            self._give_up(error)
            return
        self._ledger.runs.begin(self._run)
        self._task = asyncio.create_task(self._write())

    def pages_stored(self, receipts: tuple[Receipt, ...]) -> None:
        """Note that these pages are done, in the store when this returns; raise StoreError if that cannot be."""
        for receipt in receipts:
            records = [identity for identity, _ in receipt.records]
            self._ledger.stored(receipt.requested, receipt.url, records, is_whole=receipt.is_whole)
        if receipts:
            self._crawler.stats.inc_value("newscrawl/ledger/stored_count", len(receipts))
        try:
            self._ledger.writer.flush_now()
        except StoreError as error:  # what was noted is kept, and written with what comes next
            self._in_trouble(error)
            raise
        self._trouble_since = None

    def item_scraped(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Note that a page is done of which nothing has to be written: no receipt need come for it."""
        if isinstance(item, Page) and item.requested and all(story.is_written for story in item.stories):
            self._ledger.stored(item.requested, item.url)

    def item_error(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Note that a page was lost in the pipelines: it is asked for again."""
        if isinstance(item, Page) and item.requested:
            self._ledger.failed(item.requested, "item_error")

    def request_dropped(self, request: Request) -> None:
        """Note that an article was redirected to an address that was asked for in this run."""
        redirects = request.meta.get("redirect_urls")
        if redirects and request.meta.get("newscrawl_role") == "article":
            self._ledger.elsewhere(redirects[0])

    def spider_closed(self, reason: str) -> None:
        """Note why the run ended."""
        self._reason = reason

    async def engine_stopped(self) -> None:
        """Write what is left, and that the run has ended, now that its files are complete."""
        self._ended = True
        if self._task is not None:
            self._task.cancel()
        try:
            if not self._failed:
                settle(self._ledger, self._output, self._run, self._reason)
                self._ledger.leases.release()
            await self._ledger.flush()
        except StoreError as error:
            self._give_up(error)
        finally:
            self._ledger.close()

    async def _write(self) -> None:
        while not self._failed:
            await asyncio.sleep(FLUSH_SECONDS)
            self._ledger.leases.renew()
            try:
                await self._ledger.flush()
            except StoreError as error:
                self._in_trouble(error)
            else:
                self._trouble_since = None

    def _in_trouble(self, error: StoreError) -> None:
        """Wait a while for what may pass, as a full disk; nothing that was noted is forgotten meanwhile."""
        now = time.monotonic()
        if self._trouble_since is None:
            self._trouble_since = now
            if error.may_pass:
                logger.warning("The store cannot be written now: %s", error)
        if not error.may_pass or now - self._trouble_since > self._patience:
            self._give_up(error)

    def _give_up(self, error: StoreError) -> None:
        """End the crawl: what it does now would be done again by the next."""
        if self._failed:
            return
        self._failed = True
        logger.error("The store cannot be written, so the crawl ends: %s", error)
        self._crawler.stats.inc_value("newscrawl/ledger/error_count")
        if self._crawler.engine.running:
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=STORE_ERROR))
