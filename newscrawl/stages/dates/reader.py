"""A short text as dates: day, time and offset put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newscrawl.stages.dates.calendars import gregorian, plausible
from newscrawl.stages.dates.clocks import moment, read_clock, zone
from newscrawl.stages.dates.days import YEARLESS, read_days
from newscrawl.stages.dates.lexemes import read_row
from newscrawl.stages.dates.relative import read_ago, read_day_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.dates.clocks import Clock
    from newscrawl.stages.dates.days import Day
    from newscrawl.stages.dates.lexemes import Row

AHEAD = timedelta(days=2)
"""By how much a day without a year may lie before the present: clocks and zones differ."""
LEAP_YEARS = 8
"""Years back in which a day without one is sought: every 29 February is among them."""

_STRANGE_WORDS_MAX = 3  # beside "3 hours ago": an author's name; prose has more
_EPOCH_DIGITS = {10: 1, 13: 1000}  # digits of a Unix time stamp -> units a second


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """A date that a text states."""

    iso: str
    """``2023-11-30`` where no time is known; ``2023-11-30T14:00:00+03:00`` with time and offset; without
    the offset where no zone is known. Day and offset are as stated: nothing is converted."""
    exact: str
    """The part of the text that was read."""
    updated: bool = False
    """Whether the text says that something was changed then ("last update")."""
    relative: bool = False
    """Whether it was told from the present ("3 hours ago", "Sunday, 5 May"): no better than the present is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the parts of one reading share."""

    text: str
    row: Row
    spans: Sequence[tuple[int, int]]
    now: datetime
    timezone: str | None

    def date(self, iso: str, start: int, end: int, *, relative: bool = False) -> ReadDate:
        """Return *iso* as read from the lexemes *start* to *end*."""
        exact = self.text[self.spans[start][0] : self.spans[end - 1][1]]
        return ReadDate(iso=iso, exact=exact, updated=_updated(self.row.codes[:start]), relative=relative)


def read_date(
    text: str, *, now: datetime, timezone: str | None = None, language: str | None = None
) -> ReadDate | None:
    """Return the date that *text* states, or ``None``: never a first of January to stand for "unknown".

    Of several dates the first that is not a date of change; see :func:`read_dates`.
    """
    found = read_dates(text, now=now, timezone=timezone, language=language)
    return min(found, key=lambda read: read.updated, default=None)


def read_dates(
    text: str, *, now: datetime, timezone: str | None = None, language: str | None = None
) -> tuple[ReadDate, ...]:
    """Return the dates that *text* states, in its order.

    *text* is short: a date line, the value of a tag; its first 400 characters are read. *now* is aware
    (a naive one is taken as UTC): relative dates are told from it, and what lies more than two days
    after it or before 1990 is no date of a story. *timezone* is an IANA name for times that state no
    offset; a name that is none changes nothing. *language* (ISO 639-1) settles words that several
    languages share.
    """
    row, spans = read_row(text, language)
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    now = now.astimezone(zone(timezone) or now.tzinfo)
    reading = _Reading(text=text, row=row, spans=spans, now=now, timezone=timezone)
    days = read_days(row, now.date(), language)
    if days:
        return tuple(_absolute(reading, days, index) for index in range(len(days)))
    relative = _epoch(reading) or _ago(reading) or _day_word(reading) or _without_year(reading)
    return (relative,) if relative else ()


def _absolute(reading: _Reading, days: Sequence[Day], index: int) -> ReadDate:
    """Return day *index* with the time that stands after it, or before it, with no other word between."""
    day = days[index]
    before = days[index - 1].end if index else 0
    after = days[index + 1].start if index + 1 < len(days) else len(reading.row.codes)
    within = read_clock(reading.row, day.start, day.end)  # Jan 8 14:05:00 GMT 2017
    clock = within or _near(reading.row, day.end, after, day) or _near(reading.row, before, day.start, day)
    start = min(day.start, clock.start) if clock else day.start
    end = max(day.end, clock.end) if clock else day.end
    return reading.date(moment(day.day, clock, reading.timezone), start, end)


def _near(row: Row, start: int, end: int, day: Day) -> Clock | None:
    clock = read_clock(row, start, end)
    if clock is None:
        return None
    between = row.codes[day.end : clock.start] if clock.start >= day.end else row.codes[clock.end : day.start]
    return None if "w" in between else clock


def _updated(codes: str) -> bool:
    """Return whether the last label of *codes* is one of change."""
    return codes.rfind("U") > codes.rfind("l")


def _epoch(reading: _Reading) -> ReadDate | None:
    if reading.row.codes != "q" or reading.row.lexemes[0].digits not in _EPOCH_DIGITS:
        return None
    stamp = reading.row.lexemes[0]
    when = datetime.fromtimestamp(stamp.value // _EPOCH_DIGITS[stamp.digits], tz=UTC)
    return reading.date(when.isoformat(), 0, 1) if plausible(when.date(), reading.now.date()) else None


def _ago(reading: _Reading) -> ReadDate | None:
    ago = read_ago(reading.row)
    if ago is None or reading.row.codes.count("w") > _STRANGE_WORDS_MAX:
        return None
    when = (reading.now - ago.delta).replace(second=0, microsecond=0)
    iso = when.date().isoformat() if ago.whole_days else when.isoformat()
    return reading.date(iso, ago.start, ago.end, relative=True)


def _day_word(reading: _Reading) -> ReadDate | None:
    word = read_day_word(reading.row)
    if word is None or "w" in reading.row.codes:
        return None
    clock = read_clock(reading.row, 0, len(reading.row.codes))
    start = min(word.start, clock.start) if clock else word.start
    end = max(word.end, clock.end) if clock else word.end
    iso = moment((reading.now - word.delta).date(), clock, reading.timezone)
    return reading.date(iso, start, end, relative=True)


def _without_year(reading: _Reading) -> ReadDate | None:
    """Return the last such day that is not to come, of a text that has nothing but a day and its month, time and labels: one
    of these, or the day of the week, tells that it is a date line's."""
    codes = reading.row.codes
    found = YEARLESS.search(codes)
    if found is None or any(code in "wxysiq" for code in codes) or not any(code in "WlU" for code in codes):
        return None
    lexemes = reading.row.lexemes[found.start() : found.end()]
    number = next(lexeme.value for lexeme in lexemes if lexeme.code == "n")
    month = next(lexeme.value for lexeme in lexemes if lexeme.code == "M")
    latest = reading.now.date() + AHEAD
    years = (gregorian(latest.year - back, month, number) for back in range(LEAP_YEARS))
    day = next((day for day in years if day is not None and day <= latest), None)
    if day is None:
        return None
    rest = "".join("~" if found.start() <= i < found.end() else code for i, code in enumerate(codes))
    clock = read_clock(replace(reading.row, codes=rest), 0, len(codes))
    return reading.date(moment(day, clock, reading.timezone), found.start(), found.end(), relative=True)
