"""RSS and Atom, well-formed or not, into links."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discovery import feeds
from newscrawl.discovery.feeds import FeedPage, read_feed
from newscrawl.discovery.links import Link, Problem
from newscrawl.items import Hints

URL = "https://www.example.com/feed.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>الواحة</title><link>https://www.example.com/</link><language>ar-SA</language>
<item><title>الميناء يستقبل أول سفينة</title><link>https://www.example.com/a?utm_source=rss</link>
<category>اقتصاد</category><category>موانئ</category><pubDate>Sun, 22 Nov 2026 07:31:15 +0300</pubDate></item>
<item><title>بلا رابط</title></item>
<item><title>رابط خطر</title><link>javascript:alert(1)</link></item>
<item><guid isPermaLink="true">https://www.example.com/b</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<entry xml:lang="en"><title type="html">Port &amp;amp; &lt;b&gt;quay&lt;/b&gt; reopen</title>
<link rel="alternate" href="/en/1"/><published>2026-11-22T07:31:15+03:00</published></entry>
<entry><title>ممشى جديد</title><link href="/2"/><updated>2026-11-23T07:00:00Z</updated></entry></feed>"""


def links(body: str) -> tuple[Link, ...]:
    return read_feed(body.encode(), URL).links


def test_reads_rss() -> None:
    page = read_feed(RSS.encode(), URL)
    first = Link(
        url="https://www.example.com/a",
        found="feed",
        hints=Hints(
            title="الميناء يستقبل أول سفينة",
            published="2026-11-22T07:31:15+03:00",
            published_from="feed",
            section="اقتصاد",
        ),
    )
    assert page.links == (first, Link(url="https://www.example.com/b", found="feed"))
    assert (page.language, page.problem, page.bad) == ("ar", None, 2)


def test_reads_atom_and_tells_an_entry_s_own_language_from_an_inherited_one() -> None:
    first, second = links(ATOM)
    assert first.url == "https://www.example.com/en/1"
    assert first.hints.title == "Port & quay reopen"
    assert (first.hints.language, second.hints.language) == ("en", None)


def test_a_date_of_change_is_no_date_of_publication() -> None:
    changed = links(ATOM)[1]
    assert (changed.hints.published, changed.modified) == (None, "2026-11-23T07:00:00+00:00")


def test_reads_a_wire_format_of_old() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>خبر</title>'
        "<link>https://www.example.com/1</link><dc:date>2026-11-22T07:31:15+03:00</dc:date></item></rdf:RDF>"
    )
    assert links(rdf)[0].hints.published == "2026-11-22T07:31:15+03:00"


@pytest.mark.parametrize(
    ("broken", "with_"),
    [
        ("أول سفينة", "أول سفينة & آخر"),
        ("أول سفينة", "أول سفينة < آخر"),
        ("أول سفينة", "أول&nbsp;سفينة"),
        ("</channel></rss>", ""),
        ("<category>اقتصاد</category>", "<category>اقتصاد</catgory>"),
    ],
)
def test_survives_broken_xml(broken: str, with_: str) -> None:
    page = read_feed(RSS.replace(broken, with_).encode(), URL)
    assert [link.url for link in page.links] == ["https://www.example.com/a", "https://www.example.com/b"]
    assert page.problem in (None, Problem.BROKEN)


def test_an_ampersand_in_an_address_does_not_end_it() -> None:
    body = "<rss><channel><item><link>https://www.example.com/?id=1&cat=2</link></item></channel></rss>"
    assert links(body)[0].url == "https://www.example.com/?id=1&cat=2"
    assert links(body.replace("<link>", "<link><![CDATA[").replace("</link>", "]]></link>"))[0].url.endswith(
        "&cat=2"
    )


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "iso-8859-6"])
def test_reads_the_encoding_that_the_feed_declares(encoding: str) -> None:
    body = RSS.replace("UTF-8", encoding).encode(encoding)
    assert read_feed(body, URL).links[0].hints.title == "الميناء يستقبل أول سفينة"


