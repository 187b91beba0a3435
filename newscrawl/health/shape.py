"""Whether a source's articles have changed shape: fewer have a date, an author or a title, more pages are rejected, or
the texts have another length.

The days up to today that have :data:`FEWEST` articles together, the last stretch, are compared with every stretch before
it, whichever day it ends on, and with each day of the week. Only what chance would not make even of the worst of them is
a change: a weekend is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from newscrawl.health.days import known, length_of, median_step, pooled
from newscrawl.health.silence import WEEK
from newscrawl.health.tails import CHANCE, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from newscrawl.health.days import Day, Tally

FEWEST = 20
"""Articles, or pages, of a stretch at least."""
FEWEST_BEFORE = 120
"""Before it, from which there is a usual."""
FEWEST_DAYS = 14
"""Between the first of them and the last: two of each day of the week."""
DOUBTFUL = 3
"""Days right before the last stretch that are not compared: it may have begun on them, and the run that should have said
so been killed."""
LATELY = 28
"""Days that the last stretch may go back at most."""
SHARE = 0.25
"""By how much a share must have changed: what is less is nothing to get up for."""
LENGTH = 0.6
"""Times the usual median that the median is at most, or its reciprocal at least."""


class Trait(StrEnum):
    """What can change."""

    TITLES = "titles"
    DATES = "dates"
    AUTHORS = "authors"
    REJECTED = "rejected"
    LENGTH = "length"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Of a source that has changed: shares 0..1, or median lengths in characters."""

    since: int
    lately: float
    usually: float


def change(trait: Trait, days: Sequence[Day], today: int, left_out: Collection[int] = ()) -> Change | None:
    """Return how the source with these *days* has changed; None if it has not, or if too little is known of it. The
    days *left_out* say nothing of what is usual: it was another then."""
    rows = [each for each in known(days, today) if each.day not in left_out]
    lately = last_stretch(trait, rows)
    if not lately or lately[0].day <= today - LATELY:
        return None
    usual = [each for each in rows if each.day < lately[0].day - DOUBTFUL]
    now, before = pooled(lately), pooled(usual)
    if _size(trait, before) < FEWEST_BEFORE or usual[-1].day - usual[0].day + 1 < FEWEST_DAYS:
        return None
    if not _is_far(trait, figure(trait, now), figure(trait, before)):
        return None
    if _chance(trait, now, [figure(trait, each) for each in _stretches(trait, usual)]) > CHANCE:
        return None
    far = (
        each.day
        for each in lately
        if _size(trait, each.tally) and _is_far(trait, figure(trait, each.tally), figure(trait, before))
    )
    since = next(far, lately[0].day)  # the stretch may begin with days that were as usual
    return Change(since=since, lately=figure(trait, now), usually=figure(trait, before))


def last_stretch(trait: Trait, days: Sequence[Day]) -> Sequence[Day]:
    """Return the last of *days*, which are by date, that have :data:`FEWEST` together; none if all have not."""
    count = 0
    for place in range(len(days) - 1, -1, -1):
        count += _size(trait, days[place].tally)
        if count >= FEWEST:
            return days[place:]
    return ()


def _stretches(trait: Trait, days: Sequence[Day]) -> Iterator[Tally]:
    """Yield what is compared: every stretch of *days*; and each day of the week, as a stretch may be of such days alone
    that has always been of others, too."""
    for each in range(WEEK):
        tally = pooled(day for day in days if day.day % WEEK == each)
        if _size(trait, tally) >= FEWEST:
            yield tally
    for end in range(len(days), 0, -1):
        found = last_stretch(trait, days[:end])
        if not found:
            return
        yield pooled(found)


def figure(trait: Trait, tally: Tally) -> float:
    """Return what is compared of *tally*: a share, or the median length in characters; 0 of nothing."""
    if trait is Trait.LENGTH:
        step = median_step(tally.lengths)
        return 0.0 if step is None else float(length_of(step))
    return count_of(trait, tally) / max(_size(trait, tally), 1)


def count_of(trait: Trait, tally: Tally) -> int:
    """Return how many of *tally* have *trait*, which is a share."""
    counts = {
        Trait.TITLES: tally.titled,
        Trait.DATES: tally.dated,
        Trait.AUTHORS: tally.authored,
        Trait.REJECTED: tally.rejected,
    }
    return counts[trait]


def is_back(trait: Trait, now: float, before: float) -> bool:
    """Return whether *now* is near what was usual *before*: half as far as what would be a change."""
    if trait is Trait.LENGTH:
        return LENGTH < (now / max(before, 1.0)) ** 2 < 1 / LENGTH
    return _worse(trait, now, before) < SHARE / 2


def _is_far(trait: Trait, now: float, before: float) -> bool:
    if trait is Trait.LENGTH:
        return not LENGTH < now / max(before, 1.0) < 1 / LENGTH
    return _worse(trait, now, before) >= SHARE


def _worse(trait: Trait, now: float, before: float) -> float:
    """Return by how much a share is worse: more dates are no fault."""
    return now - before if trait is Trait.REJECTED else before - now


def _chance(trait: Trait, lately: Tally, seen: Sequence[float]) -> float:
    """Return how likely *lately* is of a source that is as in the worst of the stretches *seen*."""
    of = _size(trait, lately)
    if trait is Trait.LENGTH:  # sign tests
        shorter = sum(count for step, count in lately.lengths.items() if length_of(step) < min(seen))
        longer = sum(count for step, count in lately.lengths.items() if length_of(step) > max(seen))
        return at_least(max(shorter, longer), of, 0.5)
    worst = max(seen) if trait is Trait.REJECTED else min(seen)
    share = (worst * FEWEST + 1) / (FEWEST + 2)  # of twenty with a date, the next may have none
    tail = at_least if trait is Trait.REJECTED else at_most
    return tail(count_of(trait, lately), of, share)


def _size(trait: Trait, tally: Tally) -> int:
    return tally.pages if trait is Trait.REJECTED else tally.articles
