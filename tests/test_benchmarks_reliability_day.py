"""The simulated day: what it counts, on outlets simple enough to know the answers."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability import day
from benchmarks.reliability.outlets import BEGIN, DAY, HOUR, Outlet
from benchmarks.reliability.publishing import KINDS, outlets
from benchmarks.reliability.watching import Fixed, Outcome, Scheduled, watch
from newscrawl.schedule.terms import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


def steady(every: float, *, shown: int = 50, errors: float = 0.0) -> Outlet:
    moments = tuple(BEGIN - 10 * DAY + number * every + 1 for number in range(int(20 * DAY / every)))
    return Outlet(kind="steady", name=f"steady {every}", articles=moments, shown=shown, errors=errors)


def test_an_hourly_look_finds_what_came_half_an_hour_ago() -> None:
    outcome = watch(steady(60.0, shown=100), Fixed(steady(60.0), HOUR), BEGIN + DAY)
    assert outcome.lost == 0
    assert len(outcome.delays) == 24 * 60
    assert mean(outcome.delays) == pytest.approx(HOUR / 2, rel=0.05)
    assert (outcome.requests, outcome.wasted) == (24, 0)


def test_what_drops_out_unseen_is_lost() -> None:
    outcome = watch(steady(60.0, shown=20), Fixed(steady(60.0), HOUR), BEGIN + DAY)
    assert outcome.lost == 24 * 40
    assert len(outcome.delays) == 24 * 20


def test_requests_that_bring_nothing_are_wasted() -> None:
    outcome = watch(steady(4 * HOUR), Fixed(steady(4 * HOUR), HOUR), BEGIN + DAY)
    assert (outcome.requests, outcome.wasted, len(outcome.delays)) == (24, 18, 6)


def test_a_request_that_fails_is_wasted_and_the_next_brings_it() -> None:
    outcome = watch(steady(HOUR, errors=0.5), Fixed(steady(HOUR), HOUR), BEGIN + DAY)
    assert len(outcome.delays) == 24
    assert 4 <= outcome.wasted <= 20
    assert max(outcome.delays) > HOUR


def test_an_article_that_comes_before_anybody_has_asked_is_no_news() -> None:
    outcome = watch(steady(HOUR), Fixed(steady(HOUR), HOUR), BEGIN)
    assert len(outcome.delays) == 24


def test_the_schedule_is_told_what_it_would_see() -> None:
    policy = Scheduled(steady(2 * HOUR), Bounds())
    watch(steady(2 * HOUR), policy, BEGIN + 2 * DAY)
    assert policy.feed.habit.rate * 2 * HOUR == pytest.approx(1, rel=0.4)


def test_there_are_two_hundred_outlets_and_a_seed_decides_them() -> None:
    first = outlets(1)
    assert len(first) == 200 == sum(count for count, _ in KINDS.values())
    assert first == outlets(1)
    assert first != outlets(2)
    assert all(list(each.articles) == sorted(each.articles) for each in first)


def test_the_command_prints_what_it_measured_and_what_it_reached(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few: dict[str, tuple[int, Callable[[Random], Outlet]]] = {
        kind: (1, make) for kind, (_, make) in KINDS.items()
    }
    monkeypatch.setattr("benchmarks.reliability.publishing.KINDS", few)
    monkeypatch.setattr(day, "DAYS", {"the first day": BEGIN})
    code = day.main(["--seeds", "1", "--kinds"])
    printed = capsys.readouterr().out
    assert "`python -m benchmarks.reliability day --seeds 1 --kinds`" in printed
    assert "| the first day | every 60 minutes |" in printed
    assert "| the first day, abandoned | every 15 minutes | 0 | 0 | – | – | – | 9" in printed
    assert code == int("**NO**" in printed)


def test_a_schedule_that_is_no_better_misses() -> None:
    same = {"x": Outcome(delays=[60.0, 120.0], requests=10, wasted=5)}
    found = {(name, policy): same for name in day.DAYS for policy in day.POLICIES}
    assert [held for what, held in day.reached(found).items() if "delay" in what or "wasted" in what] == [
        False
    ] * 4
    better = {"x": Outcome(delays=[30.0, 60.0], requests=10, wasted=1)}
    found |= {(name, day.OURS): better for name in day.DAYS}
    assert all(day.reached(found).values())


def test_at_least_one_set_is_measured() -> None:
    with pytest.raises(SystemExit):
        day.main(["--seeds", "0"])
