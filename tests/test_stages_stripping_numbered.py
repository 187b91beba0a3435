"""Headings that count are the article's where sentences stand below them; a list of headlines that counts has none."""

from __future__ import annotations

import pytest

from newscrawl.stages.stripping.numbered import numbered
from tests.surveyed import surveyed

HEADS = ["1. سجّل زيارتك", "2. احمل نقدًا", "٣- لا تعد أحدًا بشيء"]
BELOW = ["اسأل محاميًا قبل السفر.", "لا تعمل البطاقات إلا في فندقين.", "قل: لا أعرف."]
PASSAGES = [line for pair in zip(HEADS, BELOW, strict=True) for line in pair]


def found(*lines: str) -> list[str]:
    seen = surveyed(*lines)
    return [lines[i] for i in sorted(numbered(seen.readings, seen.findings))]


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        (PASSAGES, PASSAGES),
        ([*PASSAGES[:2], "اقرأ أيضا: القادسية يتصدر الدوري الممتاز", *PASSAGES[2:]], PASSAGES),
        (PASSAGES[:4], []),  # two may stand anywhere
        (HEADS, []),  # the most read
        (["1-day course", BELOW[0], "2-day course", BELOW[1], "3-day course", BELOW[2]], []),
        ([HEADS[0], BELOW[0], HEADS[2], BELOW[2], "7. امشِ", BELOW[1]], []),  # no series
        (["2025 عام الجفاف", BELOW[0], "2026 عام المطر", BELOW[1], "2027 عام الحصاد", BELOW[2]], []),
    ],
)
def test_finds_passages_under_headings_that_count(lines: list[str], own: list[str]) -> None:
    assert found(*lines) == own
