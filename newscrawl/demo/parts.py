"""The neutral parts of a page: what a layout turns into HTML and what the gold answers are read from.

Both come from the same parts, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from newscrawl.items import Kind

Slot = Literal["banner", "above", "under", "below", "side", "foot"]
"""Where a widget stands: site header, over the title, under it, after the text, beside it, page foot."""

SLOTS: tuple[Slot, ...] = get_args(Slot)

BoxForm = Literal["line", "two-lines", "list", "teaser", "bold", "glued"]
"""How a read-also box stands inside an article: marker and headline on one line; on two; a bulleted list;
headline with its description sentence; bold marker; at the start of the next paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A piece of text that may lead somewhere."""

    text: str
    href: str = ""
    """Absolute address; empty for plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph, a sub-heading, a title, the marker before an appended story, or a caption."""

    role: Literal["paragraph", "heading", "title", "marker", "caption"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glued:
    """A sub-heading with nothing between it and its paragraph."""

    heading: str
    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A read-also box inside an article."""

    form: BoxForm
    marker: str
    links: tuple[Link, ...]
    teaser: str = ""
    """Description sentence of the offered story (``teaser``)."""
    text: str = ""
    """The paragraph that the box begins (``glued``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """A widget as it stands on one page."""

    kind: Kind
    slot: Slot
    label: str
    entries: tuple[Link, ...] = ()
    form: Literal["line", "list"] = "line"
    separator: str = " "


Part = Text | Glued | Box | Rule | Widget
"""What the text column of a page is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParts:
    """One story of a page: what stands between the last story and it, its title, its text."""

    title: str
    """Empty where the page shows none."""
    intro: tuple[Part, ...] = ()
    """Marker, rule or title that the page shows before the text of an appended story."""
    parts: tuple[Part, ...] = field(repr=False)
