"""What a generated page says of its article for machines: title, meta tags, JSON-LD, data for scripts."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.speed.design import Design
    from benchmarks.speed.story import Story


def head(story: Story, design: Design, outlet: str) -> str:
    """Return the title, meta tags, JSON-LD and data of the page of *story*."""
    title, url, moment = escape(story.title), escape(story.url), story.published.isoformat()
    summary, image = escape(story.paragraphs[0]), f"https://img.invalid/{story.number}/1200x630.jpg"
    parts = [f"<title>{title} - {outlet}</title>\n", f'<meta name="description" content="{summary}">\n']
    if design.open_graph:
        graph = {
            "og:title": title, "og:type": "article", "og:url": url, "og:image": image, "og:site_name": outlet,
            "og:description": summary, "article:published_time": moment, "article:section": story.section,
            "twitter:card": "summary_large_image", "twitter:title": title, "twitter:image": image,
        }  # fmt: skip
        parts += [f'<meta property="{name}" content="{value}">\n' for name, value in graph.items()]
    if design.json_ld:
        parts.append(f'<script type="application/ld+json">{_json_ld(story, outlet, image)}</script>\n')
    if design.state:
        parts.append(f"<script>window.__STATE__={_state(story)}</script>\n")
    return "".join(parts)


def _json_ld(story: Story, outlet: str, image: str) -> str:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "url": story.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url}, "image": [image],
        "datePublished": story.published.isoformat(), "dateModified": story.published.isoformat(),
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": outlet},
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False)


def _state(story: Story) -> str:
    data = {
        "article": {"id": story.number, "title": story.title, "blocks": story.paragraphs},
        "feed": [{"title": title, "href": href, "score": len(title)} for title, href in story.others],
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
