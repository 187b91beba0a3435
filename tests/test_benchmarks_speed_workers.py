"""Two workers against one: both clean every page, and both runs are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.speed.workers import REPEATS, workers

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_each_number_of_workers_has_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[tuple[int, int]] = []

    def clean(manifest: Path, number: int) -> tuple[float, float]:
        turns.append((number, len(manifest.read_text(encoding="utf-8").splitlines())))
        return 6.0 / number, 5.0 + number

    monkeypatch.setattr("benchmarks.speed.workers._clean", clean)
    assert workers(3).rows == [("generated", 3, "6.0", "3.0", 2.0, 7 / 6)]
    assert turns == [(1, 3), (2, 3)] * REPEATS
