"""Answers that are too large, half, or lead astray: no page is lost, each leaves a record of what it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, ResponseDataLossError
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from newscrawl.items import Page
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from scrapy.http import Response

_VERDICTS = (Verdict.OVERSIZE, Verdict.TRUNCATED)


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
    """Scrapy's decompression; an article that is too large unpacked is ``oversize`` like any other."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return *response* unpacked."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            answer = _empty(request, Verdict.OVERSIZE)
            if answer is None:
                raise
            return answer


class BrokenRefreshMiddleware(MetaRefreshMiddleware):
    """Scrapy's reading of ``<meta http-equiv=refresh>``, less those that would lose the page: to no address
    at all (``javascript:``), and to the page itself, which Scrapy has seen and would drop."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the request that *response* asks for, else *response*."""
        try:
            answer = super().process_response(request, response)
        except ValueError:
            return response
        return response if isinstance(answer, Request) and answer.url == request.url else answer


class BrokenPageMiddleware(BaseSpiderMiddleware):
    """Gives pages of such answers their verdict; a spider middleware, so that no spider need know."""

    def get_processed_item(self, item: Any, response: Response | None) -> Any:  # noqa: ANN401  # Scrapy's types
        """Return the page *item* with the verdict of *response*'s flags."""
        flags = () if response is None else response.flags
        found = tuple(verdict.value for verdict in _VERDICTS if verdict.value in flags)
        return replace(item, verdicts=(*item.verdicts, *found)) if found and isinstance(item, Page) else item


def _empty(request: Request, verdict: Verdict) -> Response | None:
    if request.meta.get("newscrawl_role") != "article":
        return None
    return HtmlResponse(request.url, flags=[verdict.value], request=request, encoding="utf-8")
