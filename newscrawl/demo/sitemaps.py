"""Sitemap, sitemap index and robots.txt of an outlet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from newscrawl.demo.model import OtherPage, Outlet

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"


def render_sitemap(outlet: Outlet, entries: Sequence[Article | OtherPage], base: str) -> str:
    """Return a sitemap of *entries*: a news sitemap, or one with modification dates alone."""
    urls = "\n".join(_url(outlet, entry, base) for entry in entries)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS_NAMESPACE}">
{urls}
</urlset>
"""


def render_sitemap_index(outlet: Outlet, modified: datetime, base: str) -> str:
    """Return a sitemap index that names the outlet's one sitemap."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="{NAMESPACE}">
<sitemap><loc>{base}{outlet.sitemap_path}</loc><lastmod>{modified.isoformat()}</lastmod></sitemap>
</sitemapindex>
"""


def render_robots(outlet: Outlet, base: str) -> str:
    """Return robots.txt with the outlet's address filled in."""
    return "".join(line.format(base=base) + "\n" for line in outlet.robots)


def _url(outlet: Outlet, entry: Article | OtherPage, base: str) -> str:
    location = f"<loc>{escape(base + outlet.path(entry))}</loc>"
    if not outlet.sitemap_news:
        return f"<url>{location}<lastmod>{entry.published:%Y-%m-%d}</lastmod></url>"
    language = entry.language if isinstance(entry, Article) else "ar"
    return "\n".join(
        [
            f"<url>{location}<news:news>",
            f"<news:publication><news:name>{escape(outlet.title)}</news:name>",
            f"<news:language>{language}</news:language></news:publication>",
            f"<news:publication_date>{entry.published.isoformat()}</news:publication_date>",
            f"<news:title>{escape(entry.title)}</news:title>",
            "</news:news></url>",
        ]
    )
