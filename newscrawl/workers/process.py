"""One worker process, from its parent's side."""

from __future__ import annotations

import asyncio
import pickle
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from newscrawl.workers.child import OUT_OF_MEMORY
from newscrawl.workers.frames import read, write
from newscrawl.workers.shelf import Shared, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.workers.limits import Limits, Reason

START_SECONDS = 120.0
"""In which a process must be ready: it loads libraries and word lists, 2 seconds on an idle machine."""
LATE_GRACE = 0.05
"""Seconds after the limit in which a result is taken that had come while this process was busy or stopped."""
END_SECONDS = 2.0
"""In which a process ends by itself when it is told to."""
_STREAM_BUFFER = 1 << 20

# No re-import of the parent's main module, as multiprocessing does it: that would import Scrapy, and break scripts.
_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from newscrawl.workers.child import main; main()"


class LostError(Exception):
    """A task came back without a result."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail


class Worker:
    """A process that does one task at a time."""

    def __init__(self, factory: Callable[[], object], limits: Limits) -> None:
        self._first = pickle.dumps((factory, limits))
        self._limits = limits
        self._shelf: Shelf[None] = Shelf()
        self._late = False
        self.pages = 0
        """Tasks done."""
        self.full = False
        """Whether it has grown so large that it should be replaced."""

    async def start(self) -> None:
        """Start the process, and wait until it is ready; raise LostError if it does not get there."""
        try:
            ours = self._spawn()
        except OSError as error:  # too many processes or files, or no memory
            raise LostError("crashed", f"no process could be started: {error}") from error
        self._reader, self._writer = await asyncio.open_connection(sock=ours, limit=_STREAM_BUFFER)
        await self._exchange(self._first, START_SECONDS)

    def _spawn(self) -> socket.socket:
        """Start the process, and return this end of the socket; it takes a millisecond."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - this interpreter
                    [sys.executable, "-c", _BOOT, str(theirs.fileno()), *sys.path],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,  # standard output is for records
                    process_group=0,  # Ctrl-C goes to the parent alone
                )
        except OSError:
            ours.close()
            raise
        return ours

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Return whether the process can be given a task."""
        return self._process.poll() is None and not self._reader.at_eof()

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
        if pages == self.pages and self._process.poll() is None:
            self._late = True
            self._process.kill()

    def _lost(self, seconds: float) -> LostError:
        """Return what to say of the process that ended in the middle of a task."""
        code = self._process.returncode
        if self._late or code == -signal.SIGALRM:
            return LostError("timeout", f"took longer than {seconds:g} seconds")
        if code == OUT_OF_MEMORY:
            return LostError("crashed", f"took more than {self._limits.memory} MiB of memory")
        return LostError("crashed", _told(code))

    async def _end(self) -> None:
        """Kill the process."""
        self._writer.close()
        if self._process.poll() is None:
            self._process.kill()
        while self._process.poll() is None:
            await asyncio.sleep(0.005)

    async def close(self) -> None:
        """Let the process end: by itself if it does so soon, else by force."""
        self._writer.close()
        for _ in range(int(END_SECONDS / 0.01)):
            if self._process.poll() is not None:
                break
            await asyncio.sleep(0.01)
        await self._end()


def _told(code: int) -> str:
    """Return an exit code in words."""
    if code >= 0:
        return f"the process ended with exit code {code}"
    try:
        return f"the process was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"the process was killed by signal {-code}"
