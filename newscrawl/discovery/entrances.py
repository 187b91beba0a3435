"""The ways into a site that nobody described: what home page and robots.txt name, and the usual places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from newscrawl.discovery.addresses import fetchable
from newscrawl.discovery.anchors import read_anchors
from newscrawl.discovery.sites import same_site

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Literal["feed", "sitemap", "section", "home", "robots"]

MAX_ENTRANCES = 20
"""Feeds or sitemaps taken from one page or robots.txt; the largest outlets name about a dozen."""

_MAX_ROBOTS_BYTES = 512_000
"""As much of robots.txt as RFC 9309 asks crawlers to read (500 KiB)."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")

_FEED_ENDINGS = ("/rss", "/rss.xml", "/feed", "/feed.xml", "/atom.xml", "/index.rss", ".rss")

_USUAL_FEEDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml")
_USUAL_SITEMAPS = (
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_index.xml",
    "/sitemap.xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """An address that leads to many articles, or to other entrances."""

    url: str
    role: Role
    section: str | None = None
    """The outlet's section that the catalogue names for it."""
    language: str | None = None
    """ISO 639-1, where the catalogue names one for it."""
    guessed: bool = False
    """Whether it is one of the usual places: that there is nothing is then no news."""


def find_entrances(html: bytes, url: str) -> tuple[Entrance, ...]:
    """Return the feeds that the page *html* at *url* names: ``link rel=alternate``, and links to feeds.

    Feeds of the same site only; feeds of comments are left out.
    """
    anchors = read_anchors(html, url)
    declared = [href for kind, href in anchors.alternates if kind in _FEED_TYPES]
    linked = [href for href in anchors.hrefs if _path(href).endswith(_FEED_ENDINGS)]
    base = fetchable(anchors.base, url) or url
    feeds = [feed for feed in _own(declared + linked, base, url) if "comment" not in urlsplit(feed).path]
    return tuple(Entrance(url=feed, role="feed") for feed in feeds[:MAX_ENTRANCES])


def read_robots(body: bytes, url: str) -> tuple[Entrance, ...]:
    """Return the sitemaps that the robots.txt *body* at *url* names, of the same site only."""
    lines = body[:_MAX_ROBOTS_BYTES].decode("utf-8", errors="replace").splitlines()
    fields = [line.partition(":") for line in lines]
    named = [value.partition("#")[0] for name, _, value in fields if name.strip().lower() == "sitemap"]
    return tuple(Entrance(url=found, role="sitemap") for found in _own(named, url, url)[:MAX_ENTRANCES])


def usual_places(url: str) -> tuple[Entrance, ...]:
    """Return where the feeds and sitemaps of most sites are, below *url*; none may exist.

    Of the sitemaps the news sitemap comes first: it is short and dated.
    """
    base = url.rstrip("/")
    feeds = [Entrance(url=f"{base}{path}", role="feed", guessed=True) for path in _USUAL_FEEDS]
    sitemaps = [Entrance(url=f"{base}{path}", role="sitemap", guessed=True) for path in _USUAL_SITEMAPS]
    return (*feeds, *sitemaps)


def front_door(url: str) -> tuple[Entrance, ...]:
    """Return where to look for the entrances of a site that nobody described: *url* and its robots.txt.

    Where *url* is a part of a host (``https://example.com/arabic``), robots.txt is left out: its sitemaps
    would bring in all other parts.
    """
    home = Entrance(url=url, role="home")
    robots = Entrance(url=urljoin(url, "/robots.txt"), role="robots")
    return (home,) if urlsplit(url).path.strip("/") else (home, robots)


def _own(hrefs: Iterable[str], base: str, url: str) -> list[str]:
    """Return *hrefs* as addresses of the site of *url*, each once."""
    found = [link for href in hrefs if (link := fetchable(href, base)) and same_site(link, url)]
    return list(dict.fromkeys(found))


def _path(href: str) -> str:
    """Return the path of *href* without a closing slash, lower case, whatever *href* is."""
    return href.strip().partition("?")[0].partition("#")[0].rstrip("/").lower()
