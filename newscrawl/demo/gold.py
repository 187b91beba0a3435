"""The right answers for every article of the demo site, read from the parts its pages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from newscrawl.demo.compose import article_view
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.parts import Box, Glued, Text, Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newscrawl.demo.model import Article
    from newscrawl.demo.parts import Part, StoryParts
    from newscrawl.demo.view import View


class GoldStory(TypedDict):
    """One story; ``None`` where a value is not judged."""

    part: int
    title: str | None
    published: str | None
    """ISO 8601 with offset."""
    source: str | None
    authors: list[str]
    keywords: list[str]
    paragraphs: list[str]
    """Paragraphs and sub-headings, in order."""


class GoldRemoval(TypedDict):
    """One text that belongs in no story."""

    kind: str
    text: str


class GoldPage(TypedDict):
    """One article page."""

    url: str
    stories: list[GoldStory]
    optional: list[str]
    """Text that may be kept or dropped; always empty here."""
    related: list[str]
    """Headlines that the page offers to read next."""
    removed: list[GoldRemoval]


def expected(hosts: Mapping[str, str] | None = None) -> tuple[GoldPage, ...]:
    """Return the answer for each article page, outlet by outlet, newest first.

    *hosts* maps the placeholder hosts to the addresses in the answers' ``url``, as `DemoServer.hosts`
    does; without it the placeholders stand there.
    """
    addresses = hosts or {}
    return tuple(
        _gold_page(
            article_view(outlet, article, f"http://{addresses.get(outlet.host, outlet.host)}"), article
        )
        for outlet in load_outlets()
        for article in outlet.articles
    )


def _gold_page(view: View, article: Article) -> GoldPage:
    parts = [part for story in view.stories for part in (*story.intro, *story.parts)]
    lead, *appended = (_gold_story(number, story) for number, story in enumerate(view.stories))
    lead["published"] = article.published.isoformat()
    lead["source"] = article.source or None
    lead["authors"] = list(article.authors)
    lead["keywords"] = list(article.tags)
    return {
        "url": view.url,
        "stories": [lead, *appended],
        "optional": [],
        "related": [headline for part in (*parts, *view.widgets) for headline in _headlines(part)],
        "removed": [removal for part in (*view.widgets, *parts) for removal in _removals(part)],
    }


def _gold_story(number: int, story: StoryParts) -> GoldStory:
    return {
        "part": number,
        "title": story.title or None,
        "published": None,
        "source": None,
        "authors": [],
        "keywords": [],
        "paragraphs": [paragraph for part in story.parts for paragraph in _paragraphs(part)],
    }


def _paragraphs(part: Part) -> Iterable[str]:
    match part:
        case Text(role="paragraph" | "heading"):
            return [part.text]
        case Glued():
            return [part.heading, part.text]
        case Box(form="glued"):
            return [part.text]
        case _:
            return []


def _headlines(part: Part) -> Iterable[str]:
    match part:
        case Box():
            return [link.text for link in part.links]
        case Widget(kind="related"):
            return [entry.text for entry in part.entries]
        case _:
            return []


def _removals(part: Part) -> Iterable[GoldRemoval]:
    match part:
        case Text(role="marker"):
            return _removal("related", part.text)
        case Text(role="caption"):
            return _removal("caption", part.text)
        case Box():
            return _removal("related", part.marker, part.teaser)
        case Widget():
            return _widget_removals(part)
        case _:
            return []


def _widget_removals(widget: Widget) -> Iterable[GoldRemoval]:
    if widget.kind == "related":  # its entries are headlines
        return _removal("related", widget.label)
    entries = [entry.text for entry in widget.entries]
    if widget.form == "list":
        return _removal(widget.kind, widget.label, *entries)
    joined = widget.separator.join(entries)
    return _removal(widget.kind, " ".join(text for text in (widget.label, joined) if text))


def _removal(kind: str, *texts: str) -> Iterable[GoldRemoval]:
    return [{"kind": kind, "text": text} for text in texts if text]
