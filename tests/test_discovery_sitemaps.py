"""Sitemaps, sitemap indexes and news sitemaps into links."""

from __future__ import annotations

import gzip
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discovery import sitemaps
from newscrawl.discovery.links import Link, Problem
from newscrawl.discovery.sitemap_target import MAX_SITEMAP_ENTRIES
from newscrawl.discovery.sitemaps import SitemapPage, read_sitemap
from newscrawl.items import Hints

URL = "https://www.example.com/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
IMAGE_SPACE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'

NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACE} {NEWS_SPACE} {IMAGE_SPACE}>
<url><image:image><image:loc>https://www.example.com/a.jpg</image:loc><image:title>صورة</image:title></image:image>
<loc> https://www.example.com/a </loc><lastmod>2026-11-23</lastmod>
<news:news><news:publication><news:name>الواحة</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2026-11-22T07:31:15+03:00</news:publication_date>
<news:title>الميناء يستقبل أول سفينة</news:title></news:news></url>
<url><loc>/b</loc></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""

INDEX = f"""<sitemapindex {SPACE}>
<sitemap><loc>https://www.example.com/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap>
<sitemap><loc>https://www.example.com/undated.xml</loc></sitemap>
<sitemap><loc>https://www.example.com/new.xml.gz</loc><lastmod>2026-11-22T01:00:00Z</lastmod></sitemap>
</sitemapindex>"""


def urls(body: str | bytes) -> list[str]:
    return [link.url for link in read_sitemap(body.encode() if isinstance(body, str) else body, URL).links]


def test_reads_a_news_sitemap_without_taking_its_pictures_for_pages() -> None:
    page = read_sitemap(NEWS.encode(), URL)
    hints = Hints(
        title="الميناء يستقبل أول سفينة",
        published="2026-11-22T07:31:15+03:00",
        published_from="sitemap",
        language="ar",
    )
    first = Link(url="https://www.example.com/a", found="sitemap", hints=hints, modified="2026-11-23")
    second = Link(url="https://www.example.com/b", found="sitemap")
    assert page == SitemapPage(links=(first, second), bad=1)


def test_a_date_of_change_is_no_date_of_publication() -> None:
    body = f"<urlset {SPACE}><url><loc>/a</loc><lastmod>2026-11-22</lastmod></url></urlset>"
    (link,) = read_sitemap(body.encode(), URL).links
    assert (link.hints.published, link.modified) == (None, "2026-11-22")


def test_reads_an_index_the_newest_first() -> None:
    page = read_sitemap(INDEX.encode(), URL)
    assert [child.url.rsplit("/", 1)[1] for child in page.children] == [
        "new.xml.gz",
        "old.xml",
        "undated.xml",
    ]
    assert page.links == ()


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(NEWS.encode(), mtime=0),
        gzip.compress(gzip.compress(NEWS.encode(), mtime=0), mtime=0),
        b"\xef\xbb\xbf" + NEWS.encode(),
        b"\n\n" + NEWS.encode(),
        NEWS.replace("UTF-8", "utf-16").encode("utf-16"),
        NEWS.replace("UTF-8", "windows-1256").encode("windows-1256"),
        NEWS.replace(NEWS_SPACE, "").encode(),
        NEWS.replace(f" {SPACE}", "").encode(),
    ],
)
def test_reads_the_same_however_it_is_wrapped(body: bytes) -> None:
    assert read_sitemap(body, URL).links == read_sitemap(NEWS.encode(), URL).links


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<urlset><url><loc>/?a=1&b=2</loc></url></urlset>", ["/?a=1&b=2"]),
        ("<urlset><url><loc><![CDATA[/?a=1&b=2]]></loc></url></urlset>", ["/?a=1&b=2"]),
        ("<urlset><url><loc>/?a=1&amp;b=2</loc></url></urlset>", ["/?a=1&b=2"]),
        ("<urlset><url><loc>/a</loc><url><loc>/b</loc></urlset>", ["/a", "/b"]),
        ("<urlset><url><loc>/a</loc></url><url><loc>/b", ["/a"]),
        ("<urlset><url></url><url><loc>/a</loc></url></urlset>", ["/a"]),
        ("<urlset><url><loc>/a</loc><loc>/b</loc></url></urlset>", ["/a"]),
        ("<urlset><url><loc>/\udcff</loc></url><url><loc>/b</loc></url></urlset>", ["/%EF%BF%BD", "/b"]),
        ("https://www.example.com/a\r\n\nhttps://www.example.com/b", ["/a", "/b"]),
    ],
)
def test_reads_what_is_not_quite_right(body: str, expected: list[str]) -> None:
    found = urls(body.encode("utf-8", errors="surrogateescape"))
    assert found == [f"https://www.example.com{path}" for path in expected]


