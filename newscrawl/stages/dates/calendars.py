"""Years, months and days of three calendars as days that exist."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Hijri

FIRST_YEAR = 1990
"""Earlier dates on a news page are what a story tells of, not when it was published."""

AHEAD_DAYS = 2
"""How far after the present a date may lie: time zones, and stories dated for tomorrow's paper."""

_SOLAR_MONTH_DAYS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)
# The 33-year cycle that approximates the solar Hijri calendar, which is astronomical: years whose remainder
# is here have a 30th of Esfand. It gives Iran's leap years 1342, 1346, ... 1366, 1370, 1375, ... 1403, 1408.
_SOLAR_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_SOLAR_BASE_YEAR, _SOLAR_BASE = 1343, date(1964, 3, 21)
_SOLAR_LAST_YEAR = 1440


def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where there is none: 31 February is not a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri(year: int, month: int, day: int) -> date | None:
    """Return the day of the Umm al-Qura calendar, 1343 to 1500; ``None`` outside it.

    Lands that sight the moon for themselves may differ from it by a day.
    """
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def solar(year: int, month: int, day: int) -> date | None:
    """Return the day of the solar Hijri calendar (Iran, Afghanistan), 1343 to 1440; ``None`` outside it.

    >>> solar(1403, 1, 1)
    datetime.date(2024, 3, 20)
    """
    if not (_SOLAR_BASE_YEAR <= year <= _SOLAR_LAST_YEAR and 1 <= month <= len(_SOLAR_MONTH_DAYS)):
        return None
    leap = year % 33 in _SOLAR_LEAP
    last = 29 if month == len(_SOLAR_MONTH_DAYS) and not leap else _SOLAR_MONTH_DAYS[month - 1]
    if not 1 <= day <= last:
        return None
    years = range(_SOLAR_BASE_YEAR, year)
    whole_years = 365 * len(years) + sum(earlier % 33 in _SOLAR_LEAP for earlier in years)
    return _SOLAR_BASE + timedelta(days=whole_years + sum(_SOLAR_MONTH_DAYS[: month - 1]) + day - 1)


def plausible(day: date, today: date) -> bool:
    """Return whether news of *day* can have been published: from 1990 to two days after *today*."""
    return day.year >= FIRST_YEAR and (day - today).days <= AHEAD_DAYS


def full_year(short: int, today: date) -> int:
    """Return the year that two digits stand for: the latest that is not after next year.

    >>> full_year(9, date(2026, 1, 1)), full_year(98, date(2026, 1, 1))
    (2009, 1998)
    """
    century = today.year - today.year % 100
    return century + short if century + short <= today.year + 1 else century - 100 + short
