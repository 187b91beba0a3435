"""Serve the demo outlets on loopback, each on a port of its own."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import Resource, build_site, not_found

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from newscrawl.demo.model import Outlet

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 10  # a client that keeps its connection open and says nothing is let go
POLL_SECONDS = 0.05  # how long `stop` may have to wait for a server's loop


class DemoServer:
    """The demo outlets on ephemeral loopback ports, for as long as the ``with`` block lasts."""

    def __init__(self, first_port: int = 0) -> None:
        """Keep *first_port*: the outlets take it and the ports after it; 0 takes any free ones."""
        self.requests: list[tuple[str, str]] = []
        """Placeholder host and path (query included) of every request, in the order of arrival."""
        self._first_port = first_port
        self._servers: dict[str, ThreadingHTTPServer] = {}

    @property
    def hosts(self) -> Mapping[str, str]:
        """Address of each outlet by its placeholder host: ``{"alwaha.demo": "127.0.0.1:40211"}``."""
        return MappingProxyType(
            {host: f"{LOOPBACK}:{server.server_port}" for host, server in self._servers.items()}
        )

    def start(self) -> Self:
        """Bind the ports and answer requests from threads of their own; ``OSError`` if a port is taken.

        A server that runs already is left as it is.
        """
        if self._servers:
            return self
        try:
            for offset, outlet in enumerate(load_outlets()):
                port = self._first_port + offset if self._first_port else 0
                self._servers[outlet.host] = self._serve(outlet, port)
        except OSError:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Close the ports; requests that are being answered end by themselves."""
        for server in self._servers.values():
            server.shutdown()
            server.server_close()
        self._servers.clear()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _serve(self, outlet: Outlet, port: int) -> ThreadingHTTPServer:
        server = _Server((LOOPBACK, port), BaseHTTPRequestHandler)
        # The pages hold the port, which is known only now; nothing is answered before the thread starts.
        base = f"http://{LOOPBACK}:{server.server_port}"
        site = _Site(outlet=outlet, base=base, resources=build_site(outlet, base), requests=self.requests)
        server.RequestHandlerClass = partial(_Handler, site)
        Thread(target=server.serve_forever, args=(POLL_SECONDS,), name=outlet.host, daemon=True).start()
        return server


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Report a fault of ours; a client that went away in the middle is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # handed through


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    outlet: Outlet
    base: str
    resources: Mapping[str, Resource]
    requests: list[tuple[str, str]]

    def find(self, path: str) -> Resource | None:
        self.requests.append((self.outlet.host, path))  # appending to a list is atomic
        return self.resources.get(path) or not_found(self.outlet, self.base, path)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "newscrawl-demo"
    timeout = IDLE_SECONDS

    def __init__(self, site: _Site, *args: object) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]  # what socketserver passes on

    def do_GET(self) -> None:
        resource = self.site.find(self.path)
        if resource is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        fresh = self._is_fresh(resource)
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK)
        self.send_header("ETag", resource.etag)
        self.send_header("Last-Modified", format_datetime(resource.modified.astimezone(UTC), usegmt=True))
        if not fresh:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if not fresh and self.command != "HEAD":
            self.wfile.write(resource.body)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server calls

    def _is_fresh(self, resource: Resource) -> bool:
        """Return whether the client already holds *resource*; an entity tag outweighs a date."""
        if tags := self.headers.get("If-None-Match"):
            return resource.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        since = self.headers.get("If-Modified-Since", "")
        try:
            return resource.modified <= parsedate_to_datetime(since)
        except (TypeError, ValueError):  # no date, or one without a zone: as if it were not there
            return False

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of http.server
        """Keep silent: the requests are in `DemoServer.requests`."""
