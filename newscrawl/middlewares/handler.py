"""The download handler: Scrapy's, with a bound to what a server may send before the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress
    from twisted.web._newclient import Request as TxRequest
    from twisted.web.iweb import IResponse

MAX_HEAD_BYTES = 256 * 1024
"""Status lines and headers of one answer, those of "1xx" answers before it included. Browsers and proxies stop at 8
to 256 KiB; Twisted bounds each line, and not their number."""


class HeadTooLargeError(Exception):
    """A server sent headers, or answers before the answer, without end."""


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's handler, whose connections end at :data:`MAX_HEAD_BYTES` of headers.

    The time that an answer may take, first byte to last, is bounded by DOWNLOAD_TIMEOUT, its body by
    DOWNLOAD_MAXSIZE; neither helps against a fast server that sends headers only.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _BoundedFactory  # noqa: SLF001  # as Scrapy sets its own


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    _head = 0

    def request(self, request: TxRequest) -> Deferred[IResponse]:
        """Send *request*, and count its answer's headers from nothing."""
        self._head = 0
        answer = super().request(request)
        if self._parser is not None:
            # Twisted's hangs up, which looks as if the server had.
            self._parser.lineLengthExceeded = _line_too_long  # type: ignore[method-assign]
        return answer

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  # Twisted's names
        """Pass *data* on while its headers are within the bound."""
        if self._parser is None:
            # Nobody asked: an answer pushed at an idle connection would be taken for the next one's.
            self._abort()
            return
        if self._parser.state in (STATUS, HEADER):
            self._head += len(data)
        if self._head > MAX_HEAD_BYTES:
            self._abort()
            error = HeadTooLargeError(f"more than {MAX_HEAD_BYTES} bytes of headers")
            self._disconnectParser(Failure(error))  # type: ignore[no-untyped-call]
            return
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def _abort(self) -> None:
        transport: Any = self.transport  # TCP or TLS, which both can; Twisted's type is of neither
        transport.abortConnection()


def _line_too_long(line: bytes) -> NoReturn:
    raise HeadTooLargeError(f"a line of more than {len(line)} bytes among the headers")


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: ARG002, N802  # Twisted's names
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
