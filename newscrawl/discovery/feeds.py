"""RSS and Atom, well-formed or not, into links."""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException

import feedparser
from w3lib.html import remove_tags, replace_entities

from newscrawl.discovery.addresses import fetchable
from newscrawl.discovery.links import Link, Problem
from newscrawl.discovery.markup import escape_bare
from newscrawl.discovery.moments import iso_moment
from newscrawl.discovery.texts import MAX_TITLE_CHARS, language_code, one_line
from newscrawl.discovery.unpacking import in_utf8, unpack
from newscrawl.items import Hints

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FEED_BYTES = 4 * 1024 * 1024
"""Past this a feed is cut: the fullest of real feeds, a hundred articles with their text, has half of it."""

MAX_FEED_ENTRIES = 1000
"""Entries read of one feed; the software of most sites writes 10 to 100."""

MAX_FEED_COST = 1_000_000
"""Work that one feed may ask for: 1 a reference (``&amp;``), 25 a tag, CDATA free; of a tag with n attributes also
n squared by 200. feedparser needs about 60 microseconds a tag, 2.5 a reference of broken XML, and a second for a tag of
8,000 attributes, four for one of 16,000, so a hostile feed is bounded to some 3 seconds, while a thousand entries with
twenty elements each, or a hundred with their text, are read whole."""

_TAG_COST = 25
_ATTRIBUTES = 200

MAX_SECTION_CHARS = 100

_MARKUP = re.compile(
    rb"""
    (?P<cdata> <!\[CDATA\[ .*? (?: \]\]> | \Z ) )  # text, however many tags it quotes
    | <!-- .*? (?: --> | \Z )
    | (?P<tag>
        < (?: (?P<entry> (?:[a-z]{1,8}:)?(?:item|entry) (?=[\s>]) ) | [a-z/!?] )  # an entry of RSS or Atom; any tag
        (?: [^<>"'] | "[^"]*" | '[^']*' )*+  # its attributes, whose values may hold what ends a tag
      )
    | [&<]
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """What was read of one feed."""

    links: tuple[Link, ...] = ()
    """In the feed's order, mostly the newest first."""
    language: str | None = None
    """ISO 639-1, as the feed declares itself. Publishing software is shipped with ``en-us`` and many
    sites leave it so: whoever knows better should not believe it."""
    problem: Problem | None = None
    bad: int = 0
    """Entries without an address that can be requested."""


def read_feed(body: bytes, url: str) -> FeedPage:
    """Return the links of the feed *body*, which came from *url*; RSS 0.9 to 2.0, RDF and Atom.

    Broken XML is read as far as it goes. At most :data:`MAX_FEED_BYTES`, :data:`MAX_FEED_COST` and
    :data:`MAX_FEED_ENTRIES` are read. Addresses are resolved against *url*; titles are one line of text.
    """
    unpacked = unpack(body, MAX_FEED_BYTES)
    if not unpacked.body:
        return FeedPage(problem=unpacked.problem)
    whole = _bounded(unpacked.body)
    problem = unpacked.problem or (Problem.TRUNCATED if len(whole) < len(unpacked.body) else None)
    try:
        parsed = _parse(whole)
    except Exception:  # noqa: BLE001  a foreign parser on anyone's bytes: no list of its errors exists
        return FeedPage(problem=Problem.BROKEN)
    if not parsed.entries and not parsed.version:
        return FeedPage(problem=Problem.UNKNOWN)
    if isinstance(parsed.get("bozo_exception"), SAXException):
        problem = problem or Problem.BROKEN
    language = language_code(parsed.feed.get("language"))
    rss = not parsed.version.startswith("atom")
    links = [_link(entry, url, language, rss=rss) for entry in parsed.entries[:MAX_FEED_ENTRIES]]
    known = tuple(link for link in links if link)
    return FeedPage(links=known, language=language, problem=problem, bad=len(links) - len(known))


def _bounded(body: bytes) -> bytes:
    """Return *body* up to the entry that is one too many, or the work that is."""
    entries = cost = 0
    for match in _MARKUP.finditer(body):
        if match["cdata"] is not None:
            continue
        entries += match["entry"] is not None
        cost += _cost(match["tag"])
        if entries > MAX_FEED_ENTRIES or cost > MAX_FEED_COST:
            return body[: match.start()]
    return body


def _cost(tag: bytes | None) -> int:
    """Return the work that *tag* asks for; None is a reference."""
    if tag is None:
        return 1
    attributes = tag.count(b"=")
    return _TAG_COST + tag.count(b"&") + attributes * attributes // _ATTRIBUTES


def _parse(body: bytes) -> feedparser.FeedParserDict:
    # A stream: feedparser takes bare bytes for the name of a file first, and text for an address. In UTF-8:
    # where the declared encoding fails it asks chardet, if that is installed, which takes minutes a megabyte.
    return feedparser.parse(
        io.BytesIO(escape_bare(in_utf8(body))),
        response_headers={"content-type": "application/xml"},  # the type as served is wrong too often
        resolve_relative_uris=False,
        sanitize_html=False,  # the entries' HTML is never used
    )


def _link(entry: Mapping[str, Any], base: str, feed_language: str | None, *, rss: bool) -> Link | None:
    address = entry.get("feedburner_origlink") or entry.get("link") or ""
    url = fetchable(address, base)
    if url is None:
        return None
    published = _published(entry, rss=rss)
    hints = Hints(
        title=_title(entry),
        published=published,
        published_from="feed" if published else None,
        section=_section(entry),
        language=_own_language(entry, feed_language),
    )
    modified = iso_moment(entry["updated"]) if "updated" in entry else None
    return Link(url=url, found="feed", hints=hints, modified=modified)


def _title(entry: Mapping[str, Any]) -> str | None:
    title = entry.get("title")
    kind = entry.get("title_detail", {}).get("type", "")
    if isinstance(title, str) and "html" in kind:
        # Escaped twice in many feeds: once as HTML, once as XML.
        title = replace_entities(remove_tags(title[: 4 * MAX_TITLE_CHARS]))
    return one_line(title, MAX_TITLE_CHARS)


def _own_language(entry: Mapping[str, Any], feed_language: str | None) -> str | None:
    """Return the language that the entry alone declares; what it inherits is no better than the feed's."""
    language = language_code(entry.get("title_detail", {}).get("language"))
    return language if language != feed_language else None


def _section(entry: Mapping[str, Any]) -> str | None:
    """Return the first category: publishing software writes it before the tags."""
    for tag in entry.get("tags", ())[:1]:
        return one_line(tag.get("term") or tag.get("label"), MAX_SECTION_CHARS)
    return None


def _published(entry: Mapping[str, Any], *, rss: bool) -> str | None:
    """Return the date as stated; where it is in no common form, as feedparser understands it, in UTC."""
    # What feedparser calls "updated" in RSS is Dublin Core's date: there, the day of publication.
    names = ("published", "created", "updated") if rss else ("published", "created")
    for name in names:
        if name not in entry:
            continue
        if stated := iso_moment(entry[name]):
            return stated
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, time.struct_time):
            return iso_moment(time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed))
    return None
