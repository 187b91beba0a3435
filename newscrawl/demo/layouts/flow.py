"""Text columns of layouts that put every paragraph in an element of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.layouts.markup import anchor, element, line
from newscrawl.demo.parts import Box, Glued, Rule, Text, Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.demo.parts import Link, Part
    from newscrawl.demo.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How one layout names its elements and classes."""

    heading: str
    """Element of a sub-heading."""
    title: str
    """Element of an appended story's title."""
    widget: str
    """Element around a widget."""
    list_label: str
    """Element of the words over a list."""
    classes: Callable[[str], str]
    """From what a box is (a removal's kind, ``box``, ``caption``, ...) to its class attribute."""

    def stories(self, view: View) -> str:
        """Return the text column of *view*: its stories one after the other."""
        parts = [part for story in view.stories for part in (*story.intro, *story.parts)]
        return "\n".join(self.part(part) for part in parts)

    def widgets(self, widgets: Iterable[Widget]) -> str:
        """Return *widgets* one after the other."""
        return "\n".join(self._widget(widget) for widget in widgets)

    def listing(self, view: View) -> str:
        """Return the headlines of a home or section page, each with its description."""
        entries = [
            element("h3", anchor(link)) + (element("p", escape(summary)) if summary else "")
            for link, summary in view.listing
        ]
        return "\n".join(element("article", entry, classes=self.classes("entry")) for entry in entries)

    def part(self, part: Part) -> str:
        """Return one part of the text column."""
        match part:
            case Text():
                return self._text(part)
            case Glued(marked=True):
                return element("p", element("strong", escape(part.heading)), escape(part.text))
            case Glued():
                return element("p", escape(part.heading), escape(part.text))
            case Box():
                return self._box(part)
            case Rule():
                return "<hr>"
            case Widget():
                return self._widget(part)

    def _text(self, text: Text) -> str:
        content = escape(text.text)
        match text.role:
            case "heading":
                return element(self.heading, content)
            case "title":
                return element(self.title, content)
            case "marker":
                return element("p", element("strong", content))
            case "caption":
                image = '<img src="/logo.gif" alt="" width="640" height="360">'
                caption = element("figcaption", content, classes=self.classes("caption-text"))
                return element("figure", image, caption, classes=self.classes("caption"))
            case "paragraph":
                return element("p", content)

    def _box(self, box: Box) -> str:
        marker, links = escape(box.marker), [anchor(link) for link in box.links]
        classes = self.classes("box")
        match box.form:
            case "line":
                return element("p", f"{marker} {links[0]}", classes=classes)
            case "bold":
                return element("p", element("strong", marker), " ", links[0])
            case "two-lines":
                return element("p", marker) + element("p", links[0])
            case "list":
                items = element("ul", *(element("li", link) for link in links))
                return element("div", element("p", marker), items, classes=classes)
            case "teaser":
                head = (element("span", marker) if marker else "") + element("h4", links[0])
                return element("div", head, element("p", escape(box.teaser)), classes=classes)
            case "glued":
                return element("p", element("span", f"{marker} {links[0]}"), escape(box.text))

    def _widget(self, widget: Widget) -> str:
        classes = self.classes(widget.kind)
        if widget.form == "line":
            return element(self.widget, line(widget), classes=classes)
        label = element(self.list_label, escape(widget.label)) if widget.label else ""
        return element(self.widget, label, _list(widget.entries), classes=classes)


def _list(entries: Iterable[Link]) -> str:
    return element("ul", *(element("li", anchor(entry)) for entry in entries))
