from __future__ import annotations

from datetime import datetime

import pytest

from newscrawl.demo.datelines import date_line
from newscrawl.demo.loading import CONTENT, read_table


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("gulf", "السبت 14 نوفمبر 2026 - 08:05"),
        ("gulf-digits", "١٤ نوفمبر ٢٠٢٦"),
        ("hijri", "السبت 4 جمادى الآخرة 1448هـ الموافق 14 نوفمبر 2026م"),
        ("levant", "السبت 14 تشرين الثاني 2026"),
        ("levant-double", "14 تشرين الثاني/نوفمبر 2026"),
        ("levant-digits", "السبت، ١٤ تشرين الثاني ٢٠٢٦"),
        ("maghreb", "14 نونبر 2026 على الساعة 08:05"),
        ("aggregator", "14th, November 2026 GMT"),
        ("english", "14 November 2026, 08:05"),
        ("french", "samedi 14 novembre 2026 à 08:05"),
    ],
)
def test_writes_a_date_in_each_tradition(style: str, line: str) -> None:
    assert date_line(datetime.fromisoformat("2026-11-14T08:05:00+03:00"), style) == line


@pytest.mark.parametrize(
    ("day", "ordinal"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (20, "20th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (30, "30th"),
    ],
)
def test_writes_english_ordinals(day: int, ordinal: str) -> None:
    moment = datetime.fromisoformat(f"2026-11-{day:02}T00:00:00+00:00")
    assert date_line(moment, "aggregator") == f"{ordinal}, November 2026 GMT"


def test_every_style_has_twelve_months_and_seven_weekdays() -> None:
    for style in read_table(CONTENT / "dates.toml").values():
        assert len(style["months"]) == len(style.get("hijri_months", style["months"])) == 12
        assert len(style.get("weekdays", "1234567")) == 7
