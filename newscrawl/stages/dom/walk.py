"""Walk an HTML tree and yield its lines of visible text, as a browser would break them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from newscrawl.items import Element
from newscrawl.stages.dom.display import (
    CONTAINERS,
    INVISIBLE,
    LINE_TAGS,
    MAX_TOKENS,
    flows,
    is_preformatted,
    tokens_of,
)
from newscrawl.stages.dom.places import OUTSIDE, Place
from newscrawl.stages.dom.preformatted import Preformatted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

    from newscrawl.stages.dom.parts import Part

MAX_DEPTH = 250
"""Elements nested deeper than this are read as text of the element at this depth (lxml stops at 255)."""
EMPHASIS = frozenset({"b", "strong", "em", "big", "font", "u"})
MIN_HEADING_WORDS, MAX_HEADING_WORDS = 2, 12
"""Words of an emphasised beginning that is a heading without its line break, and not part of a word."""
MIN_LINKED_WORDS = 4
"""Words of a link that is a headline, and not a word of the sentence around it."""
MAX_PIECES = 50
"""Pieces of text that a heading or a link is looked at in: elements that end in one line, or in one another,
are as many as the page likes, and none may cost more than a few pieces."""
_TEXTS = etree.XPath(".//text()", smart_strings=False)
"""The pieces of text in an element, faster than by ``itertext()``."""


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

    @property
    def part(self) -> Part | None:
        """The part of the template that the line stands in."""
        return self.place.part


class _Around(NamedTuple):
    """What an element stands in."""

    tag: str
    """Of the lines there, as far as an element around them gives one."""
    tokens: tuple[str, ...]
    within: Element
    depth: int
    place: Place
    element: lxml.html.HtmlElement | None
    """The element that begins and ends lines."""
    written: Preformatted | None = None
    """What tells where lines end, if they are shown as they are written."""


_Visit = tuple["lxml.html.HtmlElement", _Around, bool]
"""An element that is to be entered, or left; what it stands in; whether it is to be left."""


class Walker:
    """Reads a tree line by line, without recursion.

    *place* is that of the root in the template of its site. Parts that are cut are not gone into: each is one
    line, its pieces of text with a line break between them.
    """

    def __init__(self, root: lxml.html.HtmlElement, place: Place = OUTSIDE) -> None:
        page = Element()
        self._stack: list[_Visit] = [(root, _Around("p", (), page, 0, place, None), False)]
        self._line = Line("p", (), page)
        self._ended: list[Line] = []
        """Lines that have ended since the last were yielded."""
        self._links: list[str | None] = []
        """Addresses of the link elements that are open, innermost last."""
        self._touching = False
        """Whether an inline element has just ended, and no text has come since."""
        self._headline = False
        """Whether a link of several words has just ended, and no text has come since."""

    def lines(self) -> Iterator[Line]:
        """Yield the lines in page order, those with nothing but white space among them."""
        while self._stack:
            element, around, leaving = self._stack.pop()
            tag = element.tag  # lxml makes a new string of it each time
            if leaving:
                self._leave(element, tag, around)
                self._part_from_link(element, around)
                self._add(element.tail, around)
            elif not isinstance(tag, str) or tag in INVISIBLE:
                self._add(element.tail, around)
            elif tag in {"br", "hr"}:
                self._break(tag, around)
                self._add(element.tail, around)
            else:
                self._enter(element, tag, around)
            if self._ended:
                yield from self._ended
                self._ended.clear()
        if self._line.parts:
            yield self._line

    def _end(self, around: _Around) -> None:
        """End the line, and begin one that stands in what is *around* it. Most have nothing in them: elements begin and
        end where others do."""
        if self._line.parts:
            self._ended.append(self._line)
        self._start(around)

    def _break(self, tag: str, around: _Around) -> None:
        self._end(around)
        if tag == "hr":
            self._ended.append(Line("hr", around.tokens, around.within, place=around.place))

    def _enter(self, element: lxml.html.HtmlElement, tag: str, around: _Around) -> None:
        place = around.place.enter(element)
        if place.is_cut:
            self._pass_over(element, tag, around, place)
            return
        self._stack.append((element, around, True))
        if tag == "a":
            self._links.append(element.get("href"))
        if flows(element, tag):
            self._open_inline(tag)
            inside = _Around(
                around.tag,
                around.tokens,
                around.within,
                around.depth + 1,
                place,
                around.element,
                around.written,
            )
        else:
            inside = _inside(element, tag, around, place)
            self._end(inside)
        self._add(element.text, inside)
        if around.depth < MAX_DEPTH:
            self._stack.extend([(child, inside, False) for child in reversed(element)])
        else:
            self._add(" ".join(list(element.itertext())[bool(element.text) :]), inside)

    def _pass_over(self, element: lxml.html.HtmlElement, tag: str, around: _Around, place: Place) -> None:
        texts = cast("list[str]", _TEXTS(element))
        pieces = [" ".join(text.split()) for text in texts if not text.isspace()]
        link = element if tag == "a" else next(element.iter("a"), None)
        href = link.get("href") if link is not None else None
        cut = Line("div", (), around.within, ["\n".join(pieces)], href=href, element=element, place=place)
        if flows(element, tag):
            self._add(" ", around)  # the words at its sides are two
        else:
            self._end(around)
        self._ended.append(cut)
        self._add(element.tail, around)

    def _open_inline(self, tag: str) -> None:
        if tag == "a":
            self._line.href = self._line.href or self._links[-1]
        if self._touching and self._line.parts:
            self._line.parts.append(" ")

    def _leave(self, element: lxml.html.HtmlElement, tag: str, around: _Around) -> None:
        if tag == "a":
            self._links.pop()
        if not flows(element, tag):
            self._end(around)
            return
        self._touching = True
        if tag == "a":
            self._headline = len(_beginning(element, MIN_LINKED_WORDS)) >= MIN_LINKED_WORDS
        if tag in EMPHASIS and self._is_stuck_heading(element):
            self._end(around)

    def _part_from_link(self, element: lxml.html.HtmlElement, around: _Around) -> None:
        """End the line if a linked headline stands last in it and the next paragraph is stuck to it."""
        if not (self._headline and self._touching):
            return
        rest = element.tail or ""
        if rest[:1].isalpha() and self._line.parts and self._line.parts[-1][-1].isalpha():
            self._end(around)

    def _is_stuck_heading(self, element: lxml.html.HtmlElement) -> bool:
        """Whether the emphasis that has just ended opened its line and touches the text behind it:
        ``<b>Trees that drink little</b>The engineer chose ...``"""
        rest = element.tail or ""
        if not rest[:1].isalpha() or len(self._line.parts) > MAX_PIECES:
            return False
        heading = "".join(self._line.parts).split(None, MAX_HEADING_WORDS)
        return (
            MIN_HEADING_WORDS <= len(heading) <= MAX_HEADING_WORDS
            and heading[-1][-1].isalpha()
            and heading == _beginning(element, MAX_HEADING_WORDS)
        )

    def _start(self, around: _Around) -> None:
        """Begin a line that stands in what is *around* it."""
        self._line = Line(
            around.tag,
            around.tokens,
            around.within,
            href=self._links[-1] if self._links else None,
            element=around.element,
            place=around.place,
        )
        self._touching = self._headline = False

    def _add(self, text: str | None, around: _Around) -> None:
        if not text:
            return
        if around.written is None:
            self._go_on(text)
            return
        first, *others = around.written.parts(text)
        self._go_on(first)
        for other in others:
            self._end(around)
            self._go_on(other)

    def _go_on(self, text: str) -> None:
        if text:
            self._line.parts.append(text)
            self._line.link_letters += sum(map(str.isalnum, text)) if self._links else 0
            self._touching = self._headline = False


def _inside(element: lxml.html.HtmlElement, tag: str, around: _Around, place: Place) -> _Around:
    """Return what stands around the children of *element*, which begins and ends lines."""
    names = tokens_of(element, tag)
    return _Around(
        tag if tag in LINE_TAGS else (around.tag if around.tag in CONTAINERS else "p"),
        (*names, *around.tokens)[:MAX_TOKENS],
        # A template says what the article is: nobody asks how its elements stand in one another.
        around.within if place.learned else Element(names=names, parent=around.within),
        around.depth + 1,
        place,
        element,
        around.written
        or (Preformatted.of("".join(element.itertext())) if is_preformatted(element, tag) else None),
    )


def _beginning(element: lxml.html.HtmlElement, words: int) -> list[str]:
    """Return the first *words* words of the text of *element*, and the rest of it as one more."""
    return "".join(islice(element.itertext(), MAX_PIECES)).split(None, words)
