"""The schedule as lines of text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.schedule.habits import FIRST_SECONDS
from newscrawl.schedule.terms import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.schedule.states import Feed
    from newscrawl.store.plans import Planned

_HEAD = ("due", "every", "a day", "state", "source", "entrance")


def timetable(plans: Iterable[Planned], now: float) -> list[str]:
    """Return the lines of a table of *plans*, the next first: when each is due and how often it is asked, how many
    new articles it is expected to bring a day (?: not known yet), and what is wrong with it."""
    rows = [_HEAD]
    for plan in sorted(plans, key=lambda plan: (plan.feed.due, plan.url)):
        feed = plan.feed
        a_day = f"{feed.habit.rate * DAY:.1f}" if feed.habit.seconds > FIRST_SECONDS else "?"
        rows.append((_until(feed.due - now), span(feed.interval), a_day, _state(feed), plan.source, plan.url))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    return ["  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows]


def span(seconds: float) -> str:
    """Return *seconds* in the unit that fits.

    >>> span(90), span(5400), span(200000)
    ('2 min', '1.5 h', '2.3 d')
    """
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h" if seconds < 2 * DAY else f"{seconds / DAY:.1f} d"


def _until(seconds: float) -> str:
    if seconds < -HOUR:
        return f"{span(-seconds)} ago"  # no crawl runs, or none of its catalogue
    return "now" if seconds <= 0 else f"in {span(seconds)}"


def _state(feed: Feed) -> str:
    if not feed.failures:
        return "ok"
    said = f"{feed.reason}, {feed.failures} times"
    return f"given up: {said}" if feed.retired is not None else f"failing: {said}"
