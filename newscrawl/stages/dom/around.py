"""What the lines of a page stand in, on the way down its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newscrawl.items import Element
from newscrawl.stages.dom.display import CONTAINERS, LINE_TAGS, MAX_TOKENS, is_preformatted, tokens_of
from newscrawl.stages.dom.preformatted import Preformatted

if TYPE_CHECKING:
    import lxml.html

    from newscrawl.stages.dom.places import Place


class Around(NamedTuple):
    """What an element stands in."""

    tag: str
    """Of the lines there, as far as an element around them gives one."""
    tokens: tuple[str, ...]
    within: Element
    box: int
    """Number of the element of the page that holds lines and is of none: two with the same names have two."""
    depth: int
    place: Place
    element: lxml.html.HtmlElement | None
    """The element that begins and ends lines."""
    written: Preformatted | None = None
    """What tells where lines end, if they are shown as they are written."""


def enclosed(element: lxml.html.HtmlElement, tag: str, around: Around, place: Place, *, box: int) -> Around:
    """Return what stands around the children of *element*, which begins and ends lines; *box* is its number if it is no
    line's."""
    names = tokens_of(element, tag)
    return Around(
        tag if tag in LINE_TAGS else (around.tag if around.tag in CONTAINERS else "p"),
        (*names, *around.tokens)[:MAX_TOKENS],
        # A template says what the article is: nobody asks how its elements stand in one another.
        around.within if place.learned else Element(names=names, parent=around.within),
        around.box if tag in LINE_TAGS and tag not in CONTAINERS else box,
        around.depth + 1,
        place,
        element,
        around.written
        or (Preformatted.of("".join(element.itertext())) if is_preformatted(element, tag) else None),
    )
