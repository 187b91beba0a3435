"""Worker processes side by side: every task comes back, with its result or with the reason why there is none.

``concurrent.futures`` cannot kill a process that hangs, and loses all others' tasks if one dies; a pool of
billiard's can, but leaves processes behind that go on for ever if its parent is killed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal

from newscrawl.workers.forking import ForkServer
from newscrawl.workers.process import LostError, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.workers.limits import Limits
    from newscrawl.workers.shelf import Shared

Count = Literal["timeout_count", "crash_count", "recycled_count"]
"""What a pool counts: processes killed at the limit, processes that died, and those replaced in good time."""


class Pool:
    """Up to *workers* processes, each with a copy of an object of *factory*'s, started when they are needed.

    *factory* is pickled: a class or a function of a module, or a partial of one.
    """

    def __init__(
        self,
        factory: Callable[[], object],
        *,
        workers: int,
        limits: Limits,
        count: Callable[[Count], None] = lambda _: None,
    ) -> None:
        if workers < 1:
            raise ValueError(f"{workers} workers: at least one process is needed")
        self._server = ForkServer(factory, limits)
        self._limits = limits
        self._count = count
        # The last one used is the next, so that no more are started than are needed.
        self._idle: asyncio.LifoQueue[Worker | None] = asyncio.LifoQueue()
        for _ in range(workers):
            self._idle.put_nowait(None)
        self._alive: set[Worker] = set()

    async def run(self, method: str, *arguments: Any, shared: Callable[[], Shared] | None = None) -> Any:  # noqa: ANN401
        """Return what *method* of a worker's object returns for *arguments*, and the value of *shared* behind them.

        Waits for a free worker, and calls *shared* then: what it gives may have become better meanwhile. Raises LostError if the process was killed at the limit of a page, or died.
        """
        worker = await self._idle.get()
        try:
            if worker is not None and not worker.is_alive():  # killed from outside while it had nothing to do
                await self._retire(worker, "crash_count")
                worker = None
            worker = worker or await self._start()
            result = await worker.run(method, arguments, shared() if shared else None)
            if worker.full or worker.pages >= self._limits.pages:
                await self._retire(worker, "recycled_count")
                worker = None
        except LostError as lost:
            if worker is not None:
                self._alive.discard(worker)
                worker = None
            self._count("timeout_count" if lost.reason == "timeout" else "crash_count")
            raise
        except BaseException:
            if worker is not None:
                self._alive.discard(worker)
                worker = None
            raise
        finally:
            self._idle.put_nowait(worker)
        return result

    async def _start(self) -> Worker:
        worker = Worker(self._server, self._limits)
        await worker.start()
        self._alive.add(worker)
        return worker

    async def _retire(self, worker: Worker, reason: Count) -> None:
        self._alive.discard(worker)
        self._count(reason)
        await worker.close()

    def pids(self) -> list[int]:
        """Return the processes that live."""
        return sorted(worker.pid for worker in self._alive)

    async def close(self) -> None:
        """End all processes; to be called once nothing is under way."""
        alive, self._alive = self._alive, set()
        await asyncio.gather(*(worker.close() for worker in alive))
        await self._server.close()
