"""What is said of a page, before it is read and by itself, and what is believed of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["json-ld", "meta", "time", "feed", "sitemap", "text", "url"]
"""What said a fact, most trusted first as far as dates go; the record's ``published_from``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of a page before it is read: from the catalogue, a feed or a sitemap."""

    title: str | None = None
    """As the feed or the news sitemap states it."""
    published: str | None = None
    """ISO 8601, as the feed or the sitemap states it."""
    published_from: Origin | None = None
    """``feed`` or ``sitemap``: which of them stated *published*."""
    section: str | None = None
    """Category of the feed entry, or the section that the catalogue names for the feed."""
    language: str | None = None
    """ISO 639-1, from the feed, the sitemap or the catalogue."""
    source: str | None = None
    """Name of the catalogue's source that led to the page."""
    timezone: str | None = None
    """IANA zone of the source, for dates that state none: ``Asia/Riyadh``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a page declares of itself, and where it does: the raw material of metadata."""

    name: str
    """``title``, ``published``, ``modified``, ``author``, ``keyword``, ``section``, ``description``,
    ``image``, ``canonical_url``, ``language``, ``site_name``, ``paywall``; of the kind of page: ``page_type``,
    ``noscript``, ``scripts``."""
    value: str
    """As declared, entities resolved, not yet judged."""
    origin: Origin
    """Which part of the page declared it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of one story besides its text; ``None`` and ``()`` where nothing is."""

    title: str | None = None
    """Without the outlet's name."""
    published: str | None = None
    """ISO 8601: the date alone where no time is known; offset where known."""
    modified: str | None = None
    """ISO 8601, as *published*."""
    published_from: Origin | None = None
    """What said *published*."""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    """Without repeats and site navigation."""
    source: str | None = None
    """Whom the story is credited to."""
    section: str | None = None
    description: str | None = None
    image: str | None = None
    """Absolute address."""
    canonical_url: str | None = None
    """As the page declares it, if it is of the same site."""
    language: str | None = None
    """ISO 639-1 as declared by the page, the feed or the catalogue; a prior, not the record's answer."""
