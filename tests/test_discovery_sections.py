"""Section pages: links that look like articles, and like sections."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discovery.anchors import MAX_ANCHORS, read_anchors
from newscrawl.discovery.sections import MAX_SECTION_LINKS, MAX_SECTIONS, find_sections, read_section

URL = "https://www.example.com/economy/"

PAGE = """<!doctype html><html><head><title>اقتصاد</title></head><body>
<nav><a href="/">الرئيسية</a><a href="/economy/">اقتصاد</a><a href="/sport/">رياضة</a><a href="/ar/culture">ثقافة</a>
<a href="/tag/oil">نفط</a><a href="/login">دخول</a><a href="/sport/?page=2">التالي</a></nav>
<a href="/economy/48213/port">الميناء</a><a href="/economy/48213/port#comments">تعليق</a>
<a href="https://ar.example.com/2026/11/22/quay">رصيف</a>
<a href="https://other.example/2026/11/22/quay">موقع آخر</a>
<a href="javascript:open(48213)">نافذة</a><a href="mailto:a@example.com">بريد</a><a href="/2026/11/22/port.jpg">صورة</a>
<a>بلا رابط</a><a href="">فارغ</a></body></html>"""


def found(html: str) -> list[str]:
    return [link.url for link in read_section(html.encode(), URL)]


def test_takes_articles_of_the_same_site_each_once() -> None:
    assert found(PAGE) == [
        "https://www.example.com/economy/48213/port",
        "https://ar.example.com/2026/11/22/quay",
    ]


def test_says_what_page_the_link_is_from() -> None:
    (link,) = read_section(b"<a href='/story/48213'>x</a>", URL, found="home")
    assert link.found == "home"
    assert link.hints.title is None


def test_takes_short_paths_for_sections() -> None:
    assert find_sections(PAGE.encode(), "https://www.example.com/") == (
        "https://www.example.com/economy/",
        "https://www.example.com/sport/",
        "https://www.example.com/ar/culture",
    )


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("/news/", "https://www.example.com/news/48213"),
        ("https://ar.example.com/x/", "https://ar.example.com/x/48213"),
        ("http://[broken", "https://www.example.com/economy/48213"),
        ("javascript:alert(1)//", "https://www.example.com/economy/48213"),
    ],
)
def test_resolves_against_the_base_that_a_page_declares(base: str, expected: str) -> None:
    assert found(f"<base href='{base}'><a href='48213'>x</a>") in ([expected], [])


def test_a_base_of_another_site_leads_nowhere() -> None:
    assert found("<base href='https://other.example/'><a href='48213'>x</a>") == []


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_reads_addresses_in_the_encoding_of_the_page(encoding: str) -> None:
    html = f"<meta charset='{encoding}'><a href='/اقتصاد/الميناء-الشمالي-يعود-إلى-العمل'>x</a>"
    assert read_section(html.encode(encoding), URL)[0].url.startswith("https://www.example.com/%D8%A7%D9%82")


def test_counts_are_bounded() -> None:
    many = "".join(f"<a href='/story/{number}'>x</a>" for number in range(10_000, 20_000))
    assert len(read_anchors(many.encode(), URL).hrefs) == MAX_ANCHORS
    assert len(found(many)) == MAX_SECTION_LINKS
    menu = "".join(f"<a href='/s{letter}{other}'>x</a>" for letter in "abcdef" for other in "abcdef")
    assert len(find_sections(menu.encode(), URL)) == MAX_SECTIONS


@pytest.mark.parametrize(
    "piece",
    [
        "<a href='/x'>",
        "<div>",
        "<a href='",
        "<",
        "&",
        "<a " + "x=1 " * 1000,
        "<table>",
        "<!--",
        "\0",
        "<b><i><u>",
    ],
)
def test_hostile_pages_take_bounded_time(piece: str) -> None:
    html = piece * (1_000_000 // len(piece))
    start = time.process_time()
    found(html)
    assert time.process_time() - start < 5


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    read_section(body, URL)
    read_section(b"<a href='" + body, URL)
    find_sections(body, URL)
