"""Generated class names that say nothing, and JSON-LD that says it all."""

from __future__ import annotations

import json
from hashlib import blake2b
from html import escape
from typing import TYPE_CHECKING, Any

from newscrawl.demo.layouts.flow import Flow
from newscrawl.demo.layouts.markup import alternates, shell
from newscrawl.demo.parts import SLOTS

if TYPE_CHECKING:
    from newscrawl.demo.model import Article
    from newscrawl.demo.view import View

RIGHT_TO_LEFT = {"ar"}
CLASS_BYTES = 3  # css-1f09ab: as short as the names that style compilers make


def render(view: View) -> str:
    """Return the HTML of *view*."""
    flow = Flow(heading="h2", title="h3", widget="section", list_label="span", classes=_classes)
    slots: dict[str, str] = {slot: flow.widgets(view.slot(slot)) for slot in SLOTS}
    names = {f"class_{part}": _classes(part) for part in ("root", "head", "main", "text", "side", "foot")}
    return shell("hashed").substitute(
        slots,
        **names,
        language=view.language,
        direction="rtl" if view.language in RIGHT_TO_LEFT else "ltr",
        head_title=escape(f"{view.title} | {view.outlet.title}"),
        data=_script(_news_article(view, view.article) if view.article else _web_site(view)),
        alternates=alternates(view),
        outlet=escape(view.outlet.title),
        slogan=escape(view.outlet.slogan),
        base=escape(view.base),
        title=escape(view.title),
        content=flow.stories(view) or flow.listing(view),
    )


def _classes(part: str) -> str:
    return "css-" + blake2b(part.encode(), digest_size=CLASS_BYTES).hexdigest()


def _script(data: dict[str, Any]) -> str:
    # "</" would end the script element; "<\/" is the same JSON.
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _web_site(view: View) -> dict[str, Any]:
    return {"@type": "WebSite", "name": view.outlet.title, "url": view.base + "/"}


def _news_article(view: View, article: Article) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": view.url},
        "headline": article.title,
        "description": article.summary,
        "image": [f"{view.base}/logo.gif"],
        "datePublished": article.published.isoformat(),
        "dateModified": article.published.isoformat(),
        "author": [{"@type": "Person", "name": author} for author in article.authors],
        "publisher": {"@type": "Organization", "name": view.outlet.title},
        "articleSection": view.outlet.section(article.section).title,
        "keywords": list(article.tags),
        "inLanguage": article.language,
    }
