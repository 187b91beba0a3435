"""A line of a page, as it is read from the tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.dom.places import OUTSIDE, Place

if TYPE_CHECKING:
    import lxml.html

    from newscrawl.items import Element
    from newscrawl.stages.dom.parts import Part


@dataclass(slots=True)
class Line:
    """A line that is being read."""

    tag: str
    tokens: tuple[str, ...]
    within: Element
    """The element that it is in."""
    parts: list[str] = field(default_factory=list)
    link_letters: int = 0
    href: str | None = None
    element: lxml.html.HtmlElement | None = None
    """The element that the line is of, or an inline one in it; none before the first."""
    place: Place = OUTSIDE
    """Where it stands in the template of the site."""
    links: list[str] = field(default_factory=list)
    """The texts of the links that begin and end in it."""
    box: int = 0
    """Number of the element that holds it and other lines."""

    @property
    def part(self) -> Part | None:
        """The part of the template that the line stands in."""
        return self.place.part
