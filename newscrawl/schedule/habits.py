"""How many new articles are to be expected of a feed: a rate, its rhythm over the day, and how busy it is now.

New articles are counted as a Gamma-Poisson process with forgetting: the rate is (articles + prior) / (time + prior),
and what is old counts less. Three such estimates multiply:

    expected at a moment = rate (of weeks) x hour of the day (of weeks) x business (of hours)

No assumption of even arrivals is needed for what follows from it: the wait of :mod:`.waits` is right for any process
as far as the expectation is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from newscrawl.schedule.terms import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Sequence

HOURS = 24

MEMORY = 14 * DAY
"""Half-life of what is known of rate and rhythm: two of each day of the week."""
RECENT = 3 * HOUR
"""Half-life of how busy a feed is now: a developing story, a strike, a holiday."""

FIRST_ARTICLES, FIRST_SECONDS = 1.0, HOUR / 2
"""What is taken to have been seen of a feed of which nothing is known: one article in half an hour. A feed
without dates is soon asked again, and after that goes by what it brought."""
LEAST_ARTICLES = 0.05
"""Nothing heard for months is no proof that nothing will come."""
RHYTHM_ARTICLES = 24.0
"""Articles that it takes to believe the rhythm as much as an even day."""
BUSY_ARTICLES = 3.0
"""Articles that it takes to believe in unusual business as much as in the usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What is known of a feed's arrivals; all numbers fade with time."""

    articles: float = FIRST_ARTICLES
    seconds: float = FIRST_SECONDS
    """How long they took to come."""
    hours: tuple[float, ...] = (0.0,) * HOURS
    """Articles by hour of the day, UTC."""
    lately: float = 0.0
    """Articles of the last hours."""
    lately_expected: float = 0.0
    """As many were expected."""

    @property
    def rate(self) -> float:
        """Articles a second, over days."""
        return max(self.articles, LEAST_ARTICLES) / self.seconds

    @property
    def business(self) -> float:
        """How many times as many articles as usual come at the moment."""
        return (BUSY_ARTICLES + self.lately) / (BUSY_ARTICLES + self.lately_expected)

    def rhythm(self) -> tuple[float, ...]:
        """Return how many times the mean of the day comes in each hour, UTC; their mean is 1."""
        known = sum(self.hours)
        smooth = [
            (self.hours[hour - 1] + 2 * self.hours[hour] + self.hours[(hour + 1) % HOURS]) / 4
            for hour in range(HOURS)
        ]
        return tuple((RHYTHM_ARTICLES + HOURS * each) / (RHYTHM_ARTICLES + known) for each in smooth)


def learned(habit: Habit, begin: float, end: float, articles: float, moments: Sequence[float] = ()) -> Habit:
    """Return *habit* after *articles* came between *begin* and *end*, at *moments* as far as those are known.

    The others are spread evenly between: where visits are close, which is where most comes, that is exact enough.
    """
    passed = max(0.0, end - begin)
    usual = expected(habit, begin, end)
    kept, recent = 0.5 ** (passed / MEMORY), 0.5 ** (passed / RECENT)
    spread = _spread(begin, end)
    hours = [old * kept for old in habit.hours]
    placed = [moment for moment in moments if begin < moment <= end][: int(articles)]
    for moment in placed:
        hours[hour_of(moment)] += past(1.0, passed, MEMORY)
    for hour, share in enumerate(spread):
        hours[hour] += past(share * (articles - len(placed)), passed, MEMORY)
    return replace(
        habit,
        articles=habit.articles * kept + past(articles, passed, MEMORY),
        seconds=habit.seconds * kept + past(passed, passed, MEMORY),
        hours=tuple(hours),
        lately=habit.lately * recent + past(articles, passed, RECENT),
        lately_expected=habit.lately_expected * recent + past(usual, passed, RECENT),
    )


def faded(habit: Habit, passed: float) -> Habit:
    """Return *habit* after *passed* seconds in which nobody looked: less is known, the rate stays what it was."""
    kept, recent = 0.5 ** (passed / MEMORY), 0.5 ** (passed / RECENT)
    return replace(
        habit,
        articles=habit.articles * kept + FIRST_SECONDS * habit.rate * (1 - kept),
        seconds=habit.seconds * kept + FIRST_SECONDS * (1 - kept),
        hours=tuple(each * kept for each in habit.hours),
        lately=habit.lately * recent,
        lately_expected=habit.lately_expected * recent,
    )


def expected(habit: Habit, begin: float, end: float) -> float:
    """Return how many articles usually come between *begin* and *end*."""
    passed = max(0.0, end - begin)
    spread = _spread(begin, end)
    return habit.rate * passed * sum(a * b for a, b in zip(spread, habit.rhythm(), strict=True))


def hour_of(moment: float) -> int:
    """Return the hour of the day of *moment*, UTC."""
    return int(moment // HOUR) % HOURS


def past(amount: float, passed: float, half_life: float) -> float:
    """Return what is left of *amount* that came evenly over the last *passed* seconds."""
    decay = passed * log(2) / half_life
    return amount if decay < 1e-9 else amount * (1 - 0.5 ** (passed / half_life)) / decay  # noqa: PLR2004


def _spread(begin: float, end: float) -> tuple[float, ...]:
    """Return the share of the time from *begin* to *end* that is in each hour of the day; an even day if it is none."""
    days, rest = divmod(max(0.0, end - begin), DAY)
    shares = [days * HOUR] * HOURS
    moment, last = begin, begin + rest
    while moment < last:
        until = min(last, (moment // HOUR + 1) * HOUR)
        shares[hour_of(moment)] += until - moment
        moment = until
    whole = sum(shares)
    return tuple(each / whole for each in shares) if whole > 0 else (1 / HOURS,) * HOURS