def test_undoes_gzip() -> None:
    assert read_feed(gzip.compress(RSS.encode()), URL).links == links(RSS)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"<html><body><p>404</p></body></html>", Problem.UNKNOWN),
        (b"%PDF-1.7 \x00\x01", Problem.UNKNOWN),
        (bytes(range(256)) * 10, Problem.UNKNOWN),
        (b"/etc/passwd", Problem.UNKNOWN),
        (b"https://www.example.com/", Problem.UNKNOWN),
    ],
)
def test_says_what_is_no_feed(body: bytes, problem: Problem) -> None:
    assert read_feed(body, URL) == FeedPage(problem=problem)


def test_never_opens_a_file_that_the_body_names(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("feed") / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    assert read_feed(str(path).encode(), URL).links == ()


def test_reads_a_thousand_entries_and_no_more() -> None:
    item = "<item><link>https://www.example.com/{}</link></item>"
    body = "<rss><channel>" + "".join(map(item.format, range(1001))) + "</channel></rss>"
    page = read_feed(body.encode(), URL)
    assert len(page.links) == feeds.MAX_FEED_ENTRIES == 1000
    assert page.problem == Problem.TRUNCATED


def test_entities_are_not_expanded() -> None:
    levels = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    body = f"<!DOCTYPE rss [{levels}]><rss><channel><item><title>&e11;</title><link>/1</link></item></channel></rss>"
    start = time.process_time()
    (link,) = links(body)
    assert time.process_time() - start < 1
    assert len(link.hints.title or "") < 100


def test_no_file_is_read_for_an_entity() -> None:
    body = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<rss><channel><item><title>[&x;]</title><link>/1</link></item></channel></rss>"
    )
    assert (links(body)[0].hints.title or "").replace("&x;", "") == "[]"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "utf-8"),
        ("no-such-encoding", "utf-8"),
        ("windows-1256", "cp1256"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_titles_are_read_in_the_encoding_that_they_are_in(declared: str, written: str) -> None:
    title = "افتتاح مكتبة عامة جديدة في حي الميناء"
    feed = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel>'
        f"<item><title>{title}</title><link>/1</link></item></channel></rss>"
    )
    (link,) = read_feed(feed.encode(written), URL).links
    assert link.hints.title == title


def test_a_bad_byte_costs_its_letter_only() -> None:
    feed = "<rss version='2.0'><channel><item><title>خبر?عاجل</title><link>/1</link></item></channel></rss>"
    (link,) = read_feed(feed.encode().replace(b"?", b"\xff"), URL).links
    assert link.hints.title == "خبر\ufffdعاجل"


@pytest.mark.parametrize(
    "piece",
    [
        b"<a>",
        b"<a></a>",
        b"&",
        b"<",
        b"&amp;",
        b"<![CDATA[",
        b"<item>",
        b"<item><title>x</title>",
        b"<!--",
        b"<?",
        b"<a b='",
        b" ",
        b"<x:y xmlns:x='u'>",
        b"\xd8\xae\xd8\xa8\xd8\xb1\xff",
    ],
)
def test_hostile_feeds_take_bounded_time(piece: bytes) -> None:
    body = b"<rss><channel><item><title>" + piece * (500_000 // len(piece))
    start = time.process_time()
    read_feed(body, URL)
    assert time.process_time() - start < 8  # some 2 seconds on a machine of its own


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    read_feed(body, URL)
    read_feed(b"<rss><channel><item><title>" + body, URL)


def test_reads_no_tag_of_many_thousand_attributes() -> None:
    attributes = " ".join(f'a{number}=">"' for number in range(60_000))
    item = "<item><title>a</title><link>https://example.org/a</link></item>"
    start = time.process_time()
    page = read_feed(f'<rss version="2.0"><channel {attributes}>{item}</channel></rss>'.encode(), URL)
    assert (page.links, page.problem) == ((), Problem.TRUNCATED)
    assert time.process_time() - start < 2


def test_reads_past_quotes_in_text_and_in_comments() -> None:
    item = "<item><title>It's 5\" & more</title><link>https://example.org/a</link></item>"
    body = f"<rss version=\"2.0\"><channel><!-- don't --><x a='\"'/>{item * 3}</channel></rss>".encode()
    page = read_feed(body, URL)
    assert len(page.links) == 3
