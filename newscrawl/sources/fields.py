"""Checks of single fields: each returns the value that the catalogue keeps, or raises FieldError."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from newscrawl.discovery.addresses import fetchable
from newscrawl.sources.catalogue import Place
from newscrawl.sources.errors import FieldError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DELAY_SECONDS = 3600.0
"""An hour: more is a slip of the unit."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")

_PLACE_FIELDS = frozenset({"url", "section", "language"})


def name(field: str, value: object) -> str:
    """Return a key of letters, digits, ``-`` and ``_``, at most 64 characters."""
    return _shaped(field, value, _NAME, 'letters of ASCII, digits, "-" and "_", as in "al-waha"')


def language(field: str, value: object) -> str:
    """Return a language code of two letters."""
    return _shaped(field, value, _LANGUAGE, 'a code of ISO 639-1, two small letters, as in "ar"')


def country(field: str, value: object) -> str:
    """Return a country code of two letters."""
    return _shaped(field, value, _COUNTRY, 'a code of ISO 3166-1, two capital letters, as in "SA"')


def text(field: str, value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise FieldError(field, f"{_shown(value)} is no text; write it in quotation marks")
    return value.strip()


def url(field: str, value: object) -> str:
    """Return an absolute http or https address, in the form in which it is requested."""
    found = fetchable(value) if isinstance(value, str) else None
    if found is None:
        raise FieldError(
            field,
            f"{_shown(value)} is no address that can be fetched; write it whole, as in"
            ' "https://example.com/rss"'
            " (http or https, no user name)",
        )
    return found


def timezone(field: str, value: object) -> str:
    """Return the name of a time zone; any name where the machine has no time zones to look in."""
    zone = text(field, value)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: the name of a folder of zones
        if not available_timezones():
            return zone
        fault = f'{_shown(value)} is no time zone of the IANA list; write one, as in "Asia/Riyadh"'
        raise FieldError(field, fault) from error
    return zone


def delay(field: str, value: object) -> float:
    """Return a number of seconds from 0 to :data:`MAX_DELAY_SECONDS`."""
    seconds = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    if not 0 <= seconds <= MAX_DELAY_SECONDS:
        raise FieldError(field, f"{_shown(value)} is no number of seconds from 0 to {MAX_DELAY_SECONDS:.0f}")
    return seconds


def flag(field: str, value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise FieldError(
            field, f"{_shown(value)} is neither true nor false; write one, without quotation marks"
        )
    return value


def checked(field: str, value: object) -> str | None:
    """Return a date as ISO 8601, ``None`` for false."""
    if value is False:
        return None
    try:
        return (value if isinstance(value, date) else date.fromisoformat(text(field, value))).isoformat()[:10]
    except ValueError as error:
        fault = f'{_shown(value)} is neither a date nor false; write "2026-11-22", or false and a note why'
        raise FieldError(field, fault) from error


def places(field: str, value: object) -> tuple[Place, ...]:
    """Return addresses that list articles: each a text, or a table with url, section and language."""
    if not isinstance(value, list):
        raise FieldError(
            field, f'{_shown(value)} is no list; write ["https://..."] or tables with a url each'
        )
    return tuple(_place(f"{field}[{number}]", entry) for number, entry in enumerate(value, 1))


def _place(field: str, entry: object) -> Place:
    if not isinstance(entry, dict):
        return Place(url=url(field, entry))
    for key in entry.keys() - _PLACE_FIELDS:
        raise FieldError(f"{field}.{key}", f"unknown; a place has {', '.join(sorted(_PLACE_FIELDS))}")
    if "url" not in entry:
        raise FieldError(f"{field}.url", 'missing; write url = "https://..."')
    return Place(
        url=url(f"{field}.url", entry["url"]),
        section=_optional(text, f"{field}.section", entry.get("section")),
        language=_optional(language, f"{field}.language", entry.get("language")),
    )


def _optional(check: Callable[[str, object], str], field: str, value: object) -> str | None:
    return None if value is None else check(field, value)


def _shaped(field: str, value: object, shape: re.Pattern[str], wanted: str) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise FieldError(field, f"{_shown(value)} does not fit; write {wanted}")
    return value


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."  # noqa: PLR2004  a line of a terminal
