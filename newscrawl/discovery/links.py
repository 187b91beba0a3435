"""What discovery hands on: links with what is known of the page behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from newscrawl.discovery.moments import earliest, latest
from newscrawl.items import Hints

Found = Literal["feed", "sitemap", "section", "home", "list"]
"""Where a link stood, the best informed first: a feed names sections, a section page names nothing. ``list``: in a
list of addresses."""

_TRUST: tuple[Found, ...] = ("feed", "sitemap", "section", "home", "list")


class Problem(StrEnum):
    """What was wrong with a feed, a sitemap or a page; what could be read of it stands beside it."""

    EMPTY = "empty"
    """No bytes."""
    BROKEN = "broken"
    """Not well-formed, or not a whole archive: read as far as it goes."""
    TRUNCATED = "truncated"
    """More bytes, elements or entries than are read: the rest was left."""
    UNKNOWN = "unknown"
    """Neither a feed nor a sitemap: an HTML page, a picture, ..."""


class Skip(StrEnum):
    """Why a link was not followed; the last part of ``newscrawl/discovery/skipped_count/``."""

    ADDRESS = "address"
    """Not an address that can be requested."""
    OTHER_SITE = "other_site"
    OLD = "old"
    """Older than ``NEWSCRAWL_MAX_AGE_DAYS``."""
    REPEATED = "repeated"
    """Its page was asked for before, or is waiting to be."""
    KNOWN = "known"
    """An earlier run stored its page, or found that there is none."""
    LIMIT = "limit"
    """The source has as many articles as it was allowed."""
    MEDIA = "media"
    """A picture, film, sound or document, by its address or by the type that the server named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that was found, and what the finder knew of its page."""

    url: str
    """Absolute, as :func:`.addresses.fetchable` returns it."""
    found: Found
    hints: Hints = field(default_factory=Hints)
    modified: str | None = None
    """ISO 8601: when a sitemap says the page was last changed. No date of publication: sites renew it
    whenever a template changes."""

    @property
    def updated(self) -> str | None:
        """The latest date known, by which the age of the page is judged."""
        return latest(self.hints.published, self.modified)


def merge(first: Link, second: Link) -> Link:
    """Return one link for two that lead to one page.

    The better informed one (feed before sitemap before section page; *first* on equal terms) gives the
    address, title, section, language and source, the other fills what is missing; the date is the earliest.
    """
    better, other = sorted((first, second), key=lambda link: _TRUST.index(link.found))
    return replace(
        better,
        hints=_merged(better.hints, other.hints),
        modified=latest(better.modified, other.modified),
    )


def _merged(better: Hints, other: Hints) -> Hints:
    published = earliest(better.published, other.published)
    dated = better if published == better.published else other
    return Hints(
        title=better.title or other.title,
        published=published,
        published_from=dated.published_from,
        section=better.section or other.section,
        language=better.language or other.language,
        source=better.source or other.source,
        timezone=better.timezone or other.timezone,
    )
