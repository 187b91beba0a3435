"""Pages cleaned side by side in worker processes, results in the order of the input.

Some pages of each site come first: its template is learned from them. Then two passes: one reads every page,
by the template of its site, and learns from all of them what recurs; the other cleans each page knowing that.
Between these two the pages wait on disk, and memory stays flat however many there are.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from newscrawl.inputs import Entry, load
from newscrawl.spool import Spool
from newscrawl.stages.lines.known import Known
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.drafts import Studied, lost, traces_of
from newscrawl.workers.hands import Hands, Staff, hired
from newscrawl.workers.process import LostError
from newscrawl.workers.sampling import choose
from newscrawl.workers.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newscrawl.items import Page
    from newscrawl.stages.dom.parts import Template
    from newscrawl.workers.job import Job
    from newscrawl.workers.sheet import Sheet
    from newscrawl.workers.steps import Fault


class Witness(Protocol):
    """Who is told of what went wrong."""

    def fault(self, url: str, fault: Fault) -> None:
        """Take note that a stage failed on the page of *url*."""

    def lost(self, page: Page, error: LostError) -> None:
        """Take note that *page*, body included, killed its process, or had it killed."""


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


def clean_together(
    hands: Hands,
    entries: Callable[[], Iterable[Entry]],
    job: Job,
    witness: Witness,
    learned: Callable[[Mapping[str, Template]], Mapping[str, Template]] = dict,
) -> Iterator[Sheet]:
    """Yield what :func:`clean_all` does; of what one call learns, the next of the same *hands* knows nothing."""
    submit = hands.submit

    def again(entry: Entry) -> Page:
        return load(entry, run=job.run, now=job.now)

    with Spool[tuple[Entry, Studied | None]]() as spool:
        templates = learned(_templates(hands, choose(entries())))
        learner = Learner(templates)
        built = hands.share(Known(templates=templates))

        def read(entry: Entry) -> Future[Any]:
            return submit("read", entry, shared=lambda: built)

        for entry, studied in hands.outcomes(read, entries()):
            if isinstance(studied, LostError):
                witness.lost(again(entry), studied)
                spool.add((entry, None))
            else:
                learner.add(traces_of(studied.traces))
                spool.add((entry, studied))
        known = hands.share(learner.known())

        def write(waiting: tuple[Entry, Studied | None]) -> Future[Any]:
            _, studied = waiting
            return _settled(None) if studied is None else submit("write", studied.page, shared=lambda: known)

        for (entry, studied), written in hands.outcomes(write, spool):
            if isinstance(written, LostError):
                witness.lost(again(entry), written)
            if studied is None or isinstance(written, LostError):
                yield sheet(lost(again(entry), studied.page if studied else None))
                continue
            found, report = written
            for fault in filter(None, (studied.report.fault, report.fault)):
                witness.fault(entry.url, fault)
            yield found


def _templates(hands: Hands, chosen: Iterable[Entry]) -> Mapping[str, Template]:
    """Return the templates that the *chosen* pages are built by, by site."""
    learner = Learner()
    for _, studied in hands.outcomes(lambda entry: hands.submit("read", entry), chosen):
        if not isinstance(studied, LostError):  # it is met again, and told of then
            learner.add(traces_of(studied.traces))
    return learner.templates()


def _settled(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future
