"""What answers, failures and clocks that jump make of the state of a feed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.schedule.beginnings import first_habit, window
from newscrawl.schedule.chance import chance
from newscrawl.schedule.habits import faded, learned
from newscrawl.schedule.states import Feed
from newscrawl.schedule.terms import DAY, HOUR
from newscrawl.schedule.waits import full, wait

if TYPE_CHECKING:
    from newscrawl.schedule.habits import Habit
    from newscrawl.schedule.states import Answer, Failure
    from newscrawl.schedule.terms import Bounds

SPREAD = 0.1
"""Share by which a wait is varied, up and down, so that feeds that were asked together part."""
BACK_OFF_SPREAD = 0.25
"""Share by which a wait after a failure is lengthened at most."""
MOST_CACHED = HOUR
"""A feed that says that its answer stays good for longer is asked all the same."""
FEWEST_FAILURES = 5
"""So often at least a feed must have failed before it is retired, however long that took."""
PATIENT = DAY
"""So long a feed that fails is asked before its entries are expected to have dropped out: most outages end before."""
MOST_DOUBLINGS = 30
"""Past any bound; a feed that fails for years must not overflow a number."""


def answered(feed: Feed, answer: Answer, bounds: Bounds) -> Feed:
    """Return *feed* after *answer*: all failures are forgiven, and it is retired no more."""
    habit = _habit(feed, answer, bounds)
    entries = answer.entries or feed.entries
    seconds = max(wait(habit, answer.at, bounds, entries), min(answer.fresh, MOST_CACHED))
    interval = bounds.within(seconds * (1 + SPREAD * (2 * chance(feed.key, answer.at) - 1)))
    return Feed(
        key=feed.key,
        due=answer.at + interval,
        interval=interval,
        asked=answer.at,
        answered=answer.at,
        entries=entries,
        habit=habit,
    )


def failed(feed: Feed, failure: Failure, bounds: Bounds) -> Feed:
    """Return *feed* after *failure*: it waits twice as long each time, and is retired once that lasts too long.

    A wait is never shorter than the one before, nor than the server asked for, up to the longest interval.
    """
    failures = feed.failures + 1
    watched = _watched(feed, failure.at)
    failing = feed.failing + watched if feed.failures else 0.0
    gone = None if not failure.gone else 0.0 if feed.gone is None else feed.gone + watched
    lasted = failing >= bounds.failing or (gone is not None and gone >= bounds.gone)
    retired = feed.retired
    if retired is None and lasted and failures >= FEWEST_FAILURES:
        retired = failure.at
    luck = chance(feed.key, failure.at)
    if retired is None:
        doubled = 2 * bounds.shortest * 2.0 ** min(failures - 1, MOST_DOUBLINGS)
        if failing < PATIENT:
            doubled = min(doubled, full(feed.habit, failure.at, bounds, feed.entries))
        seconds = max(feed.interval, doubled * (1 + BACK_OFF_SPREAD * luck), failure.retry_after)
        interval = bounds.within(seconds)
    else:
        interval = bounds.retired * (1 + SPREAD * luck)
    return replace(
        feed,
        due=failure.at + interval,
        interval=interval,
        asked=failure.at,
        failures=failures,
        failing=failing,
        gone=gone,
        reason=failure.reason,
        retired=retired,
    )


def set_right(feed: Feed, now: float, bounds: Bounds) -> Feed:
    """Return *feed* with times that can be: as it is, unless the clock went back or the bounds were changed.

    A clock that is behind the last time that the feed was asked cannot say how long ago that was. The feed is then
    due within its interval from *now*: sooner or later for each, so that they neither wait for the clock to
    catch up nor are all asked at once.
    """
    most = bounds.longest if feed.retired is None else bounds.retired * (1 + SPREAD)
    if feed.asked is None:
        return feed
    if now < feed.asked:
        interval = min(feed.interval, most)
        answered_at = None if feed.answered is None else min(feed.answered, now)
        due = now + interval * (1 - chance(feed.key, feed.asked))
        return replace(feed, asked=now, answered=answered_at, interval=interval, due=due)
    return replace(feed, due=min(feed.due, feed.asked + most))


def is_due(feed: Feed, now: float) -> bool:
    """Return whether *feed*, set right, is to be asked."""
    return feed.asked is None or now >= feed.due


def _habit(feed: Feed, answer: Answer, bounds: Bounds) -> Habit:
    if feed.answered is None:
        return first_habit(answer.moments, answer.at)
    # Longer than any wait: the crawler was off, or a clock jumped. What is known must outlive both.
    passed = min(max(0.0, answer.at - feed.answered), 2 * bounds.longest)
    begin = answer.at - passed
    if not answer.entries or answer.new < answer.entries:
        return learned(feed.habit, begin, answer.at, answer.new, answer.moments)
    # Every entry is new: others may have come and gone unseen. The dates say how long these took; else as many again
    # are taken to be lost. Where the crawler was off for long, nothing is said of when they came.
    if span := min(window(answer.moments, answer.at), passed):
        before = faded(feed.habit, passed - span)
        return learned(before, answer.at - span, answer.at, answer.new, answer.moments)
    if passed <= 2 * feed.interval:
        return learned(feed.habit, begin, answer.at, 2 * answer.new)
    return faded(feed.habit, passed)


def _watched(feed: Feed, now: float) -> float:
    """Return how much of the time since *feed* was last asked counts: as long as it should have been, twice that at
    most."""
    return 0.0 if feed.asked is None else min(max(0.0, now - feed.asked), 2 * feed.interval)
