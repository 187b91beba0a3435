"""A process that runs an adapter and can be ended: no page and no peer holds up or takes down the run."""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING

from benchmarks.peers.found import Found

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

    from benchmarks.peers.found import Extract

START_SECONDS = 180.0
"""Limit for the import of a peer: some seconds on a machine at rest."""
END_SECONDS = 5.0
"""How long a process that closed its pipe may take until its exit code is known."""
REASON_CHARS = 160
_CONTEXT = multiprocessing.get_context("spawn")  # nothing of the parent is inherited, on any system


class PeerError(Exception):
    """A peer that cannot be used at all: it is missing, or breaks when it is imported."""


class Worker:
    """A peer in a process of its own, which is started anew after a page that ended it."""

    _pipe: Connection

    def __init__(self, make: Callable[[], Extract], limit: float) -> None:
        self.make = make
        self.limit = limit
        self._process: BaseProcess | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def extract(self, html: str | bytes, url: str) -> Found | str:
        """Return what the peer finds on a page, or the reason why it fails; raise PeerError if it can no
        longer be started."""
        if self._process is None:
            self._start()
        try:
            self._pipe.send((html, url))
        except OSError:
            return self._ended()
        return self._answer(self.limit)

    def _start(self) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, self.make), daemon=True)
        self._process.start()
        theirs.close()  # or the end of the process would not be seen
        answer = self._answer(START_SECONDS)
        if isinstance(answer, str):
            self._end()
            raise PeerError(answer)

    def _answer(self, limit: float) -> Found | str:
        if not self._pipe.poll(limit):
            self._end()
            return f"no answer within {limit:g} s"
        try:
            answer: Found | str = self._pipe.recv()
        except (EOFError, OSError):
            return self._ended()
        return answer

    def _ended(self) -> str:
        """Return how the process ended by itself."""
        code = None
        if self._process is not None:
            self._process.join(END_SECONDS)
            code = self._process.exitcode
        self._end()
        return f"the peer's process ended with code {code}"

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
            self._pipe.close()


def _serve(pipe: Connection, make: Callable[[], Extract]) -> None:
    """Answer pages until the other end is closed; the first answer says whether the peer can be used."""
    os.dup2(2, 1)  # what a peer prints must not stand among the figures
    sys.addaudithook(_refuse_network)
    try:
        extract = make()
        pipe.send(Found(text=""))
        while True:
            html, url = pipe.recv()
            pipe.send(_tried(extract, html, url))
    except EOFError:
        return
    except Exception as error:  # noqa: BLE001 - whatever breaks a peer is the answer
        pipe.send(_reason(error))


def _tried(extract: Extract, html: str | bytes, url: str) -> Found | str:
    try:
        return extract(html, url)
    except Exception as error:  # noqa: BLE001 - a page on which a peer fails is a result
        return _reason(error)


def _reason(error: Exception) -> str:
    words = f"{type(error).__name__}: {error}".split()
    return " ".join(word for word in words if any(map(str.isalnum, word)))[:REASON_CHARS]  # no ornaments


def _refuse_network(event: str, _args: object) -> None:
    """Keep a peer from fetching what the page names, or a list it would rather have new."""
    if event in {"socket.connect", "socket.getaddrinfo"}:
        raise OSError("no network while measuring")
