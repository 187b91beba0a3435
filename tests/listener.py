"""A server on loopback that takes what is POSTed to it, and may answer badly, late or elsewhere."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(slots=True)
class Listener:
    """Listens for as long as the ``with`` block lasts."""

    status: int = 204
    wait: float = 0.0
    """Seconds before it answers."""
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """Method and path, and body, of what came."""
    _http: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.block_on_close = False
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._http is not None
        self._http.shutdown()
        self._http.server_close()

    @property
    def base(self) -> str:
        """Its address."""
        assert self._http is not None
        return f"http://127.0.0.1:{self._http.server_port}"

    def _handler(listener: Listener) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # the handler has the self
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.taken.append((f"{self.command} {self.path}", body))
                time.sleep(listener.wait)
                self.send_response(listener.status)
                if 300 <= listener.status < 400:
                    self.send_header("Location", f"{listener.base}/elsewhere")
                self.end_headers()

            def do_GET(self) -> None:
                listener.taken.append((f"{self.command} {self.path}", b""))
                self.send_error(404)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's
                """Keep silent."""

        return Handler
