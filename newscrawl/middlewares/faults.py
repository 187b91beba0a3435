"""Names of what goes wrong between the crawl and a server: one for each way, and the same in all stats."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web.client import ResponseFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.statscollectors import StatsCollector

SERVER_ERROR, TOO_MANY_REQUESTS, REQUEST_TIMEOUT = 500, 429, 408


class BudgetError(IgnoreRequest):
    """A request that was left for another run: its site, or the run, has had as many as are allowed."""


_NAMES: tuple[tuple[type[BaseException], str], ...] = (
    (BudgetError, "budget"),
    (IgnoreRequest, "refused"),
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "connection-refused"),
    (ResponseDataLossError, "truncated"),
    (DownloadCancelledError, "oversize"),
    (ConnectionClosed, "reset"),
    (ConnectError, "unreachable"),
    (zlib.error, "encoding"),
)
_MODULES = {
    **dict.fromkeys(("OpenSSL", "service_identity"), "tls"),
    **dict.fromkeys(("backports", "brotli", "brotlicffi", "compression"), "encoding"),
}
"""Where errors are defined that no common class tells apart."""

REDIRECTS = "max redirections reached"
"""What Scrapy's redirect middleware says when there were too many, or they lead nowhere else."""
_ENCODING = (EOFError, OSError)
"""What unpacking raises besides, of archives that end early or begin with something else."""


def fault_name(error: BaseException | None) -> str:
    """Return the name of *error* as the last part of a stat: the HTTP status, one of those that docs/settings.md lists,
    else the name of its class.
    """
    if isinstance(error, HttpError):
        return str(error.response.status)
    if isinstance(error, IgnoreRequest) and str(error) == REDIRECTS:
        return "redirects"
    if isinstance(error, DownloadFailedError):
        return _failed(error)
    for kind, name in _NAMES:
        if isinstance(error, kind):
            return name
    if module := _MODULES.get(type(error).__module__.partition(".")[0]):
        return module
    return "encoding" if isinstance(error, _ENCODING) else type(error).__name__


def _failed(error: DownloadFailedError) -> str:
    """Return what the failure of a connection came of; an answer that is no HTTP is ``malformed``."""
    names = [fault_name(reason) for reason in _reasons(error.__cause__)]
    known = [name for name in names if name in ("tls", "reset")]
    return "malformed" if len(known) < len(names) or not known else known[0]


def _reasons(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, ResponseFailed):
        for failure in error.reasons:
            yield from _reasons(failure.value)
    elif error is not None:
        yield error


class FaultMiddleware:
    """Counts each attempt that failed, those that are tried again included, as ``newscrawl/download/fault_count/{name}``."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it."""
        return cls(crawler.stats)

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002  # Scrapy's
        """Count *exception*, unless it is a refusal of newscrawl's own."""
        if not isinstance(exception, IgnoreRequest):
            self._stats.inc_value(f"newscrawl/download/fault_count/{fault_name(exception)}")

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002
        """Count an answer that says that the server cannot, or not now."""
        if response.status >= SERVER_ERROR or response.status in (TOO_MANY_REQUESTS, REQUEST_TIMEOUT):
            # Numbers beyond the standard's are no reason for a stat each.
            shown = response.status if response.status < SERVER_ERROR + 100 else "5xx"
            self._stats.inc_value(f"newscrawl/download/fault_count/{shown}")
        return response
