"""Captions that no element says are any: the one line of text in an element that holds a picture.

Sites of every age put picture and words into a cell of a table, or into a box of their own, without ``<figcaption>``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import lxml.html

UNMARKED_TAGS = frozenset({"p", "td", "li", "dd"})
"""Tags of lines that may be captions all the same."""
MAX_PICTURES = 300
"""Pictures of a page that are looked at; pages of news have some fifty."""
BOXES = 3
"""Elements around a picture, from its parent outwards, that may hold it and its caption alone."""
CAPTION_CHARS, CAPTION_WORDS = 160, 15
"""Characters and words of such a caption. What is longer, or a whole sentence, may be a paragraph with a picture in it."""
MAX_ELEMENTS = 40
"""Elements of such a box; one that has more holds more than a caption."""
_STOPS = tuple(".!?…؟۔。！？\"'”»’")
_WHOLE = frozenset({"body", "html", "main", "article"})


def pictured(root: lxml.html.HtmlElement) -> Mapping[lxml.html.HtmlElement, str]:
    """Return the elements under *root* that hold a picture and few words, each with these on one line."""
    found: dict[lxml.html.HtmlElement, str] = {}
    for picture in islice(root.iter("img"), MAX_PICTURES):
        box = picture.getparent()
        for _ in range(BOXES):
            if box is None or box.tag in _WHOLE or box in found:
                break
            text = _few_words(box)
            if text is None:
                break
            if text and box.tag != "a":
                found[box] = text
            box = box.getparent()
    return found


def _few_words(box: lxml.html.HtmlElement) -> str | None:
    """Return the text in *box* on one line; None if it is more than a caption."""
    if next(islice(box.iter(), MAX_ELEMENTS, None), None) is not None:
        return None
    pieces = list(box.itertext())
    if sum(map(len, map(str.strip, pieces))) > CAPTION_CHARS:
        return None
    text = " ".join(" ".join(pieces).split())
    return text if len(text.split()) <= CAPTION_WORDS and not text.endswith(_STOPS) else None


def is_caption(
    element: lxml.html.HtmlElement | None, text: str, boxes: Mapping[lxml.html.HtmlElement, str]
) -> bool:
    """Return whether the line *text* of *element* is all that one of the *boxes* says, in which it stands."""
    if element is None or not boxes:
        return False
    around = (element, element.getparent())
    return any(box is not None and boxes.get(box) == text for box in around)
