"""The values that pass through newscrawl: frozen, slotted, keyword-only.

A :class:`Page` is the Scrapy item. It enters the pipeline with its bytes; each stage returns a new
page with more known of it, and the last one writes a :class:`Record` for each of its stories:

    bytes -> blocks and facts -> metadata -> blocks less widgets -> stories -> records

A block never disappears: it ends in a story, in its metadata, or in ``removed`` with its rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "clock", "weather", "share", "related", "keywords", "source", "date", "author", "short_link",
    "copyright", "promotion", "comments", "advertisement", "navigation", "caption", "most_read",
    "disclaimer", "consent", "repeated", "other",
]  # fmt: skip
"""What a removed block was; the record's ``removed[].kind``."""

Media = Literal["html", "text"]
"""How the bytes of a page are read: as HTML, or as lines of text that something else extracted."""

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Element:
    """An element of a page that begins and ends lines, and the one that it stands in."""

    names: tuple[str, ...] = ()
    """Its tag, and the tokens of its role, class and id, lower case."""
    parent: Element | None = field(default=None, repr=False)
    """``None``: the root of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, list entry or line of a page, in page order."""

    index: int
    """Position on the page, 0 first. Blocks that were taken apart share it."""
    text: str = field(repr=False)
    """One line of visible text."""
    tag: str = "p"
    """HTML element that holds the text (``p``, ``h2``, ``li``, ``td``, ``figcaption``, ...);
    ``line`` for a line of text input; ``hr`` for a rule line."""
    link_density: float = 0.0
    """Share of the text's letters that is link text, 0..1; always 0 in text input."""
    href: str | None = None
    """Absolute address of the block's first link."""
    tokens: tuple[str, ...] = ()
    """Class and id tokens, lower case, of the element and its ancestors, nearest first."""
    element: Element | None = field(default=None, repr=False, compare=False)
    """The element that the line stands in; ``None`` in text input, and once the article is found."""
    body: bool = True
    """Whether the extractor takes it for article text; what it does not take is kept for the books."""
    settled: bool = False
    """Whether a person said that article text stands in its place: nothing but the wording of a rule cuts it then."""
    gap: bool = False
    """Whether an empty line or a rule precedes it (text input)."""
    role: Literal["text", "heading", "offer", "title"] = "text"
    """``heading``: a sub-heading; ``offer``: a headline that the page offers to read (after "read
    also" and the like), which split turns into the title of an appended story or into a related link;
    ``title``: the title of the story that begins here."""
    offered_by: str = ""
    """Of an offer: id of the rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A block, or a part of one, that was cut, and by which rule."""

    kind: Kind
    rule: str
    """Id of a rule in ``newscrawl/rules``, or the name of a structural rule in ``newscrawl/stages``."""
    text: str = field(repr=False)
    index: int
    """Position of its block on the page: ``removed`` is in page order."""
    href: str | None = None
    """The block's first link. Not written out."""
    outside: bool = False
    """Whether the block stood outside the article text: what it says is said of the page, not of the
    story beside it. Not written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A story that the page offered to read next."""

    title: str
    url: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A fetched page on its way to records: the Scrapy item."""

    url: str
    """Where it was found: redirects are followed."""
    fetched: str
    """ISO 8601, with offset."""
    requested: str = ""
    """The address that was asked for, as the frontier knows it; empty where nothing was."""
    spider: str = ""
    run: str = ""
    media: Media = "html"
    content_type: str = ""
    """The HTTP header's value."""
    body: bytes = field(default=b"", repr=False)
    """As received; emptied once the blocks are read."""
    hints: Hints = Hints()
    encoding: str = ""
    """The encoding that decode settled on."""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    """Blocks not yet assigned to a story, in page order."""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    metadata: Metadata = Metadata()
    """Of the page as a whole: the lead's."""
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    stories: tuple[Story, ...] = field(default=(), repr=False)
    verdicts: tuple[str, ...] = ()
    """Why the page as a whole is no clean article; they go to each of its records."""
    paths: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """Of a page that its site's template is learned from: where each block stands, by index."""
    reading: str = ""
    """How its blocks were read: ``template``; ``first-visit``; or, where the page does not fit the template of its
    site, why not (``misfit-...``). Empty for text input."""


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
