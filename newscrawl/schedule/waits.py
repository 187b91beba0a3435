"""How long to wait before a feed is asked again.

An article that came at s has waited t - s when the feed is asked at t. Of all expected ones together that is

    waited(t) = integral from now to t of expected(s) (t - s) ds

and the feed is asked when it reaches :attr:`.terms.Bounds.patience`. For an even rate that is the square root of
2 patience / rate, the interval with the least cost where a second of an article's delay costs 1 and a request costs
the patience. Over many feeds it gives the shortest mean delay for a number of requests.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from newscrawl.schedule.habits import RECENT, hour_of
from newscrawl.schedule.terms import HOUR

if TYPE_CHECKING:
    from newscrawl.schedule.habits import Habit
    from newscrawl.schedule.terms import Bounds

FULL = 1 / 3
"""Share of a feed's entries that may be expected to have changed before it is asked: of a feed of ten entries, where
articles come by chance, more than ten come instead of 3.3 in one wait of 2,000."""

UNHURRIED = 1e15
"""Seconds of patience that are never used up: a million articles that wait for thirty years."""


def full(habit: Habit, now: float, bounds: Bounds, entries: int) -> float:
    """Return how many seconds after *now*, within *bounds*, a feed that shows *entries* should be asked at the latest,
    so that none of them drops out unseen."""
    return wait(habit, now, replace(bounds, patience=UNHURRIED), entries)


def wait(habit: Habit, now: float, bounds: Bounds, entries: int = 0) -> float:
    """Return how many seconds after *now* to ask again, within *bounds*, a feed that shows *entries* (0: unknown)."""
    rhythm, business = habit.rhythm(), habit.business
    room = entries * FULL if entries else float("inf")
    moment, end = now, now + bounds.longest
    came = waited = 0.0
    while moment < end:
        step = min((moment // HOUR + 1) * HOUR, end) - moment
        busy = 1 + (business - 1) * 0.5 ** ((moment + step / 2 - now) / RECENT)
        rate = habit.rate * rhythm[hour_of(moment)] * busy
        here = min(_patient(rate, came, bounds.patience - waited), (room - came) / rate)
        if here <= step:
            return bounds.within(moment + here - now)
        waited += came * step + rate * step * step / 2
        came += rate * step
        moment += step
    return bounds.longest


def _patient(rate: float, came: float, left: float) -> float:
    """Return after how many seconds *came* articles, and those that come at *rate*, have waited *left* seconds."""
    # The positive root of rate/2 t^2 + came t = left, in the form that loses no digits for a small rate.
    return 2 * left / (came + sqrt(came * came + 2 * rate * left))
