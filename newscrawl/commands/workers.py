"""Pages cleaned side by side in worker processes, results in the order of the input.

Two passes: the first reads every page and learns from all of them what recurs; the second cleans each
page knowing that. Between them the pages wait on disk, so that none is extracted twice and memory stays
flat however many there are.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import IO, TYPE_CHECKING, TypeVar

from newscrawl.cleaning import Options, describe, finish, part, tidy
from newscrawl.commands.terminal import say
from newscrawl.inputs import Entry, load
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.failure import failed
from newscrawl.stages.known import NOTHING, Known
from newscrawl.stages.quality import Verdict
from newscrawl.stages.render import records, render
from newscrawl.templates.recurrence import Learner, Traces, traces
from newscrawl.templates.sampling import Sampler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from newscrawl.items import Page, Record
    from newscrawl.rules import Evidence

_In = TypeVar("_In")
_Out = TypeVar("_Out")

WINDOW_PER_WORKER = 8
"""Pages handed out ahead a worker: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every page of a run is cleaned with."""

    run: str
    """Name of the run, as records state it."""
    now: str
    """ISO 8601, with offset: when pages were fetched that do not say when."""
    options: Options
    rules: tuple[Path, ...]
    """Files and folders of rules of the user's own."""
    evidence: frozenset[Evidence] = ALL_EVIDENCE
    """Kinds of evidence that count."""


class Cleaner:
    """What a worker process does; each holds its own."""

    def __init__(self, job: Job, known: Known) -> None:
        self.job = job
        self.known = known
        self.rulebook = load_rulebook(job.rules, job.evidence)

    def study(self, entry: Entry) -> tuple[Page, Traces]:
        """Return the page of *entry*, extracted, and what it tells of other pages."""
        page = load(entry, run=self.job.run, now=self.job.now)
        extracted = _guarded(lambda page: describe(extract(page, self.known, paths=True)), page)
        # What a page tells is known once its stories are parted; the later stages run on the second pass.
        if _has_failed(extracted):
            return extracted, traces(extracted)
        parted = _guarded(lambda page: part(tidy(page, self.rulebook), self.rulebook), extracted)
        return replace(extracted, paths=()), traces(parted, extracted)

    def clean(self, page: Page) -> tuple[Record, ...]:
        """Return the records of *page*."""
        if _has_failed(page):
            return records(render(page))
        return records(_guarded(lambda page: finish(page, self.rulebook, self.job.options, self.known), page))


def _has_failed(page: Page) -> bool:
    """Return whether a stage failed on *page* in the first pass."""
    return Verdict.ERROR in page.verdicts and bool(page.stories)


def _guarded(stage: Callable[[Page], Page], page: Page) -> Page:
    """Return what *stage* makes of *page*; if it fails, the page with all that was read and the verdict
    ``error``, and a line on standard error."""
    try:
        return stage(page)
    except Exception as error:  # noqa: BLE001 - whatever a stage raises, its page must not be lost
        say(f"scrapy clean: {page.url}: cleaning failed: {error!r}")
        return failed(page)


_cleaner: Cleaner | None = None
"""The cleaner of this worker process."""


def _start(job: Job, known: Known) -> None:
    global _cleaner  # noqa: PLW0603 - a process pool hands its workers nothing else
    _cleaner = Cleaner(job, known)


def _study(entry: Entry) -> tuple[Page, Traces]:
    assert _cleaner is not None  # noqa: S101 - the pool's initializer has run
    return _cleaner.study(entry)


def _clean(page: Page) -> tuple[Record, ...]:
    assert _cleaner is not None  # noqa: S101 - the pool's initializer has run
    return _cleaner.clean(page)


def clean_all(
    entries: Callable[[], Iterable[Entry]], job: Job, *, workers: int
) -> Iterator[tuple[Record, ...]]:
    """Yield the records of each of *entries*, in order; with one worker in this process.

    *entries* is called twice: some pages of each site are read first, to learn its template from.
    """
    sampler: Sampler[Entry] = Sampler()
    for entry in entries():
        if entry.text is None:  # text has no elements
            sampler.add(entry, entry.url)
    learner = Learner()
    for _, left in _map(_study, sampler.chosen(), job, NOTHING, workers):
        learner.add(left)
    known = Known(templates=learner.templates())
    with tempfile.TemporaryFile() as spool:
        learner = Learner(known.templates)
        for page, left in _map(_study, entries(), job, known, workers):
            learner.add(left)
            pickle.dump(page, spool, pickle.HIGHEST_PROTOCOL)
        yield from _map(_clean, _spooled(spool), job, learner.known(), workers)


def _spooled(spool: IO[bytes]) -> Iterator[Page]:
    """Yield the pages that were written to *spool*, in order."""
    end = spool.seek(0, 2)
    spool.seek(0)
    while spool.tell() < end:
        yield pickle.load(spool)  # noqa: S301 - written by this process a moment ago, in a file without a name


def _map(
    function: Callable[[_In], _Out], items: Iterable[_In], job: Job, known: Known, workers: int
) -> Iterator[_Out]:
    """Yield *function* of each item, in order, run in *workers* processes; one means this process."""
    if workers <= 1:
        _start(job, known)
        yield from map(function, items)
        return
    # "spawn": a fork would copy the threads' locks of whoever runs this, and macOS has no safe fork.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(job, known)) as pool:
        waiting: deque[Future[_Out]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= workers * WINDOW_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
