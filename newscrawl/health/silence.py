"""Whether a source has fallen silent: articles that were to be expected by its own weeks have not come.

A day counts once it is over. What a look finds came at any time since the look before: days on which nobody looked are
silent only if the look behind them finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from newscrawl.health.days import known
from newscrawl.health.tails import CHANCE, none_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newscrawl.health.days import Day

WEEK = 7
FEWEST_DAYS = 21
"""Days between the first and the last article from which a source has a habit: three of each day of the week."""
FEWEST_ACTIVE = 7
"""Of them, days with an article."""
BULK = 3
"""Times the median of its active days that a day counts at most: what had piled up says nothing of how much comes."""
BULK_ARTICLES = 3
"""And so many more, of a source that brings few."""
SHY = 0.5
"""Days of the mean that each day of the week has beside its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Of a source that has fallen silent."""

    since: int
    """The first day without an article."""
    days: int
    """How many there are, today left out."""
    expected: float
    """Articles that should have come."""


def silence(days: Sequence[Day], today: int, left_out: Collection[int] = ()) -> Silence | None:
    """Return how long the source with these *days* has been silent *today*; None if that is nothing unusual, or if too
    little is known of it. The days *left_out* say nothing of what is usual: it was silent before."""
    rows = [each for each in known(days, today) if each.day not in left_out]
    active = [each.day for each in rows if each.tally.articles]
    if len(active) < FEWEST_ACTIVE or active[-1] - active[0] + 1 < FEWEST_DAYS:
        return None
    last = active[-1]
    looked = [each.day for each in rows if last < each.day < today]
    if not looked or looked[-1] - last <= _longest(rows, last):
        return None
    counts = _without_bulk(_spread([each for each in rows if each.day <= last], left_out))
    usual = _by_weekday(counts)
    expected = sum(usual[each % WEEK] for each in range(last + 1, looked[-1] + 1))
    if none_of(expected, _unevenness(counts, usual)) > CHANCE:
        return None
    return Silence(since=last + 1, days=looked[-1] - last, expected=expected)


def _longest(rows: Sequence[Day], until: int) -> int:
    """Return for how many days it was silent at most, as far as anybody looked."""
    longest = 0
    last = rows[0].day
    for each in rows:
        if each.day > until:
            break
        if each.tally.articles:
            last = each.day
        longest = max(longest, each.day - last)
    return longest


def _spread(rows: Sequence[Day], left_out: Collection[int]) -> dict[int, float]:
    """Return how many articles came on each day: what a look finds, in equal parts since the look before."""
    counts = {rows[0].day: float(rows[0].tally.articles)}
    for before, each in pairwise(rows):
        since = [day for day in range(before.day + 1, each.day + 1) if day not in left_out]
        counts |= dict.fromkeys(since, each.tally.articles / len(since))
    return counts


def _without_bulk(counts: Mapping[int, float]) -> dict[int, float]:
    most = BULK * median(count for count in counts.values() if count) + BULK_ARTICLES
    return {day: min(count, most) for day, count in counts.items()}


def _by_weekday(counts: Mapping[int, float]) -> list[float]:
    """Return how many articles come on each day of the week."""
    mean = sum(counts.values()) / len(counts)
    found = [[count for day, count in counts.items() if day % WEEK == each] for each in range(WEEK)]
    return [(sum(each) + SHY * mean) / (len(each) + SHY) for each in found]


def _unevenness(counts: Mapping[int, float], usual: Sequence[float]) -> float:
    """Return the variance of the days by their mean: 1 of a Poisson process, more of one that comes in bursts."""
    squares = sum((count - usual[day % WEEK]) ** 2 / usual[day % WEEK] for day, count in counts.items())
    return max(1.0, squares / max(len(counts) - WEEK, 1))
