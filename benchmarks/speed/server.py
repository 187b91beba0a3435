"""Generated sites on loopback, in a process of their own: each a port, its pages made and compressed beforehand."""

from __future__ import annotations

import asyncio
import gzip
import socket
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

from benchmarks.speed.samples import SITES
from benchmarks.speed.sites import pages, sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.connection import Connection

_BACKLOG = 256
_FOUND = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
_LOST = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
_MAKING_SECONDS = 600
"""Limit for making the pages; some 300 are made in a second."""


@contextmanager
def served(count: int, scale: float = 1.0) -> Iterator[list[str]]:
    """Serve *count* pages; give their addresses, the sites by turns."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, count, scale), daemon=True)
    process.start()
    there.close()  # so that the server's end is the only one, and each hears of the other's death
    try:
        if not here.poll(_MAKING_SECONDS):
            raise TimeoutError("the server's pages are not ready")
        yield here.recv()
    finally:
        here.close()
        process.terminate()
        process.join()


def _serve(pipe: Connection, count: int, scale: float) -> None:
    sockets = [socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG) for _ in range(SITES)]
    bases = tuple(f"http://127.0.0.1:{one.getsockname()[1]}" for one in sockets)
    bodies: dict[str, bytes] = {}
    for page in pages(sites(SITES, scale=scale, bases=bases), count):
        bodies[page.url] = gzip.compress(page.html, compresslevel=1, mtime=0)
    pipe.send(list(bodies))
    asyncio.run(_answer(pipe, dict(zip(bases, sockets, strict=True)), bodies))


async def _answer(
    pipe: Connection, sockets: Mapping[str, socket.socket], bodies: Mapping[str, bytes]
) -> None:
    """Answer until the other end of *pipe* is closed: whoever measures may have been killed."""
    loop = asyncio.get_running_loop()
    gone = asyncio.Event()
    loop.add_reader(pipe.fileno(), gone.set)
    for base, one in sockets.items():
        await loop.create_server(lambda base=base: _Connection(base, bodies), sock=one)  # type: ignore[misc]
    await gone.wait()


class _Connection(asyncio.Protocol):
    """As much of HTTP/1.1 as GET over connections that stay open needs."""

    def __init__(self, base: str, bodies: Mapping[str, bytes]) -> None:
        self._base = base
        self._bodies = bodies
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what create_server makes
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            request, _, self._received = self._received.partition(b"\r\n\r\n")
            if self._transport is not None:
                self._transport.write(self._response(request.split(b" ", 2)[1].decode("ascii", "replace")))

    def _response(self, path: str) -> bytes:
        body = self._bodies.get(self._base + path)
        return _LOST if body is None else _FOUND + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
