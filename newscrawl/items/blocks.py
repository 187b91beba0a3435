"""The lines of a page, and those that were cut from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "clock", "weather", "share", "related", "keywords", "source", "date", "author", "short_link",
    "copyright", "promotion", "comments", "advertisement", "navigation", "caption", "most_read",
    "disclaimer", "consent", "repeated", "other",
]  # fmt: skip
"""What a removed block was; the record's ``removed[].kind``."""


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
    links: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The texts of the links in it, where there are several."""
    tokens: tuple[str, ...] = ()
    """Class and id tokens, lower case, of the element and its ancestors, nearest first."""
    element: Element | None = field(default=None, repr=False, compare=False)
    """The element that the line stands in; ``None`` in text input, and once the article is found."""
    box: int = field(default=0, compare=False)
    """Number, in page order, of the element that holds it and other lines: two elements with the same tokens have two
    numbers; 0 in text input."""
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

    def judged(self, *, body: bool) -> Block:
        """Return the block with *body*, without its element. As ``replace`` would, in half of its time: pages have
        hundreds of lines."""
        return Block(
            index=self.index,
            text=self.text,
            tag=self.tag,
            link_density=self.link_density,
            href=self.href,
            links=self.links,
            tokens=self.tokens,
            box=self.box,
            body=body,
            settled=self.settled,
            gap=self.gap,
            role=self.role,
            offered_by=self.offered_by,
        )


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
    links: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The texts of its links, where there are several. Not written out."""
    outside: bool = False
    """Whether the block stood outside the article text: what it says is said of the page, not of the
    story beside it. Not written out."""
