"""Guesses from the shape of an address."""

from __future__ import annotations

import time

import pytest

from newscrawl.discovery.shapes import is_listing, is_media, looks_like_article

HOST = "https://www.example.com"


@pytest.mark.parametrize(
    "path",
    [
        "/2026/11/22/port-reopens",
        "/news/2026-11-22/port-reopens",
        "/2026/11/port-reopens.html",
        "/story/48213",
        "/news/48213/port-reopens",
        "/news/port-reopens-48213.html",
        "/news/48213-port-reopens",
        "/politics/middle-east/a-new-quay-opens-in-the-port",
        "/اقتصاد/الميناء-الشمالي-يعود-إلى-العمل-بعد-عام",
        "/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-%D8%A7%D9%84%D8%B4%D9%85%D8%A7%D9%84%D9%8A-%D9%8A%D8%B9%D9%88%D8%AF-%D9%84%D9%84%D8%B9%D9%85%D9%84",
        "/view.aspx?id=90412",
        "/news.php?cat=3&id=3108",
        "/?p=9217",
        "/article/3f2b8c1e-9a4d-4c77-8f10-2f7a6f0b1d22",
    ],
)
def test_takes_an_article_for_one(path: str) -> None:
    assert looks_like_article(HOST + path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/sport",
        "/middle-east-news",
        "/archive/2026",
        "/2026/11/",
        "/2026/11/22/",
        "/category/politics-economy-and-the-world-today",
        "/tag/48213",
        "/author/salma-48213",
        "/page/12345",
        "/وسم/الميناء-الشمالي-يعود-إلى-العمل",
        "/rubrique/economie-et-politique-de-la-region",
        "/login?id=90412",
        "/search?id=90412",
        "/list?page=12",
        "/news?cat=3",
        "/images/2026/11/22/port.jpg",
        "/2026/11/22/report.pdf",
        "/a-b-c-d",
        "/news/2026",
    ],
)
def test_takes_a_list_or_a_file_for_none(path: str) -> None:
    assert not looks_like_article(HOST + path)


def test_knows_files_by_extension_in_any_case() -> None:
    assert is_media(f"{HOST}/a.PNG?width=3")
    assert not is_media(f"{HOST}/a.html")
    assert not is_media(f"{HOST}/a")
    assert not is_media(f"{HOST}/version-2.0-released")


def test_a_word_of_a_list_counts_as_a_whole_segment_only() -> None:
    assert is_listing(f"{HOST}/tags/x")
    assert not is_listing(f"{HOST}/tagsüber/x")
    assert not is_listing(f"{HOST}/pages-of-history-turn-again")


@pytest.mark.parametrize("piece", ["/", "-", "1", "/2026/11", "a1", "%D8", "0f", "_", "?id=", "."])
def test_hostile_addresses_take_no_time(piece: str) -> None:
    start = time.process_time()
    looks_like_article(f"{HOST}/{piece * 100_000}")
    assert time.process_time() - start < 1
