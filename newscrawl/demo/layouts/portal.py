"""The theme of a content management system: classes that say what a box is, Open Graph tags."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.layouts.flow import Flow
from newscrawl.demo.layouts.markup import alternates, shell
from newscrawl.demo.parts import SLOTS

if TYPE_CHECKING:
    from newscrawl.demo.model import Article
    from newscrawl.demo.view import View

CLASSES = {
    "advertisement": "ad-slot",
    "box": "inline-related",
    "caption": "wp-block-image",
    "caption-text": "wp-element-caption",
    "comments": "comments-area",
    "entry": "post-item",
    "keywords": "post-tags",
    "related": "related-posts",
    "share": "share-buttons",
}


def render(view: View) -> str:
    """Return the HTML of *view*."""
    flow = Flow(heading="h3", title="h2", widget="div", list_label="h4", classes=_classes)
    slots: dict[str, str] = {slot: flow.widgets(view.slot(slot)) for slot in SLOTS}
    return shell("portal").substitute(
        slots,
        language=view.language,
        body_class=_body_class(view),
        head_title=escape(f"{view.title} - {view.outlet.title}"),
        meta=_meta(view) if view.article is None else _article_meta(view, view.article),
        alternates=alternates(view),
        outlet=escape(view.outlet.title),
        slogan=escape(view.outlet.slogan),
        base=escape(view.base),
        title=escape(view.title),
        content=flow.stories(view) or flow.listing(view),
    )


def _body_class(view: View) -> str:
    """Return what the themes of a publishing system say of the page."""
    if not view.listing:
        return "single single-post"
    return "home blog" if view.path == "/" else "archive category"


def _classes(part: str) -> str:
    return CLASSES.get(part, f"widget widget-{part.replace('_', '-')}")


def _meta(view: View) -> str:
    return _property("og:site_name", view.outlet.title)


def _article_meta(view: View, article: Article) -> str:
    pairs = [
        ("og:type", "article"),
        ("og:site_name", view.outlet.title),
        ("og:title", f"{article.title} - {view.outlet.title}"),
        ("og:description", article.summary),
        ("og:image", f"{view.base}/logo.gif"),
        ("og:url", view.url),
        ("article:published_time", article.published.isoformat()),
        ("article:section", view.outlet.section(article.section).title),
        *(("article:tag", tag) for tag in article.tags),
    ]
    names = [f'<meta name="author" content="{escape(author)}">' for author in article.authors]
    return "\n".join([*(_property(name, value) for name, value in pairs), *names])


def _property(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{escape(value)}">'
