"""Keeps what a crawl fetched as WARC, so that ``scrapy clean`` can read it again."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.exceptions import NotConfigured
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from newscrawl.archives.notes import NO_BODY
from newscrawl.archives.writing import PACKED, Exchange, of_page, warcinfo
from newscrawl.export.faults import fault
from newscrawl.export.runs import checked_run
from newscrawl.export.warcfile import WarcFiles, repair
from newscrawl.export.warcoptions import read_packing, told, warc_folder
from newscrawl.items import Page

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.http.headers import Headers

logger = logging.getLogger(__name__)

SYNC_SECONDS = 1.0
"""How often what was written is put on the disk: so much a loss of power costs, and a killed process nothing."""
_UNPACKED = frozenset({"content-length", "content-encoding"})


class WarcMiddleware(BaseSpiderMiddleware):
    """Writes each article as it was received, with its request, as soon as its spider has made a page of it.

    Pages without a body (too large, cut off, or not to be stored) leave a word on why. What cannot be written is counted
    and told, and the crawl goes on: its records are written all the same. Counts ``newscrawl/warc/page_count`` and
    ``newscrawl/warc/error_count/{fault}``.
    """

    def __init__(self, crawler: Crawler, folder: Path) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._folder = folder
        suffix, self._pack = PACKED[read_packing(settings)]
        run = checked_run(settings["NEWSCRAWL_RUN"])
        self._told = told(settings, run)
        size = settings.getint("NEWSCRAWL_WARC_SIZE")
        self._files = WarcFiles(
            folder, run, suffix, size, lambda name: warcinfo(name, self._told, self._pack)
        )
        self._received: WeakKeyDictionary[Request, Exchange] = WeakKeyDictionary()
        self._failing = False
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured unless NEWSCRAWL_WARC says where, ValueError for a setting that cannot be."""
        folder = warc_folder(crawler.settings)
        if folder is None:
            raise NotConfigured  # Scrapy warns of a reason, and this is as it comes
        middleware = cls(crawler, folder)
        for handler, signal in (
            (middleware.engine_started, signals.engine_started),
            (middleware.response_downloaded, signals.response_downloaded),
            (middleware.engine_stopped, signals.engine_stopped),
        ):
            crawler.signals.connect(handler, signal=signal)
        return middleware

    def engine_started(self) -> None:
        """Complete what killed runs left in the folder."""
        try:
            for path in repair(self._folder):
                logger.info("%s was left by a run that was killed, and is complete now", path)
        except OSError as error:
            self._fail(error)
        self._task = asyncio.create_task(self._sync())

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Keep the answer to the request of an article until its page comes: what follows unpacks it, headers and all."""
        if request.meta.get("newscrawl_role") == "article":
            self._received[request] = _exchange(request, response)

    def get_processed_item(self, item: Any, response: Response | None) -> Any:  # noqa: ANN401  # Scrapy's types
        """Return *item*; write its records if it is a page."""
        if isinstance(item, Page) and response is not None:
            exchange = None
            if not any(verdict in NO_BODY for verdict in item.verdicts):
                exchange = self._exchanged(response)
            try:
                self._files.write(of_page(item, exchange, self._pack))
            except OSError as error:
                self._fail(error)
            else:
                self._failing = False
                self.crawler.stats.inc_value("newscrawl/warc/page_count")
        return item

    def _exchanged(self, response: Response) -> Exchange:
        """Return what was received for *response*; if that is not known, *response* itself, as it was unpacked."""
        request = response.request or Request(response.url)
        if received := self._received.pop(request, None):
            return received
        unpacked = _exchange(request, response)
        left = tuple(pair for pair in unpacked.answered if pair[0].lower() not in _UNPACKED)
        return replace(unpacked, answered=left)

    async def engine_stopped(self) -> None:
        """Complete the file that is open."""
        if self._task is not None:
            self._task.cancel()
        try:
            await asyncio.to_thread(self._files.finish)
        except OSError as error:
            self._fail(error)

    async def _sync(self) -> None:
        while True:
            await asyncio.sleep(SYNC_SECONDS)
            try:
                self._files.sync()
            except OSError as error:
                self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.crawler.stats.inc_value(f"newscrawl/warc/error_count/{fault(error)}")
        if not self._failing:
            logger.error("%s lacks pages of this run, as it cannot be written now: %s", self._folder, error)
        self._failing = True


def _exchange(request: Request, response: Response) -> Exchange:
    return Exchange(
        method=request.method,
        asked=_pairs(request.headers),
        protocol=response.protocol or "HTTP/1.1",
        status=response.status,
        answered=_pairs(response.headers),
        body=response.body,
    )


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name in headers
        for value in headers.getlist(name)
    )
