"""What a case of the hostile set is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import StreamWriter

Behaviour = Callable[["StreamWriter", "Case"], Awaitable[None]]
"""Writes an answer, or what takes its place, as it likes; the connection is closed after it."""

Answer = bytes | Behaviour

HEADLINE = "بلدية المدينة تفتتح مكتبة عامة جديدة في الحي القديم"
TEXT = (
    "افتتحت بلدية المدينة صباح اليوم مكتبة عامة جديدة في الحي القديم بعد عامين من أعمال الترميم التي شارك فيها عشرات المتطوعين.",
    "وتضم المكتبة أكثر من عشرين ألف كتاب، وقاعة للأطفال، وركنا للمخطوطات التي تبرعت بها عائلات من سكان الحي خلال السنوات الماضية.",
    "وقالت مديرة المكتبة إن الدخول مجاني للجميع، وإن أبوابها ستبقى مفتوحة حتى المساء في كل أيام الأسبوع ما عدا يوم الجمعة.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One site that is hostile in one way."""

    name: str
    """Words joined by hyphens; stands in the addresses of the case."""
    does: str
    """What the server does."""
    seen: frozenset[str]
    """What must be seen, and nothing else: see :mod:`.outcome`."""
    paths: Mapping[str, Answer] = field(default_factory=dict)
    """What is answered, by path, where it is not what a decent site answers: no robots.txt, a feed with one entry,
    ``/page``, and an article there. ``{port}``, ``{name}``, ``{victim}`` and ``{canary}`` in bytes are filled in."""
    role: str = "feed"
    """What the catalogue says that ``/feed`` is: a feed, a sitemap or a section."""
    cross_site: bool = False
    """Whether it belongs to the crawl with NEWSCRAWL_CROSS_SITE."""


def http(
    body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str
) -> bytes:
    """Return a whole answer; *headers* with ``_`` for ``-``."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def page(head: str = "", body: str = "", title: str = HEADLINE) -> bytes:
    """Return an article as HTML, with *head* in its head and *body* behind its text."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{text}{body}</article></body></html>"
    ).encode()


def feed(*links: str, prolog: str = "", title: str = HEADLINE, channel: str = "<channel>") -> bytes:
    """Return an answer with an RSS feed of *links*; *channel* begins it."""
    items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for link in links)
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}<rss version="2.0">{channel}{items}</channel></rss>'
    )
    return http(text.encode(), "application/rss+xml")


def sitemap(*links: str, prolog: str = "") -> bytes:
    """Return an answer with a sitemap of *links*."""
    urls = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )
    return http(text.encode(), "application/xml")


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads to *location*."""
    return f"HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


def seen(*facts: str) -> frozenset[str]:
    """Return *facts* as :attr:`Case.seen`."""
    return frozenset(facts)
