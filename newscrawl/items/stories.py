"""The stories of a page, on their way to records."""

from __future__ import annotations

from dataclasses import dataclass, field

from newscrawl.items.blocks import Block, Removed
from newscrawl.items.facts import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A story that the page offered to read next."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageShare:
    """One of the languages of a text that is in several."""

    language: str
    """ISO 639-1, or ``und``."""
    share: float
    """Of the text's letters, 0..1."""
    paragraphs: tuple[int, ...]
    """Which lines of the text, from 0, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story of a page: its lead, or one appended to it."""

    part: int
    """0: the lead; 1, 2, ...: appended stories in page order."""
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Metadata = Metadata()
    related: tuple[Related, ...] = field(default=(), repr=False)
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    """What was cut between this story's first block and the next story's."""
    text: str = field(default="", repr=False)
    """Paragraphs and sub-headings, one a line; set by render."""
    language: str = "und"
    language_confidence: float = 0.0
    languages: tuple[LanguageShare, ...] = field(default=(), repr=False)
    """Of a text in several languages; empty for one."""
    fingerprint: str = ""
    """Hex digest of the folded text: equal for stories that differ in typing only."""
    signature: bytes = field(default=b"", repr=False)
    """MinHash of the text's shingles: alike for stories that are nearly the same. Empty for a short one."""
    verdicts: tuple[str, ...] = ()
    duplicate_of: str | None = None
    revision: int = 0
    """How often its text was another before, as far as earlier runs wrote it."""
    is_written: bool = False
    """Whether an earlier run wrote its record, with this text: it is not written again."""
