"""Headings and headlines with no line break behind them: the next paragraph is stuck to their last word."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import lxml.html

EMPHASIS = frozenset({"b", "strong", "em", "big", "font", "u"})
MIN_HEADING_WORDS, MAX_HEADING_WORDS = 2, 12
"""Words of an emphasised beginning that is a heading without its line break, and not part of a word."""
MIN_LINKED_WORDS = 4
"""Words of a link that is a headline, and not a word of the sentence around it."""
MAX_PIECES = 50
"""Pieces of text that a heading or a link is looked at in: elements that end in one line, or in one another,
are as many as the page likes, and none may cost more than a few pieces."""


def is_stuck_heading(element: lxml.html.HtmlElement, line: Sequence[str]) -> bool:
    """Return whether *element*, an emphasised one that has just ended, opened its *line* and touches the text behind it:
    ``<b>Trees that drink little</b>The engineer chose ...``"""
    rest = element.tail or ""
    if not rest[:1].isalpha() or len(line) > MAX_PIECES:
        return False
    heading = "".join(line).split(None, MAX_HEADING_WORDS)
    return (
        MIN_HEADING_WORDS <= len(heading) <= MAX_HEADING_WORDS
        and heading[-1][-1].isalpha()
        and heading == _beginning(element, MAX_HEADING_WORDS)
    )


def is_headline(link: lxml.html.HtmlElement) -> bool:
    """Return whether *link* has the words of a headline."""
    return len(_beginning(link, MIN_LINKED_WORDS)) >= MIN_LINKED_WORDS


def is_stuck(element: lxml.html.HtmlElement, line: Sequence[str]) -> bool:
    """Return whether the text behind *element*, with which *line* ends, goes on within its last word."""
    rest = element.tail or ""
    return rest[:1].isalpha() and bool(line) and line[-1][-1].isalpha()


def _beginning(element: lxml.html.HtmlElement, words: int) -> list[str]:
    """Return the first *words* words of the text of *element*, and the rest of it as one more."""
    return "".join(islice(element.itertext(), MAX_PIECES)).split(None, words)
