from __future__ import annotations

import zlib

import pytest
from OpenSSL.SSL import Error as TlsError
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.internet.error import ConnectionDone, ConnectionLost, NoRouteError
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError
from twisted.web.client import ResponseFailed

from newscrawl.middlewares.faults import BudgetError, FaultMiddleware, fault_name

URL = "https://example.org/1"


NO_ROUTE = NoRouteError()  # type: ignore[no-untyped-call]
NO_HTTP = ParseError("no status", b"x")  # type: ignore[no-untyped-call]


def failed(*reasons: Exception) -> DownloadFailedError:
    """Return the failure of a download as Scrapy makes it of Twisted's."""
    error = DownloadFailedError("failed")
    error.__cause__ = ResponseFailed([Failure(reason) for reason in reasons])  # type: ignore[no-untyped-call]
    return error


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (HttpError(Response(URL, status=410)), "410"),
        (BudgetError("refused: budget"), "budget"),
        (IgnoreRequest("refused: address"), "refused"),
        (IgnoreRequest("max redirections reached"), "redirects"),
        (DownloadTimeoutError(), "timeout"),
        (CannotResolveHostError(), "dns"),
        (DownloadConnectionRefusedError(), "connection-refused"),
        (ResponseDataLossError(), "truncated"),
        (DownloadCancelledError(), "oversize"),
        (NO_ROUTE, "unreachable"),
        (ConnectionLost(), "reset"),
        (failed(ConnectionLost()), "reset"),
        (failed(ConnectionDone()), "reset"),
        (failed(TlsError([])), "tls"),
        (failed(NO_HTTP), "malformed"),
        (failed(ConnectionDone(), NO_HTTP), "malformed"),
        (DownloadFailedError("of nothing known"), "malformed"),
        (zlib.error(), "encoding"),
        (EOFError(), "encoding"),
        (KeyError("a fault of newscrawl's own"), "KeyError"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_gives_each_fault_a_name(error: Exception, name: str) -> None:
    assert fault_name(error) == name


def test_counts_attempts_that_failed_and_not_what_newscrawl_refused() -> None:
    crawler = get_crawler()
    middleware = FaultMiddleware.from_crawler(crawler)
    request = Request(URL)
    for error in (DownloadTimeoutError(), DownloadTimeoutError(), IgnoreRequest("refused: address")):
        middleware.process_exception(request, error)
    for status in (200, 404, 429, 503, 9999):
        answer = Response(URL, status=status)
        assert middleware.process_response(request, answer) is answer
    assert crawler.stats.get_stats() == {
        f"newscrawl/download/fault_count/{name}": count
        for name, count in {"timeout": 2, "429": 1, "503": 1, "5xx": 1}.items()
    }
