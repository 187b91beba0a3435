"""Sitemaps, sitemap indexes and news sitemaps into links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from newscrawl.discovery.addresses import fetchable
from newscrawl.discovery.feeds import read_feed
from newscrawl.discovery.links import Link, Problem
from newscrawl.discovery.markup import escape_named
from newscrawl.discovery.moments import iso_moment
from newscrawl.discovery.sitemap_target import MAX_SITEMAP_ENTRIES, SitemapTarget
from newscrawl.discovery.texts import MAX_TITLE_CHARS, language_code, one_line
from newscrawl.discovery.unpacking import unpack
from newscrawl.items import Hints

if TYPE_CHECKING:
    from newscrawl.discovery.sitemap_target import Entry

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""After decompression: the limit of the sitemaps protocol (sitemaps.org/protocol.html)."""

MAX_SITEMAP_MARKUP = 2_000_000
"""Tags and references read of one sitemap: 40 for each entry that the protocol allows, which covers names
of pictures and languages. A hostile sitemap is bounded to some 3 seconds by it."""

_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """What was read of one sitemap."""

    links: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    """The sitemaps that an index names, the last changed first, those without a date after them."""
    problem: Problem | None = None
    bad: int = 0
    """Entries without an address that can be requested."""


def read_sitemap(body: bytes, url: str) -> SitemapPage:
    """Return the links and child sitemaps of *body*, which came from *url*.

    Reads ``urlset``, ``sitemapindex``, the news extension, lists of addresses as plain text, and RSS or
    Atom served in a sitemap's place; gzip is undone whatever the server called it. Broken XML is read as
    far as it goes; entities and document types are never followed. At most :data:`MAX_SITEMAP_BYTES` and
    50,000 entries (the protocol's limits) and :data:`MAX_SITEMAP_MARKUP` are read.
    """
    unpacked = unpack(body, MAX_SITEMAP_BYTES)
    if not unpacked.body.startswith(b"<"):
        return _plain(unpacked.body, url, unpacked.problem)
    whole = _bounded(unpacked.body)
    target = _read(whole)
    if target.root in {"rss", "feed", "RDF"}:
        feed = read_feed(unpacked.body, url)
        return SitemapPage(links=feed.links, problem=feed.problem, bad=feed.bad)
    if target.root not in {"urlset", "sitemapindex"} and not target.entries:
        return SitemapPage(problem=unpacked.problem or Problem.UNKNOWN)
    cut = Problem.TRUNCATED if len(whole) < len(unpacked.body) else None
    problem = unpacked.problem or cut or target.problem
    links = [(entry.child, _link(entry, url)) for entry in target.entries]
    known = [(child, link) for child, link in links if link]
    return SitemapPage(
        links=tuple(link for child, link in known if not child),
        children=_newest_first([link for child, link in known if child]),
        problem=problem,
        bad=len(links) - len(known),
    )


def _bounded(body: bytes) -> bytes:
    """Return *body* up to where it has too much markup."""
    markup = 0
    for start in range(0, len(body), _CHUNK_BYTES):
        markup += body.count(b"<", start, start + _CHUNK_BYTES) + body.count(
            b"&", start, start + _CHUNK_BYTES
        )
        if markup > MAX_SITEMAP_MARKUP:
            return body[:start]
    return body


def _read(body: bytes) -> SitemapTarget:
    """Return what an XML parser told *body* to consist of.

    A target, not a tree: memory stays flat whatever is nested or repeated in the document.
    """
    target = SitemapTarget()
    parser = etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs want bytes too; lxml 5 and later pass text
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    # A parser that recovers from a bare ampersand drops the name of the query's parameter.
    body = escape_named(body)
    try:
        for start in range(0, len(body), _CHUNK_BYTES):
            parser.feed(body[start : start + _CHUNK_BYTES])
            if target.full:
                return target
        parser.close()
    except etree.XMLSyntaxError:
        target.broken = True
    return target


def _link(entry: Entry, base: str) -> Link | None:
    url = fetchable(entry.fields.get("loc", ""), base)
    if url is None:
        return None
    published = iso_moment(entry.fields.get("publication_date"))
    hints = Hints(
        title=one_line(entry.fields.get("title"), MAX_TITLE_CHARS),
        published=published,
        published_from="sitemap" if published else None,
        language=language_code(entry.fields.get("language")),
    )
    return Link(url=url, found="sitemap", hints=hints, modified=iso_moment(entry.fields.get("lastmod")))


def _newest_first(children: list[Link]) -> tuple[Link, ...]:
    dated = [child for child in children if child.modified]
    undated = [child for child in children if not child.modified]
    return (*sorted(dated, key=_changed, reverse=True), *undated)


def _changed(link: Link) -> str:
    return link.modified or ""


def _plain(body: bytes, url: str, problem: Problem | None) -> SitemapPage:
    """Return the links of a sitemap that is a list of addresses, one a line."""
    lines = body.decode("utf-8", errors="replace").split("\n", MAX_SITEMAP_ENTRIES)
    if not lines[0].strip().startswith(("http://", "https://")):
        return SitemapPage(problem=problem or Problem.UNKNOWN)
    if len(lines) > MAX_SITEMAP_ENTRIES:
        problem = problem or Problem.TRUNCATED
    stated = [line for line in lines[:MAX_SITEMAP_ENTRIES] if line.strip()]
    urls = [found for line in stated if (found := fetchable(line, url))]
    links = tuple(Link(url=found, found="sitemap") for found in urls)
    return SitemapPage(links=links, problem=problem, bad=len(stated) - len(urls))
