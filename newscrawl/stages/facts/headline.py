"""The headline among a page's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from newscrawl.folding import fold
from newscrawl.stages.facts.values import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import lxml.html

HEADLINE_MIN_CHARS, HEADLINE_MAX_CHARS = 15, 400
LONG_CHARS = 2000
"""Characters, white space included, or pieces after which an element's text is not read on."""

_HEADLINE_TAGS = ("h1", "h2", "h3", "div", "span", "td", "p", "strong", "b", "font")
_BREAKS = frozenset({"br", "p", "div", "li", "td", "tr", "h1", "h2", "h3"})


def find_headline(
    elements: Sequence[lxml.html.HtmlElement], headings: Sequence[tuple[int, str]], titles: Collection[str]
) -> tuple[int, str] | None:
    """Return index and text of the headline's element, or ``None``.

    It is the one of *headings* (index and text of each ``h1``) that agrees with one of *titles* (folded),
    else the longest element that such a title begins with or ends in, else the first heading.
    """
    for index, text in headings:
        folded = fold(text)
        if any(_agree(folded, title) for title in titles):
            return index, text
    repeated = [
        (index, text)
        for index, element in enumerate(elements)
        if element.tag in _HEADLINE_TAGS
        and HEADLINE_MIN_CHARS <= len(text := clean(element.text or "")) <= HEADLINE_MAX_CHARS
        and _begins_one(fold(text), titles)
    ]
    return max(repeated, key=lambda found: len(found[1]), default=headings[0] if headings else None)


def _agree(text: str, title: str) -> bool:
    """Return whether a title is *text*, or *text* with the outlet's name added."""
    return (" " in text or len(text) >= HEADLINE_MIN_CHARS) and text in title


def _begins_one(text: str, titles: Collection[str]) -> bool:
    """Return whether *text* opens one of *titles*, or ends it behind the outlet's name ("The Harbour Blog: Rain at last")."""
    return any(title.startswith(text) or title.endswith(f" {text}") for title in titles)


def short_text(element: lxml.html.HtmlElement) -> str:
    """Return the text of *element* on one line; empty where it is too long for a headline."""
    parts: list[str] = []
    length = solid = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(part.tag, str) or part.tag in _BREAKS:
            parts.append(" ")
        if event == "start":
            text = part.text if part.tag not in ("script", "style") else ""
        else:
            text = part.tail if part is not element else ""
        parts.append(text or "")
        length += len(parts[-1])
        solid += len(parts[-1].strip())
        if solid > HEADLINE_MAX_CHARS or length > LONG_CHARS or len(parts) > LONG_CHARS:
            return ""
    value = clean("".join(parts))
    return value if len(value) <= HEADLINE_MAX_CHARS else ""
