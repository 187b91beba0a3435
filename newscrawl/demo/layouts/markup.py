"""HTML out of text: escaping, elements, and the parts that all layouts write alike."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.demo.parts import Link, Widget
    from newscrawl.demo.view import View

FEED_TYPES = {
    "rss": "application/rss+xml",
    "broken-rss": "application/rss+xml",
    "atom": "application/atom+xml",
}


def element(name: str, *content: str, classes: str = "", **attributes: str) -> str:
    """Return an element with *content*, which is HTML; the values of *attributes* are text."""
    values = {"class": classes} if classes else {}
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in {**values, **attributes}.items())
    return f"<{name}{pairs}>{''.join(content)}</{name}>"


def anchor(link: Link, classes: str = "") -> str:
    """Return *link* as an anchor, or as plain text where it leads nowhere."""
    if not link.href:
        return escape(link.text)
    return element("a", escape(link.text), classes=classes, href=link.href)


def line(widget: Widget) -> str:
    """Return the label and the entries of *widget* as one run of text."""
    entries = escape(widget.separator).join(anchor(entry) for entry in widget.entries)
    return " ".join(part for part in (escape(widget.label), entries) if part)


def alternates(view: View) -> str:
    """Return the ``link`` elements that a page head carries: the feed, and on articles the page itself."""
    outlet = view.outlet
    feed_type = FEED_TYPES[outlet.feed]
    href = escape(view.base + outlet.feed_path)
    feed = f'<link rel="alternate" type="{feed_type}" title="{escape(outlet.title)}" href="{href}">'
    canonical = f'\n<link rel="canonical" href="{escape(view.url)}">' if view.article else ""
    return feed + canonical


@cache
def shell(name: str) -> Template:
    """Return the page frame ``NAME.html`` that stands beside this module."""
    return Template((files("newscrawl.demo.layouts") / f"{name}.html").read_text(encoding="utf-8"))
