"""Put the parts of a page together: its widgets, its stories, or its list of headlines."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from newscrawl.demo.datelines import date_line
from newscrawl.demo.parts import Box, Glued, Link, Part, Rule, StoryParts, Text, Widget
from newscrawl.demo.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.demo.model import AppendedSpec, Article, BodyItem, OtherPage, Outlet, WidgetSpec

SIMILAR_LENGTH = 3  # headlines in the list under an article
LANGUAGE_DATE_STYLES = {"en": "english", "fr": "french"}


def article_view(outlet: Outlet, article: Article, base: str) -> View:
    """Return the page of *article*, all its widgets and stories in place."""
    lead = StoryParts(title=article.title, parts=tuple(_part(outlet, item, base) for item in article.body))
    return View(
        outlet=outlet,
        base=base,
        path=outlet.path(article),
        title=article.title,
        language=article.language,
        widgets=_widgets(outlet, article, base),
        stories=(lead, *(_appended(outlet, spec) for spec in article.appended)),
        article=article,
    )


def listing_view(
    outlet: Outlet, title: str, path: str, entries: Iterable[Article | OtherPage], base: str
) -> View:
    """Return a home or section page that lists *entries* by headline, articles with their description."""
    return View(
        outlet=outlet,
        base=base,
        path=path,
        title=title,
        language="ar",
        widgets=tuple(w for w in _widgets(outlet, None, base) if w.slot in {"banner", "foot"}),
        listing=tuple((Link(text=e.title, href=base + outlet.path(e)), e.summary) for e in entries),
    )


def plain_view(outlet: Outlet, page: OtherPage, base: str) -> View:
    """Return a page with nothing but *page*'s lines for a text."""
    parts = tuple(Text(role="paragraph", text=line) for line in page.lines)
    return View(
        outlet=outlet,
        base=base,
        path=page.path,
        title=page.title,
        language="ar",
        widgets=tuple(w for w in _widgets(outlet, None, base) if w.slot in {"banner", "foot"}),
        stories=(StoryParts(title=page.title, parts=parts),),
    )


def _part(outlet: Outlet, item: BodyItem, base: str) -> Part:
    if item.box:
        offered = [outlet.article(slug) for slug in item.to]
        links = tuple(Link(text=other.title, href=base + outlet.path(other)) for other in offered)
        teaser = offered[0].summary if item.box == "teaser" else ""
        return Box(form=item.box, marker=item.marker, links=links, teaser=teaser, text=item.text)
    if item.widget:
        return Widget(kind=item.widget, slot="under", label=item.text)
    if item.glued:
        return Glued(heading=item.glued, text=item.text, marked=item.marked)
    if item.heading:
        return Text(role="heading", text=item.heading)
    if item.caption:
        return Text(role="caption", text=item.caption)
    return Text(role="paragraph", text=item.paragraph)


def _appended(outlet: Outlet, spec: AppendedSpec) -> StoryParts:
    title, paragraphs = spec.title, spec.paragraphs
    if spec.copy_of:
        original = outlet.article(spec.copy_of)
        title, paragraphs = original.title, tuple(item.paragraph for item in original.body if item.paragraph)
    intro: tuple[Part, ...] = ()
    if spec.marker:
        intro = (Text(role="marker", text=spec.marker),)
    if spec.join == "rule":
        intro = (Rule(),)
    if title:
        intro = (*intro, Text(role="title", text=title))
    return StoryParts(
        title=title, intro=intro, parts=tuple(Text(role="paragraph", text=p) for p in paragraphs)
    )


def _widgets(outlet: Outlet, article: Article | None, base: str) -> tuple[Widget, ...]:
    carries = article.carries if article else ()
    language = article.language if article else "ar"
    specs = [s for s in outlet.widgets if s.language in {language, "*"} and (not s.name or s.name in carries)]
    widgets = (_widget(outlet, spec, article, base) for spec in specs)
    return tuple(widget for widget in widgets if widget)


def _widget(outlet: Outlet, spec: WidgetSpec, article: Article | None, base: str) -> Widget | None:
    values = _values(outlet, article, base) if article else {}
    text = spec.texts[article.number % len(spec.texts) if article else 0]
    wanted = {name for _, name, _, _ in Formatter().parse(text) if name}
    entries = _entries(outlet, spec, article, base)
    if not all(values.get(name) for name in wanted) or (spec.fill and not entries):
        return None
    return Widget(
        kind=spec.kind,
        slot=spec.slot,
        label=text.format_map(values),
        entries=entries,
        form=spec.form,
        separator=spec.separator,
    )


def _values(outlet: Outlet, article: Article, base: str) -> dict[str, str]:
    own_style = LANGUAGE_DATE_STYLES.get(article.language, outlet.date_style)
    return {
        "author": "، ".join(article.authors),
        "date": date_line(article.published, article.date_style or own_style),
        "source": article.source,
        "section": outlet.section(article.section).title,
        "short_url": base + outlet.short_path.format(number=article.number),
    }


def _entries(outlet: Outlet, spec: WidgetSpec, article: Article | None, base: str) -> tuple[Link, ...]:
    match spec.fill:
        case "tags":
            return tuple(Link(text=tag) for tag in article.tags) if article else ()
        case "sections":
            return tuple(Link(text=s.title, href=base + s.path) for s in outlet.sections)
        case "most_read" | "similar":
            slugs = outlet.most_read if spec.fill == "most_read" else _similar(outlet, article)
            chosen = [outlet.article(slug) for slug in slugs if article is None or slug != article.slug]
            return tuple(Link(text=other.title, href=base + outlet.path(other)) for other in chosen)
        case _:
            return tuple(Link(text=item) for item in spec.items)


def _similar(outlet: Outlet, article: Article | None) -> tuple[str, ...]:
    """Return the slugs of the next articles of the same language, oldest after newest."""
    if article is None:
        return ()
    slugs = [other.slug for other in outlet.articles if other.language == article.language]
    place = slugs.index(article.slug)
    return tuple((slugs[place + 1 :] + slugs[:place])[:SIMILAR_LENGTH])
