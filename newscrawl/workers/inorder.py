"""Pages cleaned side by side in worker processes, results in the order of the input.

Some pages of each site come first: its template is learned from them. Then two passes: one reads every page,
by the template of its site, and learns from all of them what recurs; the other cleans each page knowing that.
Between these two the pages wait on disk, and memory stays flat however many there are.
"""

from __future__ import annotations

import asyncio
import pickle
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from newscrawl.inputs import Entry, load
from newscrawl.spool import Spool
from newscrawl.stages.known import Known
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.cleaner import Cleaner, Job, Studied, lost, sheet, unpacked
from newscrawl.workers.limits import DEFAULT_LIMITS, Limits
from newscrawl.workers.pool import Pool
from newscrawl.workers.process import LostError
from newscrawl.workers.sampling import choose
from newscrawl.workers.shelf import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newscrawl.items import Page
    from newscrawl.stages.parts import Template
    from newscrawl.workers.cleaner import Sheet
    from newscrawl.workers.steps import Fault

_Item = TypeVar("_Item")

WINDOW_PER_WORKER = 8
"""Pages handed out ahead a worker: enough to keep it busy, few enough to keep memory flat."""


class Witness(Protocol):
    """Who is told of what went wrong."""

    def fault(self, url: str, fault: Fault) -> None:
        """Take note that a stage failed on the page of *url*."""

    def lost(self, page: Page, error: LostError) -> None:
        """Take note that *page*, body included, killed its process, or had it killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who cleans."""

    workers: int = 1
    """Processes."""
    limits: Limits = DEFAULT_LIMITS
    cleaner: Callable[[Job], object] = Cleaner
    """What each process holds; another one in tests."""


def clean_all(
    entries: Callable[[], Iterable[Entry]],
    job: Job,
    witness: Witness,
    staff: Staff,
    learned: Callable[[Mapping[str, Template]], Mapping[str, Template]] = dict,
) -> Iterator[Sheet]:
    """Yield the records of each of *entries*, in order; *witness* is told of the pages that something went wrong with.

    *entries* is called twice: some pages of each site are read first, to learn its template from. *learned* is given
    the templates, and returns those to clean by.
    """
    with hired(job, staff) as hands:
        yield from clean_together(hands, entries, job, witness, learned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Worker processes, at work until the block of :func:`hired` ends."""

    submit: Callable[..., Future[Any]]
    window: int
    numbers: Iterator[int]
    """Of what they are given to keep: never the same twice."""


def clean_together(
    hands: Hands,
    entries: Callable[[], Iterable[Entry]],
    job: Job,
    witness: Witness,
    learned: Callable[[Mapping[str, Template]], Mapping[str, Template]] = dict,
) -> Iterator[Sheet]:
    """Yield what :func:`clean_all` does; of what one call learns, the next of the same *hands* knows nothing."""
    submit, window = hands.submit, hands.window

    def again(entry: Entry) -> Page:
        return load(entry, run=job.run, now=job.now)

    with Spool[tuple[Entry, Studied | None]]() as spool:
        templates = learned(_templates(submit, choose(entries()), window))
        learner = Learner(templates)
        built = _shared(hands, Known(templates=templates))

        def read(entry: Entry) -> Future[Any]:
            return submit("read", entry, shared=lambda: built)

        for entry, studied in _map(read, entries(), window):
            if isinstance(studied, LostError):
                witness.lost(again(entry), studied)
                spool.add((entry, None))
            else:
                learner.add(unpacked(studied))
                spool.add((entry, studied))
        known = _shared(hands, learner.known())

        def write(waiting: tuple[Entry, Studied | None]) -> Future[Any]:
            _, studied = waiting
            return _settled(None) if studied is None else submit("write", studied.page, shared=lambda: known)

        for (entry, studied), written in _map(write, spool, window):
            if isinstance(written, LostError):
                witness.lost(again(entry), written)
            if studied is None or isinstance(written, LostError):
                yield sheet(lost(again(entry), studied.page if studied else None))
                continue
            found, report = written
            for fault in filter(None, (studied.report.fault, report.fault)):
                witness.fault(entry.url, fault)
            yield found


def _shared(hands: Hands, known: Known) -> Shared:
    return Shared(number=next(hands.numbers), data=pickle.dumps(known, pickle.HIGHEST_PROTOCOL))


def _templates(
    submit: Callable[..., Future[Any]], chosen: Iterable[Entry], window: int
) -> Mapping[str, Template]:
    """Return the templates that the *chosen* pages are built by, by site."""
    learner = Learner()
    for _, studied in _map(lambda entry: submit("read", entry), chosen, window):
        if not isinstance(studied, LostError):  # it is met again, and told of then
            learner.add(unpacked(studied))
    return learner.templates()


def _map(
    submit: Callable[[_Item], Future[Any]], items: Iterable[_Item], window: int
) -> Iterator[tuple[_Item, Any]]:
    """Yield each item with what came of it, a result or a LostError, in order; *window* are under way at most."""
    waiting: deque[tuple[_Item, Future[Any]]] = deque()
    for item in items:
        waiting.append((item, submit(item)))
        if len(waiting) >= window:
            yield _outcome(*waiting.popleft())
    while waiting:
        yield _outcome(*waiting.popleft())


def _outcome(item: _Item, future: Future[Any]) -> tuple[_Item, Any]:
    try:
        return item, future.result()
    except LostError as error:
        return item, error


def _settled(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


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
