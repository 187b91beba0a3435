"""The state of a feed: what answers and failures make of it, and laws that hold for any of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.schedule.feeds import FEWEST_FAILURES, SPREAD, answered, failed, is_due, set_right
from newscrawl.schedule.states import Answer, Failure, Feed
from newscrawl.schedule.terms import DAY, HOUR, MINUTE, Bounds

NOW = 1_800_000_000.0
BOUNDS = Bounds()

moments = st.floats(0, 4e9)
answers = st.builds(
    Answer,
    at=moments,
    new=st.integers(0, 2000),
    entries=st.integers(0, 1000),
    moments=st.lists(st.floats(-1e12, 1e12), max_size=8).map(tuple),
    fresh=st.floats(0, 1e9),
)
failures = st.builds(
    Failure,
    at=moments,
    reason=st.sampled_from(("404", "503", "TimeoutError")),
    gone=st.booleans(),
    retry_after=st.floats(0, 1e9),
)


def told(feed: Feed, event: Answer | Failure, bounds: Bounds = BOUNDS) -> Feed:
    return answered(feed, event, bounds) if isinstance(event, Answer) else failed(feed, event, bounds)


def steady(feed: Feed, every: float, until: float, new: int = 1, entries: int = 30) -> Feed:
    """Return *feed* after answers with *new* articles each."""
    at = feed.asked or NOW
    while (at := at + every) <= until:
        feed = answered(feed, Answer(at=at, new=new, entries=entries), BOUNDS)
    return feed


def broken(feed: Feed, days: float, *, gone: bool = False) -> list[Feed]:
    """Return the states of *feed* while it fails for *days*, asked whenever it is due."""
    states, end = [feed], feed.due + days * DAY
    while (feed := states[-1]).due < end:
        failure = Failure(at=feed.due, reason="404" if gone else "503", gone=gone)
        states.append(failed(feed, failure, BOUNDS))
    return states[1:]


@given(st.lists(st.one_of(answers, failures), min_size=1, max_size=12))
def test_a_feed_is_due_within_the_bounds_whatever_came_and_whatever_the_clock_says(
    events: list[Answer | Failure],
) -> None:
    feed = Feed(key="https://a.example/rss")
    for event in events:
        feed = told(feed, event)
        most = BOUNDS.longest if feed.retired is None else BOUNDS.retired * (1 + SPREAD)
        assert BOUNDS.shortest <= feed.interval <= most
        assert feed.asked == event.at
        assert feed.due == event.at + feed.interval


@given(st.lists(answers, max_size=4), st.lists(failures, min_size=1, max_size=40))
def test_a_failure_never_shortens_the_wait(before: list[Answer], events: list[Failure]) -> None:
    feed = Feed(key="k")
    for answer in before:
        feed = told(feed, answer)
    for failure in events:
        after = told(feed, failure)
        assert after.interval >= feed.interval or after.retired
        feed = after


@given(st.lists(st.one_of(answers, failures), min_size=1, max_size=6), moments)
def test_a_clock_that_went_back_neither_stalls_a_feed_nor_makes_it_due_for_ever(
    events: list[Answer | Failure], now: float
) -> None:
    feed = Feed(key="k")
    for event in events:
        feed = told(feed, event)
    right = set_right(feed, now, BOUNDS)
    assert right.asked is not None
    assert right.asked <= now
    assert right.due <= now + BOUNDS.retired * (1 + SPREAD)
    assert set_right(right, now, BOUNDS) == right
    if now < events[-1].at:
        assert right.due > now
    else:
        assert right == feed


def test_feeds_that_the_clock_ran_away_from_are_spread_over_their_interval() -> None:
    feeds = [steady(Feed(key=f"https://{number}.example/"), HOUR, NOW + 12 * HOUR) for number in range(200)]
    now = NOW - 300 * DAY
    waits = [set_right(feed, now, BOUNDS).due - now for feed in feeds]
    longest = max(feed.interval for feed in feeds)
    assert all(0 < wait <= longest for wait in waits)
    for quarter in range(4):
        assert 25 <= sum(quarter * longest / 4 < wait <= (quarter + 1) * longest / 4 for wait in waits) <= 75


def test_a_new_feed_is_due_at_once() -> None:
    assert is_due(Feed(key="k"), 0.0)
    assert is_due(set_right(Feed(key="k"), NOW, BOUNDS), NOW)


@pytest.mark.parametrize(
    ("every", "low", "high"),
    [
        (10 * MINUTE, 20 * MINUTE, 40 * MINUTE),
        (2 * HOUR, 60 * MINUTE, 2.5 * HOUR),
        (24 * HOUR, 4 * HOUR, 9 * HOUR),
    ],
)
def test_a_feed_that_brings_more_is_asked_more_often(every: float, low: float, high: float) -> None:
    feed = steady(Feed(key="k"), every, NOW + 30 * DAY)
    assert low <= feed.interval <= high


def test_a_feed_that_brings_nothing_is_asked_ever_less_until_the_longest_interval() -> None:
    feed = Feed(key="k")
    at, asked = NOW, 0
    while at < NOW + 300 * DAY:
        feed = answered(feed, Answer(at=at, new=0, entries=10), BOUNDS)
        at, asked = feed.due, asked + 1
    assert feed.interval > 0.8 * BOUNDS.longest
    assert asked < 320


def test_entries_are_asked_for_before_they_drop_out() -> None:
    rich = steady(Feed(key="k"), 30 * MINUTE, NOW + 5 * DAY, new=5, entries=100)
    poor = steady(Feed(key="k"), 30 * MINUTE, NOW + 5 * DAY, new=5, entries=6)
    assert poor.interval < rich.interval
    assert poor.interval * 5 / (30 * MINUTE) <= 6 / 2


def test_a_feed_that_is_all_new_each_time_is_asked_ever_sooner() -> None:
    feed = steady(Feed(key="k"), HOUR, NOW + DAY, new=1, entries=10)
    for _ in range(12):
        feed = answered(feed, Answer(at=feed.due, new=10, entries=10), BOUNDS)
    assert feed.interval == BOUNDS.shortest


def test_the_night_is_let_pass_and_the_morning_is_not() -> None:
    """Twelve articles between 6:00 and 18:00 UTC, for two weeks."""
    feed, midnight = Feed(key="k"), NOW // DAY * DAY
    for hour in range(14 * 24):
        at = midnight + hour * HOUR
        feed = answered(feed, Answer(at=at, new=int(6 < hour % 24 <= 18), entries=30), BOUNDS)
    evening = answered(feed, Answer(at=midnight + 14 * DAY + 19 * HOUR, new=0), BOUNDS)
    noon = answered(feed, Answer(at=midnight + 14 * DAY + 12 * HOUR, new=1), BOUNDS)
    assert noon.interval < 90 * MINUTE
    assert evening.interval > 3 * noon.interval
    assert evening.due < midnight + 15 * DAY + 8 * HOUR


def test_a_server_s_max_age_is_kept_up_to_an_hour() -> None:
    busy = steady(Feed(key="k"), 5 * MINUTE, NOW + DAY, new=3)
    assert busy.interval < 20 * MINUTE
    at = busy.asked or 0.0
    assert answered(busy, Answer(at=at + 300, new=3, fresh=1800), BOUNDS).interval >= 1800 * (1 - SPREAD)
    assert answered(busy, Answer(at=at + 300, new=3, fresh=9e9), BOUNDS).interval <= HOUR * (1 + SPREAD)


def test_failures_double_the_wait_and_an_answer_forgives_them() -> None:
    feed = steady(Feed(key="k"), 10 * MINUTE, NOW + DAY, new=2, entries=500)
    states = broken(feed, 2)
    waits = [state.interval for state in states]
    assert all(later >= before for before, later in pairwise(waits))
    assert waits[-1] > 16 * waits[0]
    assert len(states) < 20
    again = answered(states[-1], Answer(at=states[-1].due, new=300, entries=500), BOUNDS)
    assert (again.failures, again.failing, again.reason) == (0, 0.0, "")
    assert again.interval < HOUR


def test_a_short_outage_does_not_cost_the_entries_of_a_short_feed() -> None:
    feed = steady(Feed(key="k"), 10 * MINUTE, NOW + 3 * DAY, new=1, entries=12)
    first_day = broken(feed, 0.9)
    assert all(state.interval < 1.1 * HOUR for state in first_day)  # 12 entries last two hours
    assert broken(feed, 4)[-1].interval > 4 * HOUR


def test_what_the_server_asks_for_is_kept_up_to_the_longest_wait() -> None:
    feed = steady(Feed(key="k"), HOUR, NOW + DAY)
    at = feed.due
    assert failed(feed, Failure(at=at, reason="429", retry_after=7 * HOUR), BOUNDS).interval >= 7 * HOUR
    assert failed(feed, Failure(at=at, reason="429", retry_after=1e9), BOUNDS).interval == BOUNDS.longest


def test_a_feed_that_is_gone_for_a_week_is_retired_and_asked_each_month() -> None:
    states = broken(steady(Feed(key="k"), HOUR, NOW + DAY), 75, gone=True)
    first = next(state for state in states if state.retired is not None)
    begin = states[0].asked or 0.0
    assert BOUNDS.gone <= (first.asked or 0.0) - begin <= BOUNDS.gone + BOUNDS.longest
    assert first.reason == "404"
    assert all(BOUNDS.retired <= state.interval for state in states if state.retired)
    assert sum(1 for state in states if state.retired) <= 3
    assert {state.retired for state in states[states.index(first) :]} == {first.retired}


def test_a_feed_that_only_fails_is_given_a_month() -> None:
    states = broken(steady(Feed(key="k"), HOUR, NOW + DAY), 29)
    assert states[-1].retired is None
    assert broken(steady(Feed(key="k"), HOUR, NOW + DAY), 40)[-1].retired is not None


def test_a_404_among_other_failures_does_not_retire_a_feed_early() -> None:
    feed = steady(Feed(key="k"), HOUR, NOW + DAY)
    for number in range(20):
        feed = failed(feed, Failure(at=feed.due, reason="404", gone=number % 4 > 0), BOUNDS)
        if feed.failing >= BOUNDS.failing:
            break
        assert feed.retired is None


def test_a_retired_feed_that_answers_is_back() -> None:
    state = broken(steady(Feed(key="k"), HOUR, NOW + DAY), 12, gone=True)[-1]
    assert state.retired is not None
    back = answered(state, Answer(at=state.due, new=3, entries=30), BOUNDS)
    assert back.retired is None
    assert back.interval <= BOUNDS.longest


def test_a_machine_that_was_off_retires_nothing() -> None:
    feed = failed(Feed(key="k"), Failure(at=NOW, reason="404", gone=True), BOUNDS)
    for month in range(1, FEWEST_FAILURES):
        feed = failed(feed, Failure(at=NOW + month * 60 * DAY, reason="404", gone=True), BOUNDS)
    assert feed.retired is None


def test_a_clock_that_was_far_ahead_once_does_not_spoil_what_is_known() -> None:
    feed = steady(Feed(key="k"), 20 * MINUTE, NOW + 14 * DAY)
    usual = feed.interval
    ahead = answered(feed, Answer(at=NOW + 5000 * DAY, new=0, entries=30), BOUNDS)
    back = set_right(ahead, NOW + 14 * DAY + HOUR, BOUNDS)
    assert back.due <= NOW + 14 * DAY + HOUR + ahead.interval
    later = steady(back, 20 * MINUTE, NOW + 15 * DAY)
    assert later.interval < 1.5 * usual


def test_after_a_long_pause_a_feed_that_is_all_new_keeps_its_rate() -> None:
    feed = steady(Feed(key="k"), 20 * MINUTE, NOW + 14 * DAY)
    pause = answered(feed, Answer(at=NOW + 20 * DAY, new=30, entries=30), BOUNDS)
    assert pause.habit.rate == pytest.approx(feed.habit.rate)


def test_dates_say_how_long_a_feed_that_is_all_new_took() -> None:
    feed = steady(Feed(key="k"), 6 * HOUR, NOW + 14 * DAY)
    at = (feed.asked or 0.0) + 6 * HOUR
    burst = tuple(at - number * 2 * MINUTE for number in range(30))
    dated = answered(feed, Answer(at=at, new=30, entries=30, moments=burst), BOUNDS)
    assert dated.habit.business > 5
    assert dated.interval < feed.interval / 3


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_a_shorter_longest_interval_holds_for_feeds_that_were_asked_before(number: int) -> None:
    feed = Feed(key=f"{number}")
    for _ in range(30):
        feed = answered(feed, Answer(at=feed.due or NOW, new=0, entries=10), BOUNDS)
    tight = replace(BOUNDS, longest=4 * HOUR)
    right = set_right(feed, feed.asked or 0.0, tight)
    assert right.due <= (feed.asked or 0.0) + 4 * HOUR
