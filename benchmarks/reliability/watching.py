"""One outlet, one way to decide when to ask it, and a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Protocol

from benchmarks.reliability.outlets import BEGIN, DAY, Outlet
from newscrawl.schedule.feeds import answered, failed, is_due, set_right
from newscrawl.schedule.states import Answer, Failure, Feed

if TYPE_CHECKING:
    from newscrawl.schedule.terms import Bounds

TICK = 300.0
"""Seconds between two crawls."""
LAST = 5
"""Days after the measured one in which its articles may still be fetched: more than the longest interval."""


class Policy(Protocol):
    """When to ask one outlet."""

    def is_due(self, now: float) -> bool:
        """Return whether to ask it at *now*."""

    def told(self, now: float, outlet: Outlet, failure: str, new: int, entries: int) -> None:
        """Take note of what came."""


class Fixed:
    """Every so many seconds, at a time of its own, whatever comes."""

    def __init__(self, outlet: Outlet, seconds: float) -> None:
        self.seconds = seconds
        self.phase = Random(outlet.name).random() * seconds  # noqa: S311 - a simulation
        self.next = BEGIN

    def is_due(self, now: float) -> bool:
        """Return whether to ask it at *now*."""
        return now >= self.next

    def told(self, now: float, outlet: Outlet, failure: str, new: int, entries: int) -> None:  # noqa: ARG002
        """Go on."""
        rounds = (now - BEGIN - self.phase) // self.seconds + 1
        self.next = BEGIN + self.phase + rounds * self.seconds


class Scheduled:
    """As newscrawl does."""

    def __init__(self, outlet: Outlet, bounds: Bounds) -> None:
        self.feed = Feed(key=outlet.name)
        self.bounds = bounds

    def is_due(self, now: float) -> bool:
        """Return whether to ask it at *now*."""
        self.feed = set_right(self.feed, now, self.bounds)
        return is_due(self.feed, now)

    def told(self, now: float, outlet: Outlet, failure: str, new: int, entries: int) -> None:
        """Learn from it."""
        if failure:
            self.feed = failed(self.feed, Failure(at=now, reason=failure, gone=failure == "404"), self.bounds)
        else:
            answer = Answer(at=now, new=new, entries=entries, moments=outlet.stated(now))
            self.feed = answered(self.feed, answer, self.bounds)


@dataclass(slots=True)
class Outcome:
    """What became of the measured day's articles, and what it cost."""

    delays: list[float] = field(default_factory=list)
    lost: int = 0
    """Articles that dropped out of the feed before anybody asked."""
    requests: int = 0
    wasted: int = 0
    """Those that brought no new article."""

    def add(self, other: Outcome) -> None:
        """Add *other* to it."""
        self.delays += other.delays
        self.lost += other.lost
        self.requests += other.requests
        self.wasted += other.wasted


def watch(outlet: Outlet, policy: Policy, begin: float) -> Outcome:
    """Return what *policy* does to *outlet* in the day that begins at *begin*; it is asked from :data:`BEGIN` on."""
    outcome = Outcome()
    end, now = begin + DAY, BEGIN
    # What is out when nobody has asked before is no news.
    known, wanted = outlet.published(BEGIN), outlet.published(end)
    while now < end or (known < wanted and now < end + LAST * DAY):
        if policy.is_due(now):
            failure, new = outlet.failure(now), 0
            out = outlet.published(now)
            if not failure:
                oldest = max(known, out - outlet.shown)
                new = out - oldest
                first = outlet.published(begin)
                outcome.lost += max(0, min(oldest, wanted) - max(known, first))
                outcome.delays += [
                    now - each for each in outlet.articles[max(oldest, first) : min(out, wanted)]
                ]
                known = out
            if begin <= now < end:
                outcome.requests += 1
                outcome.wasted += not new
            entries = min(out, outlet.shown)
            policy.told(now, outlet, failure, new if now > BEGIN else entries, entries)
        now += TICK
    return outcome
