"""Worker processes on demand: the parent's side of :mod:`newscrawl.workers.forkserver`."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from newscrawl.workers.forkserver import FORK, STATUS
from newscrawl.workers.frames import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.workers.limits import Limits

START_SECONDS = 120.0
"""In which the server must be ready: it loads libraries and word lists, 2 seconds on an idle machine."""
ANSWER_SECONDS = 30.0
"""In which it must answer: a fork takes some milliseconds."""

# No re-import of the parent's main module, as multiprocessing's fork server does it: that would import Scrapy, and
# break scripts.
_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from newscrawl.workers.forkserver import main; main()"


class ForkError(Exception):
    """No process could be started; the message says why."""


class Forked(NamedTuple):
    """A worker process."""

    pid: int
    sock: socket.socket
    """The parent's end: when it is closed, the process ends."""
    server: subprocess.Popen[bytes]
    """The process whose child it is, and which alone can say how it ended."""


class ForkServer:
    """Starts processes that all have an object of *factory*'s, which is made once.

    Its own process is started when it is first asked for another, and again if it has died, until it is closed.
    """

    def __init__(self, factory: Callable[[], object], limits: Limits) -> None:
        self._first = pickle.dumps((factory, limits))
        self._lock = threading.Lock()
        """Requests and answers take turns."""
        self._process: subprocess.Popen[bytes] | None = None
        self._sock: socket.socket | None = None
        self._closed = False

    async def fork(self) -> Forked:
        """Return a new worker; raise ForkError if there can be none."""
        forking = asyncio.ensure_future(asyncio.to_thread(self._fork))
        try:
            return await asyncio.shield(forking)
        except asyncio.CancelledError:
            forking.add_done_callback(_let_go)
            raise

    async def status(self, forked: Forked) -> int | None:
        """Kill *forked*, if it lives, and return its exit code, less than 0: the signal; None where nobody knows."""
        return await asyncio.to_thread(self._status, forked)

    async def close(self) -> None:
        """End the server; its workers end when their sockets are closed."""
        await asyncio.to_thread(self._close)

    def _fork(self) -> Forked:
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._lock:
                server, sock = self._running()
                answer = self._ask(sock, (FORK, 0), theirs)
        except (OSError, EOFError) as error:  # too many processes or files, or no memory
            ours.close()
            raise ForkError(f"no process could be started: {str(error) or 'it died as it began'}") from error
        except ForkError:
            ours.close()
            raise
        if not isinstance(answer, int):
            ours.close()
            raise ForkError(f"no process could be started: {answer}")
        return Forked(answer, ours, server)

    def _status(self, forked: Forked) -> int | None:
        with self._lock:
            if self._sock is None or forked.server is not self._process or forked.server.poll() is not None:
                return None  # its number may be another's by now: it ends because its socket is closed
            try:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(forked.pid, signal.SIGKILL)
                code: int = self._ask(self._sock, (STATUS, forked.pid))
            except (OSError, EOFError):
                return None
            return code

    def _running(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """Return the server's process, started if there is none, and the socket that it listens at."""
        if self._closed:  # who asks has waited for its turn until then; nobody would end another process
            raise ForkError("no process is started any more: the server was closed")
        if self._process is not None and self._sock is not None and self._process.poll() is None:
            return self._process, self._sock
        self._end()
        ours, theirs = socket.socketpair()
        ours.settimeout(START_SECONDS)
        try:
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - this interpreter
                    [sys.executable, "-c", _BOOT, str(theirs.fileno()), *sys.path],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,  # standard output is for records
                    process_group=0,  # Ctrl-C goes to the parent alone
                )
            self._sock = ours
            send(ours, self._first)
            fault = pickle.loads(receive(ours))  # noqa: S301 - our own process
        except BaseException:
            ours.close()
            self._end()
            raise
        if fault is not None:
            self._end()
            raise ForkError(fault)
        ours.settimeout(ANSWER_SECONDS)
        return self._process, ours

    def _ask(self, sock: socket.socket, request: tuple[str, int], handed: socket.socket | None = None) -> Any:  # noqa: ANN401
        """Return what the server answers; one that does not is ended, so that no later answer is taken for another."""
        try:
            send(sock, pickle.dumps(request))
            if handed is not None:
                socket.send_fds(sock, [b"\0"], [handed.fileno()])
            return pickle.loads(receive(sock))  # noqa: S301 - our own process
        except (OSError, EOFError):
            self._end()
            raise

    def _close(self) -> None:
        self._closed = True
        if (process := self._process) is not None:
            process.kill()  # whoever waits for its answer waits no longer
        with self._lock:
            self._end()

    def _end(self) -> None:
        process, sock, self._process, self._sock = self._process, self._sock, None, None
        if sock is not None:
            sock.close()
        if process is not None:
            process.kill()
            process.wait()


def _let_go(forking: asyncio.Future[Forked]) -> None:
    """Have the process end that nobody waits for any more."""
    if not forking.cancelled() and forking.exception() is None:
        forking.result().sock.close()
