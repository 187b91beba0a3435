"""Dates as feeds and sitemaps write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime

_MAX_CHARS = 64
"""The longest honest form, RFC 822 with a named zone, has about 40 characters."""

_YEARS = range(1990, 2101)
"""Years outside are fillers: software writes 0001, 1900, 1970 or 9999 where it knows no date."""

_DATE_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}")

_ZONE_APART = re.compile(
    r"""
    (?<=\d) \s+ (?= [+-]\d{2}:?\d{2} $ )  # "2026-11-22 07:31:15 +0300": fromisoformat wants no space here
    """,
    re.VERBOSE,
)


def iso_moment(text: str | None) -> str | None:
    """Return *text* as ISO 8601: the date alone where no time is stated, the offset where one is.

    Reads ISO 8601 (W3C, with a space for the ``T`` too) and RFC 822; ``None`` for all else and for years
    outside 1990..2100.

    >>> iso_moment("Sun, 22 Nov 2026 07:31:15 +0300"), iso_moment("2026-11-22"), iso_moment("yesterday")
    ('2026-11-22T07:31:15+03:00', '2026-11-22', None)
    """
    text = (text or "").strip()
    if not text or len(text) > _MAX_CHARS:
        return None
    moment = _from_iso(text) or _from_rfc822(text)
    if moment is None or moment.year not in _YEARS:
        return None
    return moment.date().isoformat() if _DATE_ONLY.fullmatch(text) else moment.isoformat(timespec="seconds")


def instant(moment: str) -> datetime:
    """Return the value of :func:`iso_moment` as an aware datetime, to compare with others.

    A moment without an offset counts as UTC, a date without a time as the end of its day: so of two
    statements of one day, the exact one is the earlier.
    """
    value = datetime.fromisoformat(moment)
    if _DATE_ONLY.fullmatch(moment):
        value = datetime.combine(value.date(), time.max)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def earliest(*moments: str | None) -> str | None:
    """Return the earliest of *moments* that are known, as it was given."""
    return min(filter(None, moments), key=instant, default=None)


def latest(*moments: str | None) -> str | None:
    """Return the latest of *moments* that are known, as it was given."""
    return max(filter(None, moments), key=instant, default=None)


def _from_iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_ZONE_APART.sub("", text))
    except ValueError:
        return None


def _from_rfc822(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # an offset of days overflows
        return None
    offset = moment.utcoffset()
    return None if offset is not None and abs(offset) > timedelta(hours=24) else moment
