"""The ways into a site that nobody described."""

from __future__ import annotations

import time

import pytest

from newscrawl.discovery.entrances import (
    MAX_ENTRANCES,
    Entrance,
    find_entrances,
    front_door,
    read_robots,
    usual_places,
)

URL = "https://www.example.com/"


def feeds(html: str) -> list[str]:
    return [found.url for found in find_entrances(html.encode(), URL)]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" type="application/rss+xml" title="آخر الأخبار" href="/feed.xml">',
        '<LINK REL="Alternate" TYPE="Application/Atom+XML" HREF="https://www.example.com/feed.xml">',
        "<link href=feed.xml rel='home alternate' type='application/rss+xml' />",
        '<a href="/feed.xml">RSS</a>',
    ],
)
def test_finds_the_feeds_that_a_page_names(tag: str) -> None:
    assert feeds(f"<html><head>{tag}</head></html>") == ["https://www.example.com/feed.xml"]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" hreflang="en" href="/en/">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed.xml">',
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">',
        '<link rel="alternate" type="application/rss+xml" href="https://other.example/feed.xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<a href="/feedback">رأيك</a>',
    ],
)
def test_leaves_what_is_no_feed_of_the_site_s_articles(tag: str) -> None:
    assert feeds(tag) == []


def test_counts_are_bounded() -> None:
    tags = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}/feed">' for n in range(100))
    assert len(feeds(tags)) == MAX_ENTRANCES


def test_reads_the_sitemaps_of_robots_txt() -> None:
    robots = (
        "User-agent: *\nDisallow: /x\nSitemap: https://www.example.com/a.xml # comment\r\nSITEMAP:/b.xml\n"
        "Sitemap: https://other.example/c.xml\nSitemap:\nSitemap: ftp://www.example.com/d.xml\n"
        "Sitemap: https://www.example.com/a.xml\n"
    )
    assert read_robots(robots.encode(), "https://www.example.com/robots.txt") == (
        Entrance(url="https://www.example.com/a.xml", role="sitemap"),
        Entrance(url="https://www.example.com/b.xml", role="sitemap"),
    )


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"Sitemap: /a.xml\n" * 100_000, b"<html>404</html>", b":" * 10**6]
)
def test_no_robots_txt_raises_or_takes_long(body: bytes) -> None:
    start = time.process_time()
    assert len(read_robots(body, URL)) <= 1
    assert time.process_time() - start < 2


def test_usual_places_are_below_the_site_s_address_and_marked_as_guesses() -> None:
    places = usual_places("https://www.example.com/ar")
    assert all(place.guessed and place.url.startswith("https://www.example.com/ar/") for place in places)
    assert {place.role for place in places} == {"feed", "sitemap"}


def test_robots_txt_is_asked_only_where_the_site_is_the_whole_host() -> None:
    assert [found.url for found in front_door(URL)] == [URL, "https://www.example.com/robots.txt"]
    assert [found.url for found in front_door("https://www.example.com/ar/")] == [
        "https://www.example.com/ar/"
    ]
