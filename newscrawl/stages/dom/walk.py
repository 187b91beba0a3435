"""Walk an HTML tree and yield its lines of visible text, as a browser would break them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from newscrawl.items import Element
from newscrawl.stages.dom.around import Around, enclosed
from newscrawl.stages.dom.display import INVISIBLE, flows
from newscrawl.stages.dom.line import Line
from newscrawl.stages.dom.places import OUTSIDE, Place
from newscrawl.stages.dom.stuck import EMPHASIS, is_headline, is_stuck, is_stuck_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

MAX_DEPTH = 250
"""Elements nested deeper than this are read as text of the element at this depth (lxml stops at 255)."""
_TEXTS = etree.XPath(".//text()", smart_strings=False)
"""The pieces of text in an element, faster than by ``itertext()``."""


class _Link(NamedTuple):
    """A link element that is open."""

    href: str | None
    line: Line
    """The line that it begins in."""
    begin: int
    """How many parts that line had."""


_Visit = tuple["lxml.html.HtmlElement", Around, bool]
"""An element that is to be entered, or left; what it stands in; whether it is to be left."""


class Walker:
    """Reads a tree line by line, without recursion.

    *place* is that of the root in the template of its site. Parts that are cut are not gone into: each is one
    line, its pieces of text with a line break between them.
    """

    def __init__(self, root: lxml.html.HtmlElement, place: Place = OUTSIDE) -> None:
        page = Element()
        self._stack: list[_Visit] = [(root, Around("p", (), page, 0, 0, place, None), False)]
        self._line = Line("p", (), page)
        self._boxes = 0
        """How many elements that begin and end lines have been entered."""
        self._ended: list[Line] = []
        """Lines that have ended since the last were yielded."""
        self._links: list[_Link] = []
        """The link elements that are open, innermost last."""
        self._touching = False
        """Whether an inline element has just ended, and no text has come since."""
        self._link: lxml.html.HtmlElement | None = None
        """The link that has just ended, if no text has come since."""

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

    def _end(self, around: Around) -> None:
        """End the line, and begin one that stands in what is *around* it. Most have nothing in them: elements begin and
        end where others do."""
        if self._line.parts:
            self._ended.append(self._line)
        self._start(around)

    def _break(self, tag: str, around: Around) -> None:
        self._end(around)
        if tag == "hr":
            self._ended.append(Line("hr", around.tokens, around.within, place=around.place))

    def _enter(self, element: lxml.html.HtmlElement, tag: str, around: Around) -> None:
        place = around.place.enter(element)
        if place.is_cut:
            self._pass_over(element, tag, around, place)
            return
        self._stack.append((element, around, True))
        if tag == "a":
            self._links.append(_Link(element.get("href"), self._line, len(self._line.parts)))
        if flows(element, tag):
            self._open_inline(tag)
            inside = Around(
                around.tag,
                around.tokens,
                around.within,
                around.box,
                around.depth + 1,
                place,
                around.element,
                around.written,
            )
        else:
            self._boxes += 1
            inside = enclosed(element, tag, around, place, box=self._boxes)
            self._end(inside)
        self._add(element.text, inside)
        if around.depth < MAX_DEPTH:
            self._stack.extend([(child, inside, False) for child in reversed(element)])
        else:
            self._add(" ".join(list(element.itertext())[bool(element.text) :]), inside)

    def _pass_over(self, element: lxml.html.HtmlElement, tag: str, around: Around, place: Place) -> None:
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
            self._line.href = self._line.href or self._links[-1].href
        if self._touching and self._line.parts:
            self._line.parts.append(" ")

    def _leave(self, element: lxml.html.HtmlElement, tag: str, around: Around) -> None:
        if tag == "a":
            _, line, begin = self._links.pop()
            if line is self._line and begin < len(line.parts):
                line.links.append(" ".join("".join(line.parts[begin:]).split()))
        if not flows(element, tag):
            self._end(around)
            return
        self._touching = True
        if tag == "a":
            self._link = element
        if tag in EMPHASIS and is_stuck_heading(element, self._line.parts):
            self._end(around)

    def _part_from_link(self, element: lxml.html.HtmlElement, around: Around) -> None:
        """End the line if a linked headline stands last in it and the next paragraph is stuck to it."""
        link = self._link
        if link is not None and is_stuck(element, self._line.parts) and is_headline(link):
            self._end(around)

    def _start(self, around: Around) -> None:
        """Begin a line that stands in what is *around* it."""
        self._line = Line(
            around.tag,
            around.tokens,
            around.within,
            href=self._links[-1].href if self._links else None,
            element=around.element,
            place=around.place,
            box=around.box,
        )
        self._touching, self._link = False, None

    def _add(self, text: str | None, around: Around) -> None:
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
            self._touching, self._link = False, None
