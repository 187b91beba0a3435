"""When a source's articles have changed, and when not."""

from __future__ import annotations

import pytest

from newscrawl.health.days import Day, Tally, step_of
from newscrawl.health.shape import Trait, change


def day(number: int, articles: int = 10, *, length: int = 1500, rejected: int = 0, **have: int) -> Day:
    """Return a day whose articles have everything but what *have* says otherwise."""
    counts = {"titled": articles, "dated": articles, "authored": articles} | have
    lengths = {step_of(length): articles} if articles else {}
    return Day(day=number, tally=Tally(articles=articles, rejected=rejected, lengths=lengths, **counts))


USUAL = [day(number) for number in range(30)]


@pytest.mark.parametrize(
    ("trait", "changed"),
    [
        (Trait.DATES, {"dated": 0}),
        (Trait.DATES, {"dated": 5}),
        (Trait.AUTHORS, {"authored": 2}),
        (Trait.TITLES, {"titled": 0}),
        (Trait.REJECTED, {"rejected": 10}),
        (Trait.LENGTH, {"length": 400}),
        (Trait.LENGTH, {"length": 6000}),
    ],
)
def test_a_change_is_told_of_once_twenty_articles_have_it_and_of_no_other_trait(
    trait: Trait, changed: dict[str, int]
) -> None:
    new = [day(30, **changed), day(31, **changed)]
    found = {each: change(each, USUAL + new[:1], 30) or change(each, USUAL + new, 31) for each in Trait}
    assert {each for each, what in found.items() if what} == {trait}
    what = found[trait]
    assert what is not None
    assert 30 <= what.since <= 31
    small = [
        day(30),
        day(31, 4, **{name: min(value, 4) if name != "length" else value for name, value in changed.items()}),
    ]
    assert change(trait, USUAL + small, 31) is None


@pytest.mark.parametrize(
    ("trait", "changed"),
    [
        (Trait.DATES, {"dated": 9}),  # less than a quarter
        (Trait.REJECTED, {"rejected": 2}),
        (Trait.LENGTH, {"length": 1000}),
    ],
)
def test_what_is_small_is_no_change(trait: Trait, changed: dict[str, int]) -> None:
    assert change(trait, [*USUAL, day(30, **changed), day(31, **changed)], 31) is None


def test_an_improvement_is_no_alarm() -> None:
    poor = [day(number, dated=1, rejected=10) for number in range(30)]
    for trait in (Trait.DATES, Trait.REJECTED):
        assert change(trait, [*poor, day(30), day(31)], 31) is None


def test_weekends_of_another_shape_are_usual() -> None:
    def of(number: int) -> Day:
        return day(number, 25, authored=3, length=500) if number % 7 > 4 else day(number, 25)

    for end in range(22, 45):
        days = [of(number) for number in range(end)]
        assert change(Trait.AUTHORS, days, end - 1) is None
        assert change(Trait.LENGTH, days, end - 1) is None


def test_of_a_new_source_nothing_is_said() -> None:
    for days in range(13):
        new = [day(days + each, dated=0) for each in range(3)]
        assert change(Trait.DATES, [*USUAL[:days], *new], days + 2) is None


def test_the_first_day_s_archive_is_not_usual() -> None:
    archive = day(0, 5000, dated=0)
    assert change(Trait.DATES, [archive, *USUAL[1:], day(30, dated=0), day(31, dated=0)], 31) is not None


def test_articles_of_long_ago_are_not_lately() -> None:
    new = [day(30, dated=0), day(31, dated=0)]
    assert change(Trait.DATES, USUAL + new, 50) is not None
    assert change(Trait.DATES, USUAL + new, 70) is None


def test_no_days_at_all_are_no_change() -> None:
    assert [change(trait, [], 10) for trait in Trait] == [None] * 5
