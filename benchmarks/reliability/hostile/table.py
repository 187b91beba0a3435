"""The whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.reliability.hostile import answers, entrances, pages, targets

if TYPE_CHECKING:
    from benchmarks.reliability.hostile.case import Case

CASES: tuple[Case, ...] = (*answers.CASES, *pages.CASES, *entrances.CASES, *targets.CASES)
