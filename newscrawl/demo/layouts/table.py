"""Tables, ``<font>`` and ``<br>``: nothing that a machine is meant to read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.layouts.markup import alternates, anchor, element, line, shell
from newscrawl.demo.parts import SLOTS, Box, Glued, Rule, Text, Widget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.demo.parts import Part
    from newscrawl.demo.view import View

BREAK = "<br>\n"
SPACE = "<br><br>\n"


def render(view: View) -> str:
    """Return the HTML of *view*."""
    slots: dict[str, str] = {slot: _widgets(view.slot(slot)) for slot in SLOTS}
    return shell("table").substitute(
        slots,
        encoding=view.outlet.encoding,
        head_title=escape(f"{view.outlet.title} :: {view.title}"),
        alternates=alternates(view),
        outlet=escape(view.outlet.title),
        slogan=escape(view.outlet.slogan),
        base=escape(view.base),
        title=escape(view.title),
        content=_stories(view) or _listing(view),
    )


def _stories(view: View) -> str:
    return SPACE.join(_part(part) for story in view.stories for part in (*story.intro, *story.parts))


def _listing(view: View) -> str:
    rows = [
        "<li>" + anchor(link) + (f"<br>{escape(summary)}" if summary else "")
        for link, summary in view.listing
    ]
    return element("ul", *rows)


def _widgets(widgets: Iterable[Widget]) -> str:
    return BREAK.join(_widget(widget) for widget in widgets)


def _widget(widget: Widget) -> str:
    if widget.form == "line":
        return element("font", line(widget), size="2")
    entries = BREAK.join(f"&bull; {anchor(entry)}" for entry in widget.entries)
    return BREAK.join(
        part for part in (element("b", escape(widget.label)) if widget.label else "", entries) if part
    )


def _part(part: Part) -> str:
    match part:
        case Text():
            return _text(part)
        case Glued():
            heading = escape(part.heading)
            return (element("b", heading) if part.marked else heading) + escape(part.text)
        case Box():
            return _box(part)
        case Rule():
            return '<hr width="60%">'
        case Widget():
            return _widget(part)


def _text(text: Text) -> str:
    content = escape(text.text)
    if text.role == "paragraph":
        return content
    if text.role == "caption":
        image = '<img src="/logo.gif" width="300" alt="">'
        return element("center", image, "<br>", element("font", content, size="1"))
    return element("b", content)


def _box(box: Box) -> str:
    marker, links = escape(box.marker), [anchor(link) for link in box.links]
    match box.form:
        case "line":
            return f"{marker} {links[0]}"
        case "bold":
            return f"{element('b', marker)} {links[0]}"
        case "two-lines":
            return marker + BREAK + links[0]
        case "list":
            return BREAK.join([marker, *(f"- {link}" for link in links)])
        case "teaser":
            return BREAK.join(part for part in (marker, links[0], escape(box.teaser)) if part)
        case "glued":
            return f"{marker} {links[0]}{escape(box.text)}"
