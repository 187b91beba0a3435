"""Pages cleaned side by side in worker processes, results in the order of the input."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from newscrawl.cleaning import Options, clean_page
from newscrawl.inputs import Entry, load
from newscrawl.rules import RuleBook, load_rulebook
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from newscrawl.items import Record

WINDOW_PER_WORKER = 8
"""Pages handed out ahead a worker: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every page of a run is cleaned with."""

    run: str
    now: str
    options: Options
    rules: tuple[Path, ...]


def clean_entry(entry: Entry, job: Job) -> tuple[Record, ...]:
    """Return the records of the page that *entry* names."""
    rulebook: RuleBook = load_rulebook(job.rules)
    return records(clean_page(load(entry, run=job.run, now=job.now), rulebook, job.options))


def clean_all(entries: Iterable[Entry], job: Job, *, workers: int) -> Iterator[tuple[Record, ...]]:
    """Yield the records of each entry, in order; with one worker in this process."""
    if workers <= 1:
        yield from (clean_entry(entry, job) for entry in entries)
        return
    # "spawn": a fork would copy the threads' locks of whoever runs this, and macOS has no safe fork.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[tuple[Record, ...]]] = deque()
        for entry in entries:
            waiting.append(pool.submit(clean_entry, entry, job))
            if len(waiting) >= workers * WINDOW_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
