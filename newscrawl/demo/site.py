"""Every address of an outlet and what it answers, made in memory and the same in every run."""

from __future__ import annotations

import gzip
from base64 import b64decode
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.demo.compose import article_view, listing_view, plain_view
from newscrawl.demo.feeds import CONTENT_TYPES, render_feed
from newscrawl.demo.layouts import render
from newscrawl.demo.sitemaps import render_robots, render_sitemap, render_sitemap_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from newscrawl.demo.model import Article, Channel, OtherPage, Outlet
    from newscrawl.demo.view import View

HOME_LENGTH = 8  # headlines on the home page
BINARY_BYTES = 4096
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")  # a GIF of one pixel
ETAG_BYTES = 8
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What one address answers."""

    body: bytes = field(repr=False)
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        """Strong entity tag, quotes included."""
        return f'"{blake2b(self.body, digest_size=ETAG_BYTES).hexdigest()}"'


def build_site(outlet: Outlet, base: str) -> dict[str, Resource]:
    """Return the resources of *outlet*, by address below *base*, query included.

    *base* is the outlet's address without a slash at the end; every link on the pages starts with it.
    """
    return dict([*_pages(outlet, base), *_listings(outlet, base), *_machine_files(outlet, base)])


def not_found(outlet: Outlet, base: str, path: str) -> Resource | None:
    """Return the apology that *outlet* answers with status 200, ``None`` if *path* gets an honest 404."""
    page = next((page for page in outlet.others if page.kind == "soft-404"), None)
    if page is None or not outlet.soft_404_prefix or not path.startswith(outlet.soft_404_prefix):
        return None
    return _html(plain_view(outlet, page, base), page.published)


def entries(outlet: Outlet, channel: Channel) -> tuple[Article | OtherPage, ...]:
    """Return what *channel* of *outlet* lists, newest first."""
    candidates: tuple[Article | OtherPage, ...] = (*outlet.articles, *outlet.others)
    pages = [page for page in candidates if channel in page.listed]
    pages.sort(key=lambda page: page.published, reverse=True)
    return tuple(pages[: outlet.feed_length] if channel == "feed" else pages)


def _pages(outlet: Outlet, base: str) -> Iterator[tuple[str, Resource]]:
    for article in outlet.articles:
        yield outlet.path(article), _html(article_view(outlet, article, base), article.published)
    for page in outlet.others:
        if page.kind == "binary":
            yield page.path, Resource(body=_noise(), content_type="text/html", modified=page.published)
        elif page.kind == "empty":
            body = f"<html><head><title>{page.title}</title></head><body></body></html>".encode()
            yield page.path, Resource(body=body, content_type="text/html", modified=page.published)
        else:
            yield page.path, _html(plain_view(outlet, page, base), page.published)


def _listings(outlet: Outlet, base: str) -> Iterator[tuple[str, Resource]]:
    newest = outlet.articles[0].published
    listed = entries(outlet, "section")
    private = [page for page in outlet.others if page.kind == "private"]
    yield (
        "/",
        _html(listing_view(outlet, outlet.slogan, "/", [*listed[:HOME_LENGTH], *private], base), newest),
    )
    for section in outlet.sections:
        own = [page for page in listed if page.section == section.key]
        yield section.path, _html(listing_view(outlet, section.title, section.path, own, base), newest)


def _machine_files(outlet: Outlet, base: str) -> Iterator[tuple[str, Resource]]:
    newest = outlet.articles[0].published

    def resource(text: str, content_type: str) -> Resource:
        return Resource(body=text.encode(), content_type=content_type, modified=newest)

    yield "/robots.txt", resource(render_robots(outlet, base), "text/plain; charset=utf-8")
    yield "/logo.gif", Resource(body=PIXEL, content_type="image/gif", modified=newest)
    feed = render_feed(outlet, entries(outlet, "feed"), base)
    yield outlet.feed_path, resource(feed, CONTENT_TYPES[outlet.feed])
    sitemap = resource(render_sitemap(outlet, entries(outlet, "sitemap"), base), XML)
    if outlet.sitemap_path.endswith(".gz"):
        packed = gzip.compress(sitemap.body, mtime=0)
        sitemap = Resource(body=packed, content_type="application/gzip", modified=newest)
    yield outlet.sitemap_path, sitemap
    if outlet.sitemap_index:
        yield outlet.sitemap_index, resource(render_sitemap_index(outlet, newest, base), XML)


def _html(view: View, modified: datetime) -> Resource:
    encoding = view.outlet.encoding
    # What the encoding lacks, Arabic-Indic digits in windows-1256 for one, becomes a character reference.
    body = render(view).encode(encoding, "xmlcharrefreplace")
    content_type = "text/html; charset=utf-8" if encoding == "utf-8" else "text/html"
    return Resource(body=body, content_type=content_type, modified=modified)


def _noise() -> bytes:
    """Return bytes that are no text in any encoding: an image's signature, then hash output."""
    blocks = (blake2b(number.to_bytes(4, "big")).digest() for number in range(BINARY_BYTES // 64))
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"".join(blocks)
