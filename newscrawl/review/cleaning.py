"""Pages -> looks, in worker processes, as ``scrapy clean`` cleans them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from newscrawl.review.looking import Look, Looker
from newscrawl.stages.known import Known
from newscrawl.templates.joining import join
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.inorder import Staff, hired
from newscrawl.workers.process import LostError
from newscrawl.workers.sampling import choose
from newscrawl.workers.shelf import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newscrawl.inputs import Entry
    from newscrawl.stages.parts import Template
    from newscrawl.workers.cleaner import Job
    from newscrawl.workers.inorder import Hands
    from newscrawl.workers.limits import Limits


def study(
    entries: Sequence[Entry], job: Job, limits: Limits, own: Mapping[str, Template]
) -> tuple[Known, list[Look | None]]:
    """Return what the pages of *entries* tell of one another, and each of them cleaned by it, as :func:`look` does; *own*
    are the templates that a person corrected, by site."""
    with hired(job, Staff(limits=limits, cleaner=Looker)) as hands:
        templates = {**_learned(hands, list(choose(entries)), Known()).templates()}
        for site, template in own.items():
            templates[site] = join(templates.get(site), template)
        known = _learned(hands, entries, Known(templates=templates)).known()
        return known, _looked(hands, entries, known)


def look(entries: Sequence[Entry], job: Job, limits: Limits, known: Known) -> list[Look | None]:
    """Return the pages of *entries* cleaned by what is *known*, in order; None for one that took its process with it."""
    with hired(job, Staff(limits=limits, cleaner=Looker)) as hands:
        return _looked(hands, entries, known)


def _looked(hands: Hands, entries: Sequence[Entry], known: Known) -> list[Look | None]:
    shared = _shared(hands, known)
    found: list[Look | None] = []
    for future in [hands.submit("look", entry, shared=lambda: shared) for entry in entries]:
        try:
            found.append(future.result())
        except LostError:
            found.append(None)
    return found


def _learned(hands: Hands, entries: Iterable[Entry], known: Known) -> Learner:
    learner = Learner(known.templates)
    shared = _shared(hands, known)
    for future in [hands.submit("read", entry, shared=lambda: shared) for entry in entries]:
        try:
            studied = future.result()
        except LostError:  # it is met again, and told of then
            continue
        learner.add(pickle.loads(studied.traces))  # noqa: S301 - a worker of this run wrote it
    return learner


def _shared(hands: Hands, known: Known) -> Shared:
    return Shared(number=next(hands.numbers), data=pickle.dumps(known, pickle.HIGHEST_PROTOCOL))
