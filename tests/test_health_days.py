"""What came of pages, added up; and the profile of a source."""

from __future__ import annotations

import random
from statistics import median_low

import pytest

from newscrawl.health.days import Day, Tally, length_of, median_step, one, pooled, step_of
from newscrawl.health.profile import Figures, profile
from tests.test_health_shape import day


def test_tallies_add_up_as_their_articles_do() -> None:
    first = one(length=1000, titled=True, dated=False, authored=True)
    whole = first + one(length=1000, titled=True, dated=True, authored=False) + Tally(rejected=2)
    assert whole == Tally(articles=2, rejected=2, titled=2, dated=1, authored=1, lengths={step_of(1000): 2})
    assert whole.pages == 4
    assert pooled([Day(day=1, tally=whole), Day(day=2, tally=first)]) == whole + first
    assert pooled([]) == Tally()


@pytest.mark.parametrize("length", [0, 1, 9, 150, 1234, 99_999])
def test_a_length_is_known_to_five_per_cent(length: int) -> None:
    assert length_of(step_of(length)) == pytest.approx(max(length, 1), rel=0.05, abs=0.5)


def test_the_median_is_that_of_the_lengths_themselves() -> None:
    lengths = [random.Random(seed).randrange(100, 9000) for seed in range(301)]  # noqa: S311 - data of a test
    whole = Tally()
    for length in lengths:
        whole += one(length=length, titled=True, dated=True, authored=True)
    step = median_step(whole.lengths)
    assert step is not None
    assert length_of(step) == pytest.approx(median_low(lengths), rel=0.05)
    assert median_step({}) is None


def test_a_profile_has_the_last_week_beside_the_weeks_before_without_the_first_day() -> None:
    days = [
        day(0, 900),
        *(day(number, 10) for number in range(1, 30)),
        *(day(number, 5, dated=0) for number in range(30, 37)),
    ]
    found = profile([*days[:-1], Day(day=36, tally=days[-1].tally, last=777)], 36)
    assert found.lately.a_day == 5
    assert found.usually.a_day == 10
    assert (found.lately.dated, found.usually.dated) == (0, 1)
    assert (found.lately.rejected, found.lately.length, found.last) == (0, 1448, 777)


def test_a_new_source_has_no_usual_and_an_unknown_one_nothing() -> None:
    found = profile([day(36, 8), day(35, 8)], 36)
    assert (found.lately.a_day, found.usually) == (8, Figures())
    assert profile([], 36).lately == Figures()
    quiet = profile([day(number, 10) for number in range(20)], 36)
    assert (quiet.lately.a_day, quiet.lately.dated) == (0, None)
