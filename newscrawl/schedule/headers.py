"""What servers say of time in their headers. What cannot be read says nothing: 0."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

_MOST_DIGITS = 9
"""Thirty years of seconds; a longer number is a mistake, or meant to be one."""
_MAX_AGE = re.compile(rf"(?:^|[,\s])max-age\s*=\s*\"?(\d{{1,{_MOST_DIGITS}}})(?!\d)", re.IGNORECASE)
_STALE = re.compile(r"no-store|no-cache", re.IGNORECASE)


def freshness(cache_control: str, age: str = "") -> float:
    """Return the seconds for which the answer holds by its ``Cache-Control`` and ``Age``.

    >>> freshness("public, max-age=600", "60"), freshness("no-cache, max-age=600"), freshness("private")
    (540.0, 0.0, 0.0)
    """
    found = _MAX_AGE.search(cache_control)
    if found is None or _STALE.search(cache_control):
        return 0.0
    return max(0.0, float(found[1]) - _seconds(age))


def retry_after(value: str, now: float) -> float:
    """Return the seconds after *now* that ``Retry-After`` asks to wait, given as a number or as a date.

    >>> retry_after("120", 0.0), retry_after("Thu, 01 Jan 1970 00:10:00 GMT", 60.0), retry_after("later", 0.0)
    (120.0, 540.0, 0.0)
    """
    if seconds := _seconds(value):
        return seconds
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (TypeError, ValueError, OverflowError):  # no date, or one that no calendar has
        return 0.0


def _seconds(value: str) -> float:
    digits = value.strip()
    return float(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else 0.0