def test_half_a_sitemap_is_called_broken() -> None:
    assert read_sitemap(b"<urlset><url><loc>/a</loc></url><url><loc>/b", URL).problem == Problem.BROKEN


def test_reads_a_feed_in_a_sitemap_s_place() -> None:
    body = "<rss version='2.0'><channel><item><title>خبر</title><link>/a</link></item></channel></rss>"
    (link,) = read_sitemap(body.encode(), URL).links
    assert (link.found, link.hints.title) == ("feed", "خبر")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"<html><body><a href='/a'>x</a></body></html>", Problem.UNKNOWN),
        (b"no sitemap at all", Problem.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n", Problem.UNKNOWN),
        (b"\x1f\x8b broken", Problem.BROKEN),
        (b"<", Problem.UNKNOWN),
    ],
)
def test_says_what_is_no_sitemap(body: bytes, problem: Problem) -> None:
    page = read_sitemap(body, URL)
    assert (page.links, page.children, page.problem) == ((), (), problem)


def test_entities_are_not_expanded_and_files_not_read() -> None:
    levels = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    body = (
        f'<!DOCTYPE urlset [{levels}<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset>'
        "<url><loc>/&e11;</loc></url><url><loc>/&x;</loc></url><url><loc>/ok</loc></url></urlset>"
    )
    start = time.process_time()
    found = urls(body)
    assert time.process_time() - start < 1
    assert found == [f"https://www.example.com/{path}" for path in ("&e11", "&x", "ok")]


def test_reads_as_many_entries_as_the_protocol_allows() -> None:
    page = read_sitemap(b"<urlset>" + b"<url><loc>/a</loc></url>" * 60_000, URL)
    assert len(page.links) == MAX_SITEMAP_ENTRIES == 50_000
    assert page.problem == Problem.TRUNCATED
    lines = read_sitemap(b"https://www.example.com/a\n" * 60_000, URL)
    assert (len(lines.links), lines.problem) == (50_000, Problem.TRUNCATED)


@pytest.mark.parametrize(
    "piece",
    [
        b"<a>",
        b"<a/>",
        b"<url>",
        b"<url><loc>",
        b"&",
        b"<",
        b"a",
        b"<!--",
        b"<![CDATA[",
        b"<a b='",
        b"</a>",
        b"\n",
    ],
)
def test_hostile_sitemaps_take_bounded_time_and_space(piece: bytes) -> None:
    body = b"<urlset><url><loc>" + piece * (1_000_000 // len(piece))
    start = time.process_time()
    read_sitemap(body, URL)
    assert time.process_time() - start < 4


def test_too_much_markup_is_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_SITEMAP_MARKUP", 100_000)
    page = read_sitemap(b"<urlset><url><loc>/a</loc></url>" + b"&" * 1_000_000, URL)
    assert ([link.url for link in page.links], page.problem) == (
        ["https://www.example.com/a"],
        Problem.TRUNCATED,
    )


def test_a_nested_document_takes_no_more_memory_than_itself() -> None:
    body = b"<urlset>" + b"<a>" * 300_000
    tracemalloc.start()
    read_sitemap(body, URL)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6_000_000


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    read_sitemap(body, URL)
    read_sitemap(b"<urlset><url><loc>" + body, URL)
