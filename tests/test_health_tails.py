"""Tails of distributions, against sums done otherwise; and the doctests of what is pure about health."""

from __future__ import annotations

import doctest
from math import comb, exp

import pytest

import newscrawl.health.alarms
import newscrawl.health.days
import newscrawl.health.tails
from newscrawl.health.tails import at_least, at_most, none_of


def test_the_doctests_hold() -> None:
    for module in (newscrawl.health.alarms, newscrawl.health.days, newscrawl.health.tails):
        failed, tried = doctest.testmod(module)
        assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(
    ("count", "of", "share"), [(0, 20, 0.9), (7, 20, 0.5), (19, 20, 0.98), (3, 200, 0.05)]
)
def test_the_binomial_tails_are_the_sums_of_their_terms(count: int, of: int, share: float) -> None:
    def term(each: int) -> float:
        return comb(of, each) * share**each * (1 - share) ** (of - each)

    assert at_most(count, of, share) == pytest.approx(sum(map(term, range(count + 1))))
    assert at_least(count, of, share) == pytest.approx(sum(map(term, range(count, of + 1))))


def test_shares_of_none_and_all_and_large_numbers_are_borne() -> None:
    assert (at_most(3, 10, 0.0), at_most(3, 10, 1.0), at_least(3, 10, 1.0)) == (1.0, 0.0, 1.0)
    assert at_most(2000, 5000, 0.5) < 1e-40


def test_the_more_uneven_its_days_the_likelier_is_nothing() -> None:
    likely = [none_of(20, unevenness) for unevenness in (1, 1 + 1e-9, 1.5, 4, 20)]
    assert likely == sorted(likely)
    assert likely[0] == pytest.approx(exp(-20))
    assert likely[1] == pytest.approx(likely[0])
