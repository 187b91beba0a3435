"""One worker process, from its parent's side."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import select
import signal
from typing import TYPE_CHECKING, Any

from newscrawl.workers.child import OUT_OF_MEMORY
from newscrawl.workers.forking import ForkError
from newscrawl.workers.frames import read, write
from newscrawl.workers.shelf import Shared, Shelf

if TYPE_CHECKING:
    import socket

    from newscrawl.workers.forking import Forked, ForkServer
    from newscrawl.workers.limits import Limits, Reason

LATE_GRACE = 0.05
"""Seconds after the limit in which a result is taken that had come while this process was busy or stopped."""
END_SECONDS = 2.0
"""In which a process ends by itself when it is told to."""
_STREAM_BUFFER = 1 << 20


class LostError(Exception):
    """A task came back without a result."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail


class Worker:
    """A process that does one task at a time."""

    def __init__(self, server: ForkServer, limits: Limits) -> None:
        self._server = server
        self._limits = limits
        self._shelf: Shelf[None] = Shelf()
        self._forked: Forked | None = None
        """The process, as long as it may live."""
        self._code: int | None = None
        self._late = False
        self.pages = 0
        """Tasks done."""
        self.full = False
        """Whether it has grown so large that it should be replaced."""

    async def start(self) -> None:
        """Start the process; raise LostError if that cannot be."""
        try:
            self._forked = await self._server.fork()
        except ForkError as error:
            raise LostError("crashed", str(error)) from error
        self._reader, self._writer = await asyncio.open_connection(
            sock=self._forked.sock, limit=_STREAM_BUFFER
        )

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._forked.pid if self._forked is not None else 0

    def is_alive(self) -> bool:
        """Return whether the process can be given a task."""
        return self._forked is not None and not _hung_up(self._forked.sock)

    async def run(self, method: str, arguments: tuple[Any, ...], shared: Shared | None) -> Any:  # noqa: ANN401
        """Return what *method* of the factory's object returns for *arguments* and the value of *shared*.

        Raises LostError if that takes longer than the limit, or the process dies of it, or the method raises. The
        process is gone then.
        """
        number, data = (shared.number, shared.data) if shared else (None, None)
        if shared:
            if shared.number in self._shelf:
                self._shelf.get(shared.number)
                data = None
            else:
                self._shelf.put(shared.number, len(shared.data), None)
        message = pickle.dumps((method, arguments, number, data), pickle.HIGHEST_PROTOCOL)
        result = await self._exchange(message, self._limits.seconds)
        self.pages += 1
        return result

    async def _exchange(self, message: bytes, seconds: float) -> Any:  # noqa: ANN401 - whatever the method returns
        timer = asyncio.get_running_loop().call_later(seconds, self._overrun)
        try:
            await write(self._writer, message)
            done, result, self.full = pickle.loads(await read(self._reader))  # noqa: S301 - our own process
        except (EOFError, OSError):
            await self._end()
            raise self._lost(seconds) from None
        except Exception as error:  # a result that cannot be unpacked
            await self._end()
            raise LostError("crashed", repr(error)) from error
        except BaseException:
            await self._end()
            raise
        finally:
            timer.cancel()
        if not done:
            await self._end()
            raise LostError("crashed", result)
        return result

    def _overrun(self) -> None:
        asyncio.get_running_loop().call_later(LATE_GRACE, self._kill_late, self.pages)

    def _kill_late(self, pages: int) -> None:
        if pages == self.pages and self.is_alive():
            self._late = True
            os.kill(self.pid, signal.SIGKILL)

    def _lost(self, seconds: float) -> LostError:
        """Return what to say of the process that ended in the middle of a task."""
        if self._late or self._code == -signal.SIGALRM:
            return LostError("timeout", f"took longer than {seconds:g} seconds")
        if self._code == OUT_OF_MEMORY:
            return LostError("crashed", f"took more than {self._limits.memory} MiB of memory")
        return LostError("crashed", _told(self._code))

    async def _end(self) -> None:
        """Kill the process."""
        forked, self._forked = self._forked, None
        self._writer.close()
        if forked is not None:
            self._code = await self._server.status(forked)

    async def close(self) -> None:
        """Let the process end: by itself if it does so soon, else by force."""
        with contextlib.suppress(OSError):  # it is gone, or too slow
            self._writer.write_eof()
            await asyncio.wait_for(self._reader.read(), END_SECONDS)
        await self._end()


def _hung_up(sock: socket.socket) -> bool:
    """Return whether nobody holds the other end of *sock* any more."""
    poll = select.poll()
    poll.register(sock, 0)  # a hang-up is always told
    return bool(poll.poll(0))


def _told(code: int | None) -> str:
    """Return an exit code in words."""
    if code is None:
        return "the process ended, and so did the one that knows how"
    if code >= 0:
        return f"the process ended with exit code {code}"
    try:
        return f"the process was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"the process was killed by signal {-code}"
