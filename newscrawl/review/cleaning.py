"""Pages -> looks, in worker processes, as ``scrapy clean`` cleans them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.review.looking import Look, Looker
from newscrawl.stages.lines.known import Known
from newscrawl.templates.joining import join
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.drafts import traces_of
from newscrawl.workers.hands import Staff, hired
from newscrawl.workers.process import LostError
from newscrawl.workers.sampling import choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newscrawl.inputs import Entry
    from newscrawl.stages.dom.parts import Template
    from newscrawl.workers.hands import Hands
    from newscrawl.workers.job import Job
    from newscrawl.workers.limits import Limits


def study(
    entries: Sequence[Entry], job: Job, limits: Limits, own: Mapping[str, Template]
) -> tuple[Known, list[Look | None]]:
    """Return what the pages of *entries* tell of one another, and each of them cleaned by it, as :func:`look` does; *own*
    are the templates that a person corrected, by site."""
    with hired(job, Staff(limits=limits, cleaner=Looker)) as hands:
        templates = {**_learned(hands, choose(entries), Known()).templates()}
        for site, template in own.items():
            templates[site] = join(templates.get(site), template)
        known = _learned(hands, entries, Known(templates=templates)).known()
        return known, _looked(hands, entries, known)


def look(entries: Sequence[Entry], job: Job, limits: Limits, known: Known) -> list[Look | None]:
    """Return the pages of *entries* cleaned by what is *known*, in order; None for one that took its process with it."""
    with hired(job, Staff(limits=limits, cleaner=Looker)) as hands:
        return _looked(hands, entries, known)


def _looked(hands: Hands, entries: Sequence[Entry], known: Known) -> list[Look | None]:
    shared = hands.share(known)
    found = hands.outcomes(lambda entry: hands.submit("look", entry, shared=lambda: shared), entries)
    return [None if isinstance(look, LostError) else look for _, look in found]


def _learned(hands: Hands, entries: Iterable[Entry], known: Known) -> Learner:
    learner = Learner(known.templates)
    shared = hands.share(known)
    for _, studied in hands.outcomes(
        lambda entry: hands.submit("read", entry, shared=lambda: shared), entries
    ):
        if not isinstance(studied, LostError):  # it is met again, and told of then
            learner.add(traces_of(studied.traces))
    return learner
