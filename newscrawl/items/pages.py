"""A page, on its way to records: the Scrapy item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newscrawl.items.blocks import Block, Removed
from newscrawl.items.facts import Fact, Hints, Metadata
from newscrawl.items.stories import Story

Media = Literal["html", "text"]
"""How the bytes of a page are read: as HTML, or as lines of text that something else extracted."""


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
