"""RSS and Atom feeds of an outlet, one of them broken as such feeds are."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from newscrawl.demo.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newscrawl.demo.model import OtherPage, Outlet

    Entry = Article | OtherPage

CONTENT_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "broken-rss": "text/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}


def render_feed(outlet: Outlet, entries: Sequence[Entry], base: str) -> str:
    """Return the feed of *outlet* over *entries*, in the outlet's format.

    A ``broken-rss`` leaves ``&`` in titles and addresses as it is, which no XML parser accepts.
    """
    match outlet.feed:
        case "atom":
            return _atom(outlet, entries, base)
        case "rss":
            return _rss(outlet, entries, base, escape)
        case "broken-rss":
            return _rss(outlet, entries, base, lambda text: text)


def _rss(outlet: Outlet, entries: Sequence[Entry], base: str, write: Callable[[str], str]) -> str:
    items = "\n".join(_rss_item(outlet, entry, base, write) for entry in entries)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{write(outlet.title)}</title>
<link>{base}/</link>
<description>{write(outlet.slogan)}</description>
<language>ar</language>
{items}
</channel>
</rss>
"""


def _rss_item(outlet: Outlet, entry: Entry, base: str, write: Callable[[str], str]) -> str:
    url = write(base + outlet.path(entry))
    authors = entry.authors if isinstance(entry, Article) else ()
    return "\n".join(
        [
            "<item>",
            f"<title>{write(entry.title)}</title>",
            f"<link>{url}</link>",
            f'<guid isPermaLink="true">{url}</guid>',
            f"<pubDate>{format_datetime(entry.published)}</pubDate>",
            f"<category>{write(outlet.section(entry.section).title)}</category>",
            *(f"<dc:creator>{write(author)}</dc:creator>" for author in authors),
            f"<description>{write(entry.summary)}</description>",
            "</item>",
        ]
    )


def _atom(outlet: Outlet, entries: Sequence[Entry], base: str) -> str:
    newest = max(entry.published for entry in entries)
    items = "\n".join(_atom_entry(outlet, entry, base) for entry in entries)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<title>{escape(outlet.title)}</title>
<id>{base}/</id>
<link rel="self" href="{escape(base + outlet.feed_path)}"/>
<link rel="alternate" href="{base}/"/>
<updated>{newest.isoformat()}</updated>
{items}
</feed>
"""


def _atom_entry(outlet: Outlet, entry: Entry, base: str) -> str:
    url = escape(base + outlet.path(entry))
    authors = entry.authors if isinstance(entry, Article) else ()
    language = entry.language if isinstance(entry, Article) else "ar"
    return "\n".join(
        [
            f'<entry xml:lang="{language}">',
            f"<title>{escape(entry.title)}</title>",
            f"<id>{url}</id>",
            f'<link rel="alternate" type="text/html" href="{url}"/>',
            f"<published>{entry.published.isoformat()}</published>",
            f"<updated>{entry.published.isoformat()}</updated>",
            *(f"<author><name>{escape(author)}</name></author>" for author in authors),
            f'<category term="{escape(outlet.section(entry.section).title)}"/>',
            f"<summary>{escape(entry.summary)}</summary>",
            "</entry>",
        ]
    )
