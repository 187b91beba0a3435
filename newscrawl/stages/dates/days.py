"""Days, months and years in a row of lexemes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.stages.dates.calendars import full_year, gregorian, hijri, plausible, solar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from newscrawl.stages.dates.lexemes import Lexeme, Row

# On code letters (see lexemes). Every repetition is bounded: the search is linear in the row's length.
DAY = re.compile(
    r"""
      (?P<iso> y (?P<s1>[-/.]) n (?P=s1) n )           # 2015-05-24, 2026 / 5 / 3
    | (?P<cjk> y K n L n N )                           # 2023年11月30日
    | (?P<year_name> y [-/,]? [MHJ] [-/,.]? n (?!:) )  # 2023 Nov 30
    | (?P<day_first> n (?P<s2>[-/.]) n (?P=s2) y )     # 17-4-2026, 25/05/1436
    | (?P<short>                                       # 25/05/09, but no part of a longer row of numbers
        (?: (?<![nyqsi][-/.]) | (?<=[:+]n-) )
        n (?P<s3>[-/.]) n (?P=s3) n (?![-/.:]n)
      )
    | (?P<day_name>                                    # 30th, November 2023; 5 مايو/أيار من عام 2020
        n o? [-/,.]{0,2} [cu]{0,2}
        [MHJ] (?: [-(/|]? M \)? )?
        [-/,.]{0,2} [cu]{0,2} y
      )
    | (?P<day_name_short>                              # 8-Jan-17; 8 Jan 17 14:05 (RFC 822)
        n (?: - M - n (?![-/.:]) | M n (?=n:n) )
      )
    | (?P<month_first> [MHJ] [.,]? n o? [-/,.]? c? y ) # January 8, 2017
    | (?P<ctime>                                       # Jan 8 14:05:00 GMT 2017
        M n n:n (?: :n )? A? Z? (?: [-+]y )? y
      )
    | (?P<compact> \A i (?= T | \Z ) )                 # 20170108T140500Z
    """,
    re.VERBOSE,
)
YEARLESS = re.compile(
    r"(?<!n) n o? [-/,.]? c{0,2} M (?![.,]?n) | (?<!n) (?<!n\.) M [.,]? n (?![:n]) o?", re.VERBOSE
)
"""A day with its month and no year: 5 May, May 5; no part of a longer row of numbers, as "08 Jan 1" is one that broke off.
Whether a line is one of dates, ``lines`` asks with less care."""
_SHORT_YEAR = {"short", "day_name_short"}
_YEAR_FIRST = {"iso", "cjk", "year_name"}
_CALENDARS: dict[str, Callable[[int, int, int], date | None]] = {
    "M": gregorian, "G": gregorian, "P": gregorian, "H": hijri, "E": hijri, "J": solar, "S": solar,
}  # fmt: skip
_FIRST_GREGORIAN_YEAR = 1600  # smaller four-digit years of a news page are of another calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day that a row states."""

    start: int
    """Index of its first lexeme."""
    end: int
    day: date
    other_calendar: bool
    """Whether it was written in the Hijri or the solar calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    year: int
    month: int
    day: int
    calendar: str
    """Code letter of the month's word or the era's; empty for numbers alone."""


def read_days(row: Row, today: date, language: str | None = None) -> tuple[Day, ...]:
    """Return the days that *row* states, in order; impossible and implausible ones are left out.

    Numeric dates are day first, as everywhere but in the United States; a second number over 12 tells
    the American order. Where the same text states a day in the Gregorian and in another calendar, only
    the Gregorian is returned.
    """
    found = tuple(read_all_days(row, today, language))
    western = tuple(day for day in found if not day.other_calendar)
    return western or found


def read_all_days(row: Row, today: date, language: str | None = None) -> Iterator[Day]:
    """Yield the days that *row* states, as :func:`read_days` but those of every calendar."""
    for match in DAY.finditer(row.codes):
        start, end = match.span()
        era = row.codes[end : end + 1]
        if era and era in "EGSP":
            end += 1
        else:
            era = ""
        parts = _parts(str(match.lastgroup), row.lexemes[start : match.end()], era, today)
        for calendar in _calendars(parts, language) if parts else ():
            day = calendar(parts.year, parts.month, parts.day) if parts else None
            if day is not None and plausible(day, today):
                yield Day(start=start, end=end, day=day, other_calendar=calendar is not gregorian)
                break


def _parts(family: str, lexemes: Sequence[Lexeme], era: str, today: date) -> _Parts | None:
    """Return what the numbers and words of a match stand for, or ``None`` if two months disagree."""
    if family == "compact":
        whole = lexemes[0].value
        return _Parts(year=whole // 10_000, month=whole // 100 % 100, day=whole % 100, calendar="M")
    months = [lexeme for lexeme in lexemes if lexeme.code in "MHJ"]
    numbers = [lexeme for lexeme in lexemes if lexeme.digits]
    if len({month.value for month in months}) > 1:
        return None
    if months:
        numbers = [numbers[0], numbers[-1]]
    ordered = [lexeme.value for lexeme in (numbers if family in _YEAR_FIRST else reversed(numbers))]
    year, day = ordered[0], ordered[-1]
    month = months[0].value if months else ordered[1]
    if family in _SHORT_YEAR:
        if numbers[-1].digits != 2:  # noqa: PLR2004 - "1/2/3" is no date
            return None
        year = full_year(year, today)
    if family == "day_first" and month > 12 >= day:  # noqa: PLR2004 - months of a year
        day, month = month, day
    return _Parts(year=year, month=month, day=day, calendar=months[0].code if months else era)


def _calendars(parts: _Parts, language: str | None) -> tuple[Callable[[int, int, int], date | None], ...]:
    if parts.calendar:
        return (_CALENDARS[parts.calendar],)
    if parts.year >= _FIRST_GREGORIAN_YEAR:
        return (gregorian,)
    # "1402/09/09" is of 2023 in Iran and of 1982 elsewhere; "1445/05/14" the other way round: until 2031
    # only one of the two readings is ever plausible.
    return (solar, hijri) if language == "fa" else (hijri, solar)
