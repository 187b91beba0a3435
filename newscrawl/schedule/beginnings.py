"""What the dates of a feed's entries say of its habit, where nobody has watched it."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from newscrawl.schedule.habits import FIRST_ARTICLES, FIRST_SECONDS, HOURS, MEMORY, Habit, hour_of, past
from newscrawl.schedule.terms import MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_DATES = 3
"""Dates from which a rate is taken."""
SHORTEST_SPAN = 10 * MINUTE
"""Entries whose dates are closer together were stamped when the feed was written."""
PINNED = 0.1
"""Share of the entries, the oldest, that is left out: outlets keep some on top for months."""
MOST_ARTICLES = 20.0
"""So many articles the dates count for at most, however many there are: they may all be wrong."""


def first_habit(moments: Sequence[float], now: float) -> Habit:
    """Return the habit that *moments*, the dates of a feed's entries, speak for; the common one if they say nothing.

    Dates that lie in the future are passed over, and all if most are the same.
    """
    span = window(moments, now)
    if not span:
        return Habit()
    ages = [now - moment for moment in moments if 0 <= now - moment <= span]
    weights = [0.5 ** (age / MEMORY) for age in ages]
    worth = MOST_ARTICLES / max(MOST_ARTICLES, sum(weights))
    hours = [0.0] * HOURS
    for age, weight in zip(ages, weights, strict=True):
        hours[hour_of(now - age)] += weight * worth
    return replace(
        Habit(),
        articles=FIRST_ARTICLES + sum(weights) * worth,
        seconds=FIRST_SECONDS + past(span, span, MEMORY) * worth,
        hours=tuple(hours),
    )


def window(moments: Sequence[float], now: float) -> float:
    """Return how many seconds the dates of a feed's entries reach back, its oldest aside; 0 if they cannot be believed.

    >>> window([600.0 * number for number in range(10)], 5400.0)
    4800.0
    >>> window([5400.0] * 10, 5400.0)
    0.0
    """
    ages = sorted(now - moment for moment in moments if now >= moment)
    if len(set(ages)) < max(FEWEST_DATES, len(moments) / 2):
        return 0.0
    span = ages[max(FEWEST_DATES, ceil(len(ages) * (1 - PINNED))) - 1]
    return span if span >= SHORTEST_SPAN else 0.0
