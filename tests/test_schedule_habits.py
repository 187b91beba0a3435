"""What is learned of a feed's arrivals, from watching it and from the dates of its entries."""

from __future__ import annotations

import doctest
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import beginnings, chance
from newscrawl.schedule.beginnings import first_habit, window
from newscrawl.schedule.habits import HOURS, MEMORY, Habit, expected, faded, hour_of, learned
from newscrawl.schedule.terms import DAY, HOUR, MINUTE

NOW = 1_800_000_000.0 // DAY * DAY


def watched(habit: Habit, days: int, rate: dict[int, int], every: float = HOUR) -> Habit:
    """Return *habit* after *days* in which as many articles came in each hour as *rate* says."""
    for number in range(int(days * DAY / every)):
        begin = NOW + number * every
        habit = learned(habit, begin, begin + every, rate.get(hour_of(begin), 0))
    return habit


def test_the_rate_comes_to_be_what_is_seen() -> None:
    habit = watched(Habit(), 30, dict.fromkeys(range(HOURS), 2))
    assert habit.rate * HOUR == pytest.approx(2, rel=0.01)
    assert habit.business == pytest.approx(1, rel=0.05)
    assert habit.rhythm() == pytest.approx((1,) * HOURS, rel=0.05)


def test_what_is_old_is_forgotten() -> None:
    habit = watched(Habit(), 60, dict.fromkeys(range(HOURS), 4))
    slower = habit
    for number in range(8 * 7):
        begin = NOW + 60 * DAY + number * DAY
        slower = learned(slower, begin, begin + DAY, 2)
    assert slower.rate * DAY < 10
    assert habit.rate * DAY > 90


def test_the_hours_are_told_apart() -> None:
    habit = watched(Habit(), 20, {8: 5, 20: 1})
    rhythm = habit.rhythm()
    assert max(rhythm) == rhythm[8] > 5
    assert rhythm[20] > 2 * rhythm[2]
    assert expected(habit, NOW + 8 * HOUR, NOW + 9 * HOUR) > 10 * expected(habit, NOW, NOW + HOUR)
    assert expected(habit, NOW, NOW + DAY) == pytest.approx(habit.rate * DAY)


def test_dates_place_articles_in_their_hour_where_the_wait_was_long() -> None:
    moments = (NOW + 5 * HOUR + 60, NOW + 5 * HOUR + 120)
    placed = learned(Habit(), NOW, NOW + 12 * HOUR, 2, moments)
    assert placed.hours[5] == pytest.approx(2, rel=0.05)
    assert sum(placed.hours) == pytest.approx(sum(learned(Habit(), NOW, NOW + 12 * HOUR, 2).hours))


def test_dates_outside_of_the_wait_and_more_of_them_than_articles_change_nothing() -> None:
    wrong = (NOW - DAY, NOW + 2 * DAY, 1e30, -1e30)
    assert learned(Habit(), NOW, NOW + HOUR, 2, wrong) == learned(Habit(), NOW, NOW + HOUR, 2)
    many = tuple(NOW + number for number in range(1, 100))
    assert sum(learned(Habit(), NOW, NOW + HOUR, 3, many).hours) == pytest.approx(3, rel=0.01)


def test_a_burst_makes_it_busy_for_hours_and_a_strike_makes_it_calm() -> None:
    usual = watched(Habit(), 20, dict.fromkeys(range(HOURS), 2))
    end = NOW + 20 * DAY
    burst = learned(usual, end, end + HOUR, 30)
    assert burst.business > 3
    assert burst.rate < 1.1 * usual.rate
    assert learned(burst, end + HOUR, end + 25 * HOUR, 48).business < 1.2
    assert learned(usual, end, end + 8 * HOUR, 0).business < 0.5


@given(
    st.lists(st.tuples(st.floats(0, 1e8), st.integers(0, 100_000)), max_size=20),
    st.floats(0, 4e9),
)
def test_a_habit_stays_a_number_whatever_came(visits: list[tuple[float, int]], now: float) -> None:
    habit = Habit()
    for passed, articles in visits:
        habit = learned(habit, now, now + passed, articles)
        now += passed
        assert isfinite(habit.rate)
        assert habit.rate > 0
        assert isfinite(habit.business)
        assert habit.business > 0
        assert min(habit.rhythm()) > 0
        assert sum(habit.rhythm()) == pytest.approx(HOURS)


@given(st.floats(0, 1e9))
def test_a_pause_changes_nothing_of_the_rate(passed: float) -> None:
    habit = watched(Habit(), 3, {8: 5})
    assert faded(habit, passed).rate == pytest.approx(habit.rate)
    assert faded(habit, passed).seconds <= habit.seconds + HOUR


@pytest.mark.parametrize("hours", [0.5, 3, 24])
def test_the_dates_of_the_entries_give_the_first_rate(hours: float) -> None:
    moments = [NOW - number * hours * HOUR - 300 for number in range(20)]
    assert first_habit(moments, NOW).rate * HOUR == pytest.approx(1 / hours, rel=0.5)


def test_the_dates_count_for_less_than_what_is_watched() -> None:
    moments = [NOW - number * MINUTE for number in range(1000)]
    habit = first_habit(moments, NOW)
    assert habit.articles < 25
    assert watched(habit, 2, {8: 1}).rate < habit.rate / 10


@pytest.mark.parametrize(
    "moments",
    [
        (),
        (NOW - HOUR, NOW - 2 * HOUR),
        [NOW] * 30,
        [NOW - HOUR] * 30,
        [NOW + number * HOUR for number in range(1, 30)],
        [NOW - number for number in range(30)],
    ],
    ids=["none", "few", "stamped", "the same", "to come", "within a minute"],
)
def test_dates_that_cannot_be_believed_say_nothing(moments: list[float]) -> None:
    assert first_habit(moments, NOW) == Habit()
    assert window(moments, NOW) == 0


def test_entries_that_are_kept_on_top_for_months_do_not_slow_a_feed() -> None:
    fresh = [NOW - number * 30 * MINUTE for number in range(20)]
    kept = [NOW - 400 * DAY, NOW - 90 * DAY]
    assert first_habit([*fresh, *kept], NOW).rate > 0.5 * first_habit(fresh, NOW).rate


def test_a_feed_whose_last_entry_is_years_old_is_taken_to_be_slow() -> None:
    moments = [NOW - (700 + number) * DAY for number in range(10)]
    assert first_habit(moments, NOW).rate * MEMORY < 1.5


@given(st.lists(st.floats(-1e15, 1e15), max_size=30), st.floats(0, 4e9))
def test_any_dates_give_a_habit(moments: list[float], now: float) -> None:
    habit = first_habit(moments, now)
    assert isfinite(habit.rate)
    assert habit.rate > 0


def test_chance_is_even_and_repeatable() -> None:
    drawn = [chance.chance("feed", number) for number in range(2000)]
    assert drawn == [chance.chance("feed", number) for number in range(2000)]
    assert all(0 <= each < 1 for each in drawn)
    for tenth in range(10):
        assert 140 <= sum(tenth / 10 <= each < (tenth + 1) / 10 for each in drawn) <= 260


@pytest.mark.parametrize("module", [beginnings, chance])
def test_the_examples_hold(module: object) -> None:
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted
    assert not done.failed
