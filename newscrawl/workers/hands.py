"""Worker processes for one piece of work, and what comes of what they are given, in its order."""

from __future__ import annotations

import asyncio
import pickle
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.limits import DEFAULT_LIMITS, Limits
from newscrawl.workers.pool import Pool
from newscrawl.workers.process import LostError
from newscrawl.workers.shelf import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from newscrawl.stages.lines.known import Known
    from newscrawl.workers.job import Job

_Item = TypeVar("_Item")

WINDOW_PER_WORKER = 8
"""Pages handed out ahead a worker: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who cleans."""

    workers: int = 1
    """Processes."""
    limits: Limits = DEFAULT_LIMITS
    cleaner: Callable[[Job], object] = Cleaner
    """What each process holds; another one in tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Worker processes, at work until the block of :func:`hired` ends."""

    submit: Callable[..., Future[Any]]
    window: int
    numbers: Iterator[int]
    """Of what they are given to keep: never the same twice."""

    def share(self, known: Known) -> Shared:
        """Return *known* as they are given it: each process once."""
        return Shared(number=next(self.numbers), data=pickle.dumps(known, pickle.HIGHEST_PROTOCOL))

    def outcomes(
        self, submit: Callable[[_Item], Future[Any]], items: Iterable[_Item]
    ) -> Iterator[tuple[_Item, Any]]:
        """Yield each item with what came of it, a result or a LostError, in order; a window of them is under way at most."""
        waiting: deque[tuple[_Item, Future[Any]]] = deque()
        for item in items:
            waiting.append((item, submit(item)))
            if len(waiting) >= self.window:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


@contextmanager
def hired(job: Job, staff: Staff) -> Iterator[Hands]:
    """Give processes that clean; they end with the block.

    They are looked after by a thread: the limits hold whatever the results' reader does meanwhile.
    """
    pool = Pool(partial(staff.cleaner, job), workers=staff.workers, limits=staff.limits)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="newscrawl-workers", daemon=True)
    thread.start()

    def submit(method: str, *arguments: object, shared: Callable[[], Shared] | None = None) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(pool.run(method, *arguments, shared=shared), loop)

    try:
        yield Hands(submit=submit, window=staff.workers * WINDOW_PER_WORKER, numbers=count())
    finally:
        asyncio.run_coroutine_threadsafe(_end(pool), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(pool: Pool) -> None:
    """Give up what is under way, and end the processes."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await pool.close()


def _outcome(item: _Item, future: Future[Any]) -> tuple[_Item, Any]:
    try:
        return item, future.result()
    except LostError as error:
        return item, error
