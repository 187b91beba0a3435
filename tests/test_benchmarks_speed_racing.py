"""Races: each page once for each system, turns at being first, ratios round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.speed.racing import Times, race
from newscrawl.items import Page

if TYPE_CHECKING:
    from benchmarks.speed.systems import System


def page(number: int) -> Page:
    return Page(url=f"https://a.example/{number}", fetched="2026-11-25T12:00:00+00:00", body=b"12345")


@pytest.fixture(autouse=True)
def _small_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.speed.racing.ROUND_PAGES", 2)


def test_each_system_gets_each_page_once_and_they_take_turns_at_being_first() -> None:
    seen: list[tuple[str, str]] = []

    def system(name: str) -> System:
        return lambda page: seen.append((name, page.url[-1]))

    times = race(map(page, range(4)), {"a": system("a"), "b": system("b")})
    assert seen == [(name, str(i)) for i, turn in enumerate(["ab", "ba", "ab", "ba"]) for name in turn]
    assert (times.pages, times.bytes) == (4, 5)
    assert [len(rounds) for rounds in times.rounds.values()] == [2, 2]


def test_time_is_booked_to_the_system_that_took_it(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("benchmarks.speed.racing.process_time", lambda: clock[0])

    def takes(seconds: float) -> System:
        def system(_page: Page) -> None:
            clock[0] += seconds

        return system

    times = race(map(page, range(4)), {"slow": takes(3), "fast": takes(2)})
    assert times.rounds == {"slow": [6, 6], "fast": [4, 4]}
    assert times.milliseconds("slow") == 3000
    assert str(times.ratio("slow", "fast")) == "1.50 (1.50–1.50)"


def test_a_ratio_is_the_median_of_the_rounds_with_the_least_and_the_greatest() -> None:
    times = Times(pages=3, bytes=5, rounds={"a": [1, 2, 9], "b": [1, 1, 1]})
    assert str(times.ratio("a", "b")) == "2.00 (1.00–9.00)"


@pytest.mark.parametrize(("pages", "rounds"), [(1, 1), (3, 1), (4, 2), (40, 5)])
def test_a_round_has_pages_enough(pages: int, rounds: int) -> None:
    times = race(map(page, range(pages)), {"a": str, "b": str})
    assert [len(found) for found in times.rounds.values()] == [rounds, rounds]
