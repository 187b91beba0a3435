"""Section pages: the links of a page that look like articles of its site, and like sections of it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from newscrawl.discovery.addresses import address_key, fetchable
from newscrawl.discovery.anchors import read_anchors
from newscrawl.discovery.links import Found, Link
from newscrawl.discovery.shapes import is_listing, is_media, looks_like_article
from newscrawl.discovery.sites import same_site

MAX_SECTION_LINKS = 500
"""Articles taken from one page; section pages show 10 to 100."""

MAX_SECTIONS = 20
"""Sections followed from one home page: menus have 5 to 15."""

_MAX_SECTION_DEPTH = 2
"""Path segments of a section's address: /sport/, /ar/sport/."""


def read_section(html: bytes, url: str, found: Found = "section") -> tuple[Link, ...]:
    """Return the links of the page *html* at *url* that look like articles of the same site, in page order.

    Each address once; *found* says what page it is. Nothing is known of the articles: the text of a link is
    as often "read more" as a headline.
    """
    articles = [link for link in _own_links(html, url) if looks_like_article(link)]
    return tuple(Link(url=link, found=found) for link in articles[:MAX_SECTION_LINKS])


def find_sections(html: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses on the page that look like sections of the same site: short paths, no articles.

    For a site without feeds and sitemaps: the home page's menu is then the way in.
    """
    return tuple(link for link in _own_links(html, url) if _looks_like_section(link))[:MAX_SECTIONS]


def _looks_like_section(url: str) -> bool:
    parts = urlsplit(url)
    depth = len([segment for segment in parts.path.split("/") if segment])
    short = 1 <= depth <= _MAX_SECTION_DEPTH and not parts.query
    return short and not (is_media(url) or is_listing(url) or looks_like_article(url))


def _own_links(html: bytes, url: str) -> list[str]:
    """Return the addresses of the page's own site that it links to, without itself, each once."""
    anchors = read_anchors(html, url)
    base = _joined(url, anchors.base)
    seen = {address_key(url)}
    own = []
    for href in anchors.hrefs:
        link = fetchable(href, base)
        if link is None or not same_site(link, url) or (key := address_key(link)) in seen:
            continue
        seen.add(key)
        own.append(link)
    return own


def _joined(url: str, base: str) -> str:
    try:
        return urljoin(url, base)
    except ValueError:  # a broken base element: as if there were none
        return url
