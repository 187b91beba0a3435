"""What is written of a story."""

from __future__ import annotations

from dataclasses import dataclass, field

from newscrawl.items.blocks import Removed
from newscrawl.items.facts import Origin
from newscrawl.items.stories import LanguageShare, Related


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One JSON line of the output. The fields are the contract with whoever reads it."""

    id: str
    """Stable over runs: a hash of the canonical URL and *part*."""
    url: str
    """As fetched, or as the manifest gives it."""
    canonical_url: str
    """As the page declares it (same site only), else *url*."""
    site: str
    """Registered domain; host and port where there is none."""
    part: int
    """0: the lead story; 1, 2, ...: stories appended to the same page, in page order."""
    parent_id: str | None
    """The lead's *id* for an appended story."""
    revision: int = 0
    """0: the first record of this *id*; 1, 2, ...: the text was changed since."""
    title: str | None
    """Without the outlet's name."""
    text: str = field(repr=False)
    """Paragraphs and sub-headings, in order, one a line."""
    language: str
    """ISO 639-1, or ``und``."""
    language_confidence: float
    """0..1."""
    languages: tuple[LanguageShare, ...] = field(default=(), repr=False)
    """The languages of a text that is in several, the largest share first; empty for a text in one."""
    published: str | None
    """ISO 8601: the date alone where no time is known; offset where known."""
    modified: str | None
    published_from: Origin | None
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    source: str | None
    """Whom the story is credited to."""
    section: str | None
    description: str | None
    image: str | None
    related: tuple[Related, ...] = field(repr=False)
    """What the page offered to read next."""
    removed: tuple[Removed, ...] = field(repr=False)
    """What was cut, in page order."""
    verdicts: tuple[str, ...]
    """Empty for a clean record."""
    duplicate_of: str | None
    """The *id* of the record that it repeats."""
    fetched: str
    spider: str
    run: str
