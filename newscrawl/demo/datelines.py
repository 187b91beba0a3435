"""Write dates as the outlets do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hijridate import Gregorian

from newscrawl.demo.loading import CONTENT, read_table

if TYPE_CHECKING:
    from datetime import date, datetime

LATIN_DIGITS = "0123456789"
LAST_TEEN = 20  # 11th, 12th, 13th: the ending follows the last digit from 21 on
ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def date_line(moment: datetime, style: str) -> str:
    """Return *moment* as the *style* of ``content/dates.toml`` writes it, in its own time zone.

    >>> from datetime import UTC, datetime
    >>> date_line(datetime(2026, 11, 30, tzinfo=UTC), "aggregator")
    '30th, November 2026 GMT'
    """
    names = _styles()[style]
    line: str = names["pattern"].format(
        day=moment.day,
        ordinal=_ordinal(moment.day),
        month=names["months"][moment.month - 1],
        year=moment.year,
        weekday=names["weekdays"][moment.weekday()] if "weekdays" in names else "",
        time=f"{moment:%H:%M}",
        **_hijri(moment, names.get("hijri_months", ())),
    )
    return line.translate(str.maketrans(LATIN_DIGITS, names.get("digits", LATIN_DIGITS)))


@cache
def _styles() -> dict[str, Any]:
    return read_table(CONTENT / "dates.toml")


def _ordinal(day: int) -> str:
    ending = ORDINAL_ENDINGS.get(day % 10 if day > LAST_TEEN else day, "th")
    return f"{day}{ending}"


def _hijri(day: date, months: tuple[str, ...]) -> dict[str, int | str]:
    if not months:
        return {}
    year, month, number = Gregorian.fromdate(day).to_hijri().datetuple()
    return {"hijri_year": year, "hijri_month": months[month - 1], "hijri_day": number}
