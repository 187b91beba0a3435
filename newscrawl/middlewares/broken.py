"""Answers that are too large, half, or lead astray: no page is lost, each leaves a record of what it was."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, ResponseDataLossError
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from newscrawl.items import Page
from newscrawl.middlewares.loops import NoLoops
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_LAYERS = 2
"""Encodings of one answer: a server and the network in front of it may both pack."""

MAX_MEMBERS = 1000
"""Archives in one body. Scrapy needs 0.2 milliseconds for one, and servers send one."""

_MEMBERS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18")
"""How one begins: gzip, zstd, and what zstd skips (behind its first byte)."""

_VERDICTS = (Verdict.OVERSIZE, Verdict.TRUNCATED, Verdict.NOARCHIVE)


class BrokenAnswerMiddleware:
    """Turns the download errors of articles that say something of the page into empty answers.

    The answer's flags hold the verdict: ``oversize`` if the body is larger than DOWNLOAD_MAXSIZE,
    ``truncated`` if it ended before the announced length, time and again. Feeds and sitemaps stay
    errors: there is nothing to write of them.
    """

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Return the answer that stands for *exception*, None for other errors and other requests."""
        if isinstance(exception, DownloadCancelledError):
            return _empty(request, Verdict.OVERSIZE)
        if isinstance(exception, ResponseDataLossError):
            return _empty(request, Verdict.TRUNCATED)
        return None


class BoundedCompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's decompression; an article that is too large unpacked is ``oversize`` like any other.

    So is one that was packed more than :data:`MAX_LAYERS` times, or consists of more than :data:`MAX_MEMBERS` archives:
    each of them may be empty, and unpacking them take minutes without anything becoming large. Answers that arrive together
    are unpacked one at a time, and the event loop gets its turn between them.
    """

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._turn = asyncio.Lock()

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return *response* unpacked."""
        if not response.headers.getlist("Content-Encoding"):
            return response
        async with self._turn:
            await asyncio.sleep(0)
            return self._unpacked(request, response)

    def _unpacked(self, request: Request, response: Response) -> Request | Response:
        refusal = IgnoreRequest("packed too often")
        if not _endless(response):
            try:
                return super().process_response(request, response)
            except IgnoreRequest as error:
                refusal = error
        answer = _empty(request, Verdict.OVERSIZE)
        if answer is None:
            raise refusal
        return answer


class BrokenRefreshMiddleware(NoLoops, MetaRefreshMiddleware):
    """Scrapy's reading of ``<meta http-equiv=refresh>``, less those that would lose the page: to no address
    at all (``javascript:``), and to the page itself, which Scrapy has seen and would drop."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request that *response* asks for, else *response*."""
        try:
            return super().process_response(request, response)
        except ValueError:
            return response

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:  # noqa: ANN401  # Scrapy's
        if redirected.url == request.url:
            raise ValueError("to itself")
        return super()._redirect(redirected, request, reason)


class BrokenPageMiddleware(BaseSpiderMiddleware):
    """Gives pages of such answers their verdict; a spider middleware, so that no spider need know."""

    def get_processed_item(self, item: Any, response: Response | None) -> Any:  # noqa: ANN401  # Scrapy's types
        """Return the page *item* with the verdict of *response*'s flags."""
        flags = () if response is None else response.flags
        found = tuple(verdict.value for verdict in _VERDICTS if verdict.value in flags)
        return replace(item, verdicts=(*item.verdicts, *found)) if found and isinstance(item, Page) else item


def _endless(response: Response) -> bool:
    """Return whether *response* was packed in a way that asks for work without end."""
    layers = b",".join(response.headers.getlist(b"Content-Encoding"))
    if not layers:
        return False
    return layers.count(b",") >= MAX_LAYERS or sum(map(response.body.count, _MEMBERS)) > MAX_MEMBERS


def _empty(request: Request, verdict: Verdict) -> Response | None:
    if request.meta.get("newscrawl_role") != "article":
        return None
    return HtmlResponse(request.url, flags=[verdict.value], request=request, encoding="utf-8")
