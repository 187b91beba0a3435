"""What a part that is cut as a whole held: the stories that it offers, link by link, and the rest of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

MAX_OFFERS = 200
"""Links of a part that are told one by one; what comes behind them is text."""


def read_offers(part: lxml.html.HtmlElement) -> tuple[list[tuple[str, str | None]], str]:
    """Return the links in *part* that show text, each with its text and the value of its ``href``; and the text that
    is in none of them, a line a piece. Every piece of text is in one of both."""
    offers: list[tuple[lxml.html.HtmlElement, list[str]]] = []
    rest: list[str] = []
    last = None
    for piece, link in _pieces(part):
        if link is not None and link is last:
            offers[-1][1].append(piece)
        elif link is not None and len(offers) < MAX_OFFERS:
            offers.append((link, [piece]))
            last = link
        else:
            rest.append(piece)
    return [(" ".join(pieces), link.get("href")) for link, pieces in offers], "\n".join(rest)


def _pieces(part: lxml.html.HtmlElement) -> Iterator[tuple[str, lxml.html.HtmlElement | None]]:
    """Yield the text in *part* piece by piece, each with the outermost link that it is in."""
    link = None
    for event, element in etree.iterwalk(part, events=("start", "end")):
        if event == "start":
            link = element if link is None and element.tag == "a" else link
            text = element.text
        else:
            link = None if element is link else link
            text = element.tail if element is not part else None
        if text and not text.isspace():
            yield " ".join(text.split()), link
