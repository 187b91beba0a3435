"""When a story was published and changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newscrawl.stages.dates import ReadDate, is_date_line, read_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Fact, Hints, Origin

TRUST: tuple[Origin, ...] = ("json-ld", "meta", "time", "feed", "sitemap", "text", "url")
"""Who is believed first. What machines are told is exact; a text may be of another story; an address
tells the day at best."""
LINES_MAX = 40
"""Lines of text input that are looked at for a date."""

# A day in a path: /2023/11/30/, /2023-11-30-title, /20231130/; not six or ten digits, which are numbers.
_PATH_DATE = re.compile(
    r"""
    (?<! \d ) (?P<year> (?:19|20) \d\d )
    (?: (?P<separator> [/_-] ) (?P<month> \d{1,2} ) (?P=separator) (?P<day> \d{1,2} )
      | (?P<month2> \d\d ) (?P<day2> \d\d )
    )
    (?! \d )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """When, and who says so."""

    published: str | None
    published_from: Origin | None
    modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    date: ReadDate
    origin: Origin
    change: bool
    """Whether it is the date of a change."""


def settle_moments(
    facts: Sequence[Fact], hints: Hints, url: str, now: datetime, lines: Sequence[str] = ()
) -> Moments:
    """Return when the story was published, by the most trusted that states it, and when it was changed.

    Day and offset are as stated. *lines* are the first lines of text input: of them only date lines are
    read. A change before the publication is none.
    """
    stated = list(_stated(facts, hints, url, now, lines))
    published = min(
        (entry for entry in stated if not entry.change),
        key=lambda entry: (TRUST.index(entry.origin), entry.date.relative),
        default=None,
    )
    changes = [entry for entry in stated if entry.change]
    changes.sort(key=lambda entry: TRUST.index(entry.origin))
    changed = (
        entry.date.iso for entry in changes if published is None or _not_before(entry.date, published.date)
    )
    return Moments(
        published=published.date.iso if published else None,
        published_from=published.origin if published else None,
        modified=next(changed, None),
    )


def _stated(
    facts: Sequence[Fact], hints: Hints, url: str, now: datetime, lines: Sequence[str]
) -> Iterator[_Stated]:
    texts = [(fact.name, fact.value, fact.origin) for fact in facts if fact.name in ("published", "modified")]
    if hints.published:
        texts.append(("published", hints.published, hints.published_from or "feed"))
    texts += [("published", line, "text") for line in lines[:LINES_MAX] if is_date_line(line)]
    for name, text, origin in texts:
        for date in read_dates(text, now=now, timezone=hints.timezone, language=hints.language):
            yield _Stated(date=date, origin=origin, change=name == "modified" or date.updated)
    for match in _PATH_DATE.finditer(_path(url)):
        text = f"{match['year']}-{match['month'] or match['month2']}-{match['day'] or match['day2']}"
        yield from (_Stated(date=date, origin="url", change=False) for date in read_dates(text, now=now))


def _path(url: str) -> str:
    try:
        return urlsplit(url[:2000]).path
    except ValueError:  # "http://[": no address, so no date in it
        return ""


def _not_before(later: ReadDate, earlier: ReadDate) -> bool:
    """Return whether *later* is no earlier than *earlier*, as far as their precision tells."""
    first, second = datetime.fromisoformat(earlier.iso), datetime.fromisoformat(later.iso)
    if first.tzinfo and second.tzinfo:
        return second >= first
    return second.date() >= first.date()
