"""Dates told from the present: "3 hours ago", "yesterday 14:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.stages.dates.lexemes import Row

# On code letters (see lexemes); bounded, so linear.
AGO = re.compile(
    r"""
      b c? (?: (?P<before>[naq]) c? )? (?P<unit>[ukvh]) (?: a )?  # منذ 3 ساعات, il y a 3 heures, منذ دقيقة واحدة
    | (?: (?P<after>[naq]) )? (?P<counted>[ukvh]) b               # 3 hours ago, 3 saat önce
    """,
    re.VERBOSE,
)
_HOUR, _DAY = 3600, 86_400  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """A stretch of time before the present."""

    start: int
    end: int
    delta: timedelta
    whole_days: bool
    """Whether it tells the day and no more."""


def read_ago(row: Row) -> Ago | None:
    """Return what *row* tells from the present, or ``None``.

    Weeks, months and years are no answer: "2 months ago" does not tell the day. Neither is a plural
    without its number ("days ago").
    """
    for match in AGO.finditer(row.codes):
        side = "unit" if match["unit"] else "counted"
        unit = row.lexemes[match.start(side)]
        at = match.start("before") if match["before"] else match.start("after") if match["after"] else None
        if at is None and unit.code in "kh":
            continue
        seconds = _HOUR if unit.code == "h" else unit.value
        day = unit.value if unit.code != "v" else unit.value // 2
        if day <= _DAY and (at is None or row.lexemes[at].digits <= 3):  # noqa: PLR2004 - up to 999
            delta = timedelta(seconds=seconds * (row.lexemes[at].value if at is not None else 1))
            return Ago(start=match.start(), end=match.end(), delta=delta, whole_days=day == _DAY)
    return None


def read_day_word(row: Row) -> Ago | None:
    """Return the day that a word of *row* tells ("yesterday"), or ``None``."""
    at = row.codes.find("D")
    if at < 0:
        return None
    return Ago(start=at, end=at + 1, delta=timedelta(days=row.lexemes[at].value), whole_days=True)
