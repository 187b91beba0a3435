"""The generated outlet on a bad day: a fifth of its answers are none."""

from __future__ import annotations

import socket
import struct
import time
from collections import Counter
from functools import lru_cache
from http import HTTPStatus
from random import Random
from threading import Lock
from typing import TYPE_CHECKING

from benchmarks.reliability.outlet import Outlet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from http.server import BaseHTTPRequestHandler

FAULTS = ("503", "reset", "truncated", "slow", "wrong length")
"""An answer that says that there is none; half a body, then a reset; half a body, then the end; half a body, and the
rest after :data:`SLOW_SECONDS`; a whole body that was announced as a longer one."""
MOST = 2
"""Faults of an address in a row: the next answer is a good one, and so a crawl that tries three times gets it."""
CHANCE = 0.21
"""Of a fault where the last two answers were not both faulty: over a chain of at most two, that is 20% of all."""
SLOW_SECONDS = 3.0
"""Longer than the crawls of the measurement wait for an answer."""
_RESET = struct.pack("ii", 1, 0)


class FaultyOutlet(Outlet):
    """Serves *count* articles; which answers are faulty depends on *seed*, the address, and how often it was asked."""

    def __init__(self, count: int, seed: int) -> None:
        self.asked: Counter[str] = Counter()
        """Requests by path."""
        self.good: Counter[str] = Counter()
        """Whole answers of status 200 by path."""
        self.faults: Counter[str] = Counter()
        """Faulty answers by kind."""
        self.last_asked = 0.0
        """When the last request came, by the monotonic clock."""
        self._seed = seed
        self._row: Counter[str] = Counter()
        self._lock = Lock()
        super().__init__(count)
        self.answer = lru_cache(maxsize=None)(super().answer)  # type: ignore[method-assign]  # pages are slow to make

    @property
    def paths(self) -> Sequence[str]:
        """The paths of the articles."""
        return tuple(self._pages)

    def fault(self, path: str) -> str:
        """Return how the next answer of *path* is faulty; empty: it is not."""
        with self._lock:
            self.last_asked = time.monotonic()
            self.asked[path] += 1
            chance = Random(f"{self._seed} {path} {self.asked[path]}")  # noqa: S311 - no secret
            if self._row[path] < MOST and chance.random() < CHANCE:
                self._row[path] += 1
                kind = chance.choice(FAULTS)
                self.faults[kind] += 1
                return kind
            self._row[path] = 0
            return ""

    def _handler(outlet: FaultyOutlet) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler has the self
        class Handler(super()._handler()):  # type: ignore[misc]  # made by a function
            def do_GET(self) -> None:  # noqa: N802 - http.server's
                kind = outlet.fault(self.path)
                found = outlet.answer(self.path)
                try:
                    if kind and found:
                        self.close_connection = True
                        self._fail(kind, found[1], found[2])
                        return
                    super().do_GET()
                except OSError:  # whoever asked is dead
                    self.close_connection = True
                    return
                if found and not self.headers.get("If-None-Match"):
                    outlet.good[self.path] += 1

            def _fail(self, kind: str, body: bytes, content_type: str) -> None:
                self.send_response(HTTPStatus.SERVICE_UNAVAILABLE if kind == "503" else HTTPStatus.OK)
                self.send_header("Content-Type", content_type)
                extra = 1000 if kind == "wrong length" else 0
                self.send_header("Content-Length", str(0 if kind == "503" else len(body) + extra))
                self.end_headers()
                if kind == "503":
                    return
                self.wfile.write(body if extra else body[: len(body) // 2])
                self.wfile.flush()
                if kind == "slow":
                    time.sleep(SLOW_SECONDS)
                    self.wfile.write(body[len(body) // 2 :])
                if kind == "reset":
                    time.sleep(0.05)  # what was sent has arrived
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                    self.connection.close()

        return Handler
