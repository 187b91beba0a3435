"""The review's server: on loopback alone, for whoever has the token, and for no page of another site."""

from __future__ import annotations

import hmac
import secrets
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import orjson

from newscrawl.export.faults import in_words
from newscrawl.report.markup import document
from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

MOST_BYTES = 1024 * 1024
"""Of a request's body."""
SCRIPTS = ("data.js", "pageview.js", "reviewlist.js", "reviewpage.js", "review.js")
HEADERS = {
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}  # fmt: skip


class RefusedError(Exception):
    """A request that is not answered, and by which status."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class Server(ThreadingHTTPServer):
    """Serves *api*: names of what is asked for, and what answers it, given the request's JSON."""

    daemon_threads = True

    def __init__(self, api: dict[str, Callable[[dict[str, Any]], dict[str, Any]]], port: int = 0) -> None:
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OverflowError as error:
            raise OSError(
                f"--port {port}: ports are numbers from 1 to 65535; leave it out: a free one is taken"
            ) from error
        except OSError as error:
            raise OSError(
                f"--port {port}: {error.strerror}; name another, or leave it out: a free one is taken"
            ) from error
        self.api = api
        self.token = secrets.token_urlsafe(24)
        self.lock = threading.Lock()
        self.hosts = {f"127.0.0.1:{self.server_port}", f"localhost:{self.server_port}"}
        self.page = document("review.html", SCRIPTS, {"title": "newscrawl review"}, connect="'self'").encode()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:  # noqa: ANN401 - its base's
        """Say what went wrong, unless the browser went away before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        return f"http://127.0.0.1:{self.server_port}/?token={self.token}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "newscrawl"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer with the page."""
        self._answer(self._page)

    def do_POST(self) -> None:
        """Answer what the page asks for."""
        self._answer(self._asked)

    def log_message(self, *_: object) -> None:
        """Say nothing: the address has the token."""

    def _answer(self, answer: Callable[[], tuple[str, bytes]]) -> None:
        try:
            self._check()
            kind, body = answer()
            status = HTTPStatus.OK
        except RefusedError as error:
            kind, body, status = "text/plain; charset=utf-8", str(error).encode(), error.status
        except ValueError as error:  # marks, rules, templates: the message says what to do
            kind, body, status = (
                "text/plain; charset=utf-8",
                str(error).encode(),
                HTTPStatus.UNPROCESSABLE_ENTITY,
            )
        except (OSError, StoreError) as error:  # what was to be written
            kind, body = "text/plain; charset=utf-8", in_words(error).encode()
            status = HTTPStatus.INTERNAL_SERVER_ERROR
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _check(self) -> None:
        """Raise RefusedError unless the request is one of this server's own page, or of a person's for it."""
        if self.headers.get("Host") not in self.server.hosts:
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 only.")
        origin = self.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.server.hosts:
            raise RefusedError(HTTPStatus.FORBIDDEN, "Requests of other sites are refused.")
        if self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            raise RefusedError(HTTPStatus.FORBIDDEN, "Requests of other sites are refused.")

    def _check_token(self, token: str) -> None:
        if not hmac.compare_digest(token.encode(), self.server.token.encode()):
            raise RefusedError(
                HTTPStatus.FORBIDDEN, "Open the address that `scrapy review` printed, with its token."
            )

    def _page(self) -> tuple[str, bytes]:
        parts = urlsplit(self.path)
        if parts.path != "/":
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        self._check_token(parse_qs(parts.query).get("token", [""])[0])
        return "text/html; charset=utf-8", self.server.page

    def _asked(self) -> tuple[str, bytes]:
        self._check_token(self.headers.get("X-Newscrawl-Token", ""))
        if self.headers.get_content_type() != "application/json":
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON.")
        answer = self.server.api.get(self.path.removeprefix("/api/"))
        if answer is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal() or int(size) > MOST_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"Send at most {MOST_BYTES} bytes.")
        given = orjson.loads(self.rfile.read(int(size)))
        if not isinstance(given, dict):
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "Send an object.")
        with self.server.lock:
            return "application/json", orjson.dumps(answer(given))
