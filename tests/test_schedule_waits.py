"""How long to wait, and the bounds of it."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule.habits import HOURS, Habit
from newscrawl.schedule.terms import DAY, HOUR, Bounds
from newscrawl.schedule.waits import full, wait

NOW = 1_800_000_000.0
WIDE = Bounds(shortest=1.0, longest=1000 * DAY, retired=1000 * DAY)

habits = st.builds(
    Habit,
    articles=st.floats(0, 1e6),
    seconds=st.floats(1800, 1e8),
    hours=st.lists(st.floats(0, 1e4), min_size=HOURS, max_size=HOURS).map(tuple),
    lately=st.floats(0, 1e4),
    lately_expected=st.floats(0, 1e4),
)


def even(rate: float) -> Habit:
    """Return the habit of a feed that brings *rate* articles a second, at any hour."""
    return Habit(articles=rate * 20 * DAY, seconds=20 * DAY)


def waited(habit: Habit, seconds: float, steps: int = 20_000) -> float:
    """Return how long the articles that come within *seconds* after NOW have waited, by adding up small steps."""
    rhythm, step = habit.rhythm(), seconds / steps
    times = [(number + 0.5) * step for number in range(steps)]
    return sum(
        habit.rate * rhythm[int((NOW + time) // HOUR) % HOURS] * (seconds - time) * step for time in times
    )


@pytest.mark.parametrize("a_day", [300, 24, 3, 0.5])
def test_an_even_rate_gives_the_square_root(a_day: float) -> None:
    rate = a_day / DAY
    assert wait(even(rate), NOW, WIDE) == pytest.approx(sqrt(2 * WIDE.patience / rate))


def test_the_articles_have_waited_as_long_as_a_request_is_worth() -> None:
    hours = tuple(float(hour % 7) for hour in range(HOURS))
    for a_day in (2, 20, 200):
        habit = replace(even(a_day / DAY), hours=hours)
        assert waited(habit, wait(habit, NOW, WIDE)) == pytest.approx(WIDE.patience, rel=0.01)


@given(habits, st.floats(0, 4e9), st.integers(0, 10_000))
def test_the_wait_is_within_the_bounds(habit: Habit, now: float, entries: int) -> None:
    bounds = Bounds()
    assert bounds.shortest <= wait(habit, now, bounds, entries) <= bounds.longest
    assert wait(habit, now, bounds, entries) <= wait(habit, now, bounds)


@given(habits, st.floats(0, 4e9), st.floats(1, 1e5))
def test_more_patience_waits_longer(habit: Habit, now: float, more: float) -> None:
    bounds = Bounds()
    patient = replace(bounds, patience=bounds.patience + more)
    assert wait(habit, now, patient) >= wait(habit, now, bounds)


@given(st.floats(1e-9, 1.0), st.floats(1, 100))
def test_a_busier_feed_waits_less(rate: float, times: float) -> None:
    assert wait(even(rate * times), NOW, Bounds()) <= wait(even(rate), NOW, Bounds())


def test_no_more_than_a_third_of_the_entries_is_let_pass() -> None:
    assert full(even(30 / HOUR), NOW, WIDE, 30) == pytest.approx(HOUR / 3)
    assert full(even(30 / HOUR), NOW, Bounds(), 0) == Bounds().longest


def test_business_of_now_passes() -> None:
    busy = replace(even(2 / DAY), lately=30.0)
    assert wait(busy, NOW, WIDE) < wait(even(2 / DAY), NOW, WIDE)
    assert wait(busy, NOW, WIDE) > wait(even(2 * busy.business / DAY), NOW, WIDE)


@pytest.mark.parametrize(
    "values",
    [
        {"shortest": 0.0},
        {"shortest": 10.0, "longest": 5.0},
        {"patience": 0.0},
        {"gone": 0.0},
        {"failing": -1.0},
        {"retired": HOUR},
        {"patience": float("nan")},
    ],
    ids=str,
)
def test_bounds_that_contradict_each_other_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"must be|cannot be"):
        Bounds(**values)
