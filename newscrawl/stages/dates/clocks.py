"""Times of day and offsets in a row of lexemes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from datetime import timezone as fixed
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newscrawl.stages.dates.words import MERIDIEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.dates.lexemes import Lexeme, Row

# On code letters (see lexemes); bounded, so linear.
CLOCK = re.compile(
    r"""
    (?: A? n (?: : | h ) n (?: :n (?: [.,][nqysi] )? )? h? [AP]?  # 14:05:00.123, 14h05, 2:05 pm, 下午2:05
      | n \. n (?=[hA]) h? A?                                     # 14.05 Uhr, 2.30 pm
      | (?: (?<=[yM]c) | (?<=[yM]c\.) | (?<=[yM],c) | (?<=[yM],c\.) ) n \. n (?!\.)   # 5 mai 2023 kl. 14.05
      | n A                                                       # 3 pm
      | A? n h (?!n)                                              # 14 Uhr
      | T [sy]                                                    # T140500
      | (?<![-/.:]) y (?= \(? Z [-+] )                            # 1400 (GMT+04:00)
    )
    (?P<offset>
      [c,]? \(?
      (?: Z [-+] (?: n:n | y | n )                                # GMT+4
        | [-+] (?: n:n | y )                                      # +03:00
        | Z
      )
      \)?
    )?
    """,
    re.VERBOSE,
)
_OFFSET_MAX = timedelta(hours=14)
_NOON, _MORNING = 12, 6  # hours
_LATE_MORNING = 10  # hours: "11:30 noon" is before noon, "1:30 noon" after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day that a row states."""

    start: int
    end: int
    time: time
    zone: str
    """``+03:00``, an IANA name, or empty where none is stated."""


def read_clock(row: Row, start: int, end: int) -> Clock | None:
    """Return the first time of day among the lexemes *start* to *end*, or ``None``."""
    for match in CLOCK.finditer(row.codes, start, end):
        offset_start = match.start("offset") if match["offset"] else match.end()
        stated = row.lexemes[match.start() : offset_start]
        offset = row.lexemes[offset_start : match.end()]
        zone = _zone_of(offset)
        if not offset or not _touches(row, offset_start):
            zone, last = "", offset_start
        else:
            last = match.end()
        moment = _time(stated)
        if moment is not None:
            return Clock(start=match.start(), end=last, time=moment, zone=zone)
    return None


def moment(day: date, clock: Clock | None, timezone: str | None) -> str:
    """Return ISO 8601: *day* alone without *clock*, with the offset that the text or *timezone* gives."""
    if clock is None:
        return day.isoformat()
    local = datetime.combine(day, clock.time)
    return local.replace(tzinfo=zone(clock.zone) or zone(timezone)).isoformat()


def zone(name: str | None) -> tzinfo | None:
    """Return the zone called *name* (``+03:00`` or an IANA name); ``None`` where there is none."""
    if not name:
        return None
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[4:6])
        offset = timedelta(hours=hours, minutes=minutes)
        return fixed(-offset if name[0] == "-" else offset) if offset else UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones
        return None


def _touches(row: Row, index: int) -> bool:
    """Return whether the lexeme at *index* can begin an offset.

    A dash does where digits follow at once, as in -0500; in "14:05 - 2017" it only separates.
    """
    if row.codes[index] != "-":
        return True
    return row.lexemes[index].end == row.lexemes[index + 1].start


def _zone_of(lexemes: Sequence[Lexeme]) -> str:
    numbers = [lexeme for lexeme in lexemes if lexeme.digits]
    if not numbers:
        return next((lexeme.zone for lexeme in lexemes if lexeme.code == "Z"), "")
    hours, minutes = numbers[0].value, numbers[1].value if len(numbers) > 1 else 0
    if numbers[0].digits > 2:  # noqa: PLR2004 - hhmm in one number
        hours, minutes = divmod(hours, 100)
    if timedelta(hours=hours, minutes=minutes) > _OFFSET_MAX or minutes % 15:
        return ""
    sign = "-" if any(lexeme.code == "-" for lexeme in lexemes) else "+"
    return f"{sign}{hours:02}:{minutes:02}"


def _time(lexemes: Sequence[Lexeme]) -> time | None:
    numbers = [lexeme.value for lexeme in lexemes if lexeme.digits][:3]
    if lexemes[-1].code in "ys":  # one number: hhmm or hhmmss
        whole = numbers[0] if lexemes[-1].code == "s" else numbers[0] * 100
        numbers = [whole // 10_000, whole // 100 % 100, whole % 100]
    hour, minute, second = (*numbers, 0, 0)[:3]
    role = next((_role(lexeme) for lexeme in lexemes if lexeme.code in "AP"), "")
    try:
        return time(_hour(hour, role), minute, second)
    except ValueError:
        return None


def _role(lexeme: Lexeme) -> str:
    return "pm" if lexeme.code == "P" else MERIDIEMS[lexeme.value]


def _hour(hour: int, role: str) -> int:
    """Return the hour of the day, 0..23 where possible; hours over 12 are taken as they stand."""
    if not role or hour > _NOON:
        return hour
    late = {
        "am": False,
        "pm": True,
        "noon": not _LATE_MORNING <= hour < _NOON,
        "night": _MORNING <= hour < _NOON,
    }[role]
    return hour % _NOON + (_NOON if late else 0)
