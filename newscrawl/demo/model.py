"""What the TOML files of ``content/`` say: outlets, their widgets, their articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from newscrawl.demo.parts import BoxForm, Slot
    from newscrawl.items import Kind

Join = Literal["marker", "heading", "rule", "none"]
"""What separates an appended story from the one before it."""

Channel = Literal["feed", "sitemap", "section"]
"""Where an address can be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetSpec:
    """One ``[[widget]]`` of an ``outlet.toml``: a widget of every page, or of those that name it."""

    kind: Kind
    slot: Slot
    texts: tuple[str, ...]
    """Variants, taken in turn by article number. ``{author}``, ``{date}``, ``{source}``, ``{section}``,
    ``{short_url}`` are filled in; a variant with nothing to fill in leaves the widget out."""
    items: tuple[str, ...] = ()
    """Entries that follow the text."""
    fill: Literal["", "tags", "similar", "most_read", "sections"] = ""
    """Where the entries come from, if not from *items*."""
    form: Literal["line", "list"] = "line"
    separator: str = " "
    """Between the entries of a line."""
    language: str = "ar"
    """Pages of which language carry it."""
    name: str = ""
    """If given, only articles with this name in ``carries`` have the widget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyItem:
    """One entry of an article's ``body``: exactly one of the first six fields says what it is."""

    paragraph: str = ""
    heading: str = ""
    glued: str = ""
    """A sub-heading with nothing between it and *text*."""
    box: BoxForm | Literal[""] = ""
    widget: Kind | Literal[""] = ""
    caption: str = ""
    text: str = ""
    """Text of the widget; of the paragraph that a glued heading or box begins."""
    marked: bool = True
    """Whether a glued heading at least has an element of its own."""
    marker: str = ""
    """Words over or before what a box offers; a teaser may do without."""
    to: tuple[str, ...] = ()
    """Slugs of the articles that a box offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendedSpec:
    """An ``[[appended]]`` of an article: another story on the same page."""

    join: Join
    marker: str = ""
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    copy_of: str = ""
    """Slug of the article whose title and paragraphs are repeated here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article file; the file's name is the *slug*."""

    slug: str
    number: int
    """Unique in its outlet; part of the address or of the short link."""
    title: str
    published: datetime
    section: str
    """Key of one of the outlet's sections."""
    summary: str
    """One sentence for feeds, teasers and description tags; not a sentence of the text."""
    body: tuple[BodyItem, ...] = field(repr=False)
    language: str = "ar"
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    date_style: str = ""
    """Key in ``dates.toml``; empty for the outlet's own."""
    appended: tuple[AppendedSpec, ...] = field(default=(), repr=False)
    carries: tuple[str, ...] = ()
    """Names of the optional widgets on this page."""
    listed: tuple[Channel, ...] = ("feed", "sitemap", "section")
    """Where the address may be found; a feed holds the newest of those it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPage:
    """A page that is no article although its address looks like one."""

    path: str
    kind: Literal["soft-404", "empty", "binary", "private"]
    title: str
    published: datetime
    section: str
    summary: str = ""
    lines: tuple[str, ...] = ()
    listed: tuple[Channel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of an outlet."""

    key: str
    title: str
    path: str
    language: str = "ar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An ``outlet.toml`` with the articles beside it, newest first."""

    host: str
    """Placeholder, as in ``sources/demo.toml``: ``alwaha.demo``."""
    title: str
    slogan: str
    layout: Literal["portal", "hashed", "table"]
    encoding: str
    date_style: str
    article_path: str
    """Format string over ``slug``, ``number``, ``section``, ``published``."""
    short_path: str
    robots: tuple[str, ...]
    """Lines of robots.txt; ``{base}`` stands for the outlet's address."""
    feed: Literal["rss", "atom", "broken-rss"]
    feed_path: str
    feed_length: int
    """How many of the newest articles the feed holds."""
    sitemap_path: str
    """Compressed if it ends in ``.gz``."""
    sitemap_news: bool = True
    """Whether the sitemap states titles and publication dates (``news:news``)."""
    sitemap_index: str = ""
    """Path of the sitemap index; empty for none."""
    soft_404_prefix: str = ""
    """Unknown addresses under it are answered with 200 and an apology."""
    most_read: tuple[str, ...]
    sections: tuple[Section, ...] = field(repr=False)
    widgets: tuple[WidgetSpec, ...] = field(repr=False)
    others: tuple[OtherPage, ...] = field(repr=False)
    articles: tuple[Article, ...] = field(default=(), repr=False)

    def path(self, page: Article | OtherPage) -> str:
        """Return the address of *page* below the host, query included."""
        if isinstance(page, OtherPage):
            return page.path
        return self.article_path.format(
            slug=page.slug, number=page.number, section=page.section, published=page.published
        )

    def article(self, slug: str) -> Article:
        """Return the article of that name; ``KeyError`` if the outlet has none."""
        return {article.slug: article for article in self.articles}[slug]

    def section(self, key: str) -> Section:
        """Return the section of that key; ``KeyError`` if the outlet has none."""
        return {section.key: section for section in self.sections}[key]
