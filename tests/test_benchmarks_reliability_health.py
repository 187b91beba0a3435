"""The simulated years of sources: that faults are what they are called, and that the command says what it found."""

from __future__ import annotations

import random

import pytest

from benchmarks.reliability import health
from benchmarks.reliability.health import HABITS, alarms_of, main, simulated

BUSY = next(habit for habit in HABITS if habit.name.startswith("40 a day"))


def seeded(days: int, fault: str = "", begin: int = 0) -> list[tuple[int, str]]:
    """Return the days and kinds of the alarms of a busy source."""
    return [
        (day, alarm.kind)
        for day, alarm in alarms_of(simulated(BUSY, days, random.Random(1), fault, begin))  # noqa: S311
    ]


def test_a_source_without_a_fault_raises_no_alarm() -> None:
    assert seeded(100) == []


@pytest.mark.parametrize("fault", health.FAULTS)
def test_a_fault_is_noticed_as_what_it_is_and_not_before_it_begins(fault: str) -> None:
    found = seeded(60, fault, 50)
    assert [kind for _, kind in found] == [fault]
    assert 50 <= found[0][0] <= 54


def test_the_command_prints_a_row_a_habit_and_fails_for_false_alarms(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(health, "HABITS", (BUSY,))
    monkeypatch.setattr(health, "YEAR", 60)
    assert main(["--years", "1", "--seeds", "1"]) == 0
    assert "| 40 a day, in bursts | 0.00 |" in capsys.readouterr().out
    monkeypatch.setattr(health, "MOST_FALSE", -1.0)
    assert main(["--years", "1", "--seeds", "1"]) == 1
