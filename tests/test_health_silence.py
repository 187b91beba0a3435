"""When a source has fallen silent, and when not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.health.days import Day, Tally
from newscrawl.health.silence import silence

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows(counts: Sequence[int | None], first: int = 1000) -> list[Day]:
    """Return a day for each of *counts*; None: nobody looked."""
    return [
        Day(day=first + each, tally=Tally(articles=count))
        for each, count in enumerate(counts)
        if count is not None
    ]


def judged(counts: Sequence[int | None]) -> int | None:
    """Return for how many days the source is silent at the end of *counts*, whose last is today."""
    found = silence(rows(counts), 1000 + len(counts) - 1)
    return None if found is None else found.days


def test_a_source_is_silent_once_days_are_over_that_chance_does_not_explain() -> None:
    assert judged([20] * 30 + [0]) is None  # today may still bring some
    assert judged([20] * 30 + [0, 0]) == 1
    found = silence(rows([20] * 30 + [0, 0, 0]), 1032)
    assert found is not None
    assert (found.since, found.days, found.expected) == (1030, 2, 40.0)
    assert judged([1] * 30 + [0] * 5) is None
    assert judged([1] * 30 + [0] * 11) == 10


def test_of_a_new_source_nothing_is_said_however_much_it_brought() -> None:
    for days in range(1, 22):
        assert judged([500] * days + [0] * 30) is None
    assert judged([500] * 22 + [0] * 3) == 2
    assert judged([0, 0, 9, 0, 0] + [0] * 60) is None


def test_weekends_are_no_silence_and_a_working_day_after_one_is() -> None:
    week: list[int | None] = [20, 20, 20, 20, 20, 0, 0]
    for end in range(28, 36):
        assert judged((week * 6)[:end]) is None
    assert judged(week * 5 + [0, 0]) == 3


def test_a_machine_that_was_off_makes_no_source_silent() -> None:
    off: list[int | None] = [None] * 20
    assert judged([20] * 30 + off + [300]) is None
    assert judged([20] * 30 + off + [0]) is None  # the look of today is not over
    assert judged([20] * 30 + off + [0, 0]) == 21
    # What the first look brought is no gap: a silence of 2 days is more than there ever was.
    assert judged([20] * 30 + off + [300] + [20] * 5 + [0, 0, 0]) == 2


def test_a_silence_as_long_as_one_that_is_known_is_none() -> None:
    assert judged([20] * 20 + [0] * 4 + [20] * 20 + [0] * 5) is None
    assert judged([20] * 20 + [0] * 4 + [20] * 20 + [0] * 6) == 5


def test_what_had_piled_up_at_first_and_in_bulk_says_nothing_of_how_much_comes() -> None:
    every_other: list[int | None] = [1, 0] * 20
    assert judged([5000, *every_other, *[0] * 6]) is None
    assert judged([1, *every_other, 2000, *[0] * 6]) is None


def test_days_of_an_earlier_silence_are_left_out_of_what_is_usual() -> None:
    found = rows([20] * 25 + [0] * 10 + [20] * 10 + [0, 0, 0])
    assert silence(found, 1047) is None
    known = silence(found, 1047, left_out=range(1025, 1035))
    assert known is not None
    assert (known.days, known.expected) == (2, 40.0)


def test_a_clock_that_was_ahead_once_does_not_matter() -> None:
    ahead = Day(day=5000, tally=Tally(articles=3))
    assert silence([*rows([20] * 30 + [0, 0]), ahead], 1031) is not None


def test_no_days_at_all_are_no_silence() -> None:
    assert silence([], 1000) is None
