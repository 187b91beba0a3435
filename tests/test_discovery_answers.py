"""What the answer of one entrance holds, whatever its role."""

from __future__ import annotations

from newscrawl.discovery.answers import read_answer
from newscrawl.discovery.entrances import Entrance

URL = "https://www.example.com/"

FEED = (
    "<rss version='2.0'><channel><item><title>خبر</title><link>/story/48213</link><category>محليات</category>"
    "</item></channel></rss>"
).encode()
INDEX = (
    b"<sitemapindex><sitemap><loc>/new.xml</loc><lastmod>2026-11-22</lastmod></sitemap>"
    b"<sitemap><loc>/other.xml</loc></sitemap></sitemapindex>"
)
HOME = b'<link rel="alternate" type="application/rss+xml" href="/rss"><a href="/sport/">s</a><a href="/story/48213">x</a>'


def test_what_the_catalogue_names_outweighs_the_entry() -> None:
    named = Entrance(url=URL, role="feed", section="اقتصاد", language="fr")
    (link,) = read_answer(FEED, URL, named).links
    assert (link.hints.section, link.hints.language) == ("اقتصاد", "fr")


def test_the_entry_s_own_words_stand_where_the_catalogue_says_nothing() -> None:
    (link,) = read_answer(FEED, URL, Entrance(url=URL, role="feed")).links
    assert (link.hints.section, link.hints.language) == ("محليات", None)


def test_children_of_an_index_inherit_what_the_catalogue_says_of_it() -> None:
    answer = read_answer(INDEX, URL, Entrance(url=URL, role="sitemap", section="اقتصاد"))
    assert [found.url for found in answer.entrances] == [
        "https://www.example.com/new.xml",
        "https://www.example.com/other.xml",
    ]
    assert {(found.role, found.section) for found in answer.entrances} == {("sitemap", "اقتصاد")}
    assert answer.dates == {"https://www.example.com/new.xml": "2026-11-22"}


def test_a_home_page_names_feeds_sections_and_articles() -> None:
    answer = read_answer(HOME, URL, Entrance(url=URL, role="home"))
    assert [found.url for found in answer.entrances] == ["https://www.example.com/rss"]
    assert answer.sections == ("https://www.example.com/sport/",)
    assert [(link.url, link.found) for link in answer.links] == [
        ("https://www.example.com/story/48213", "home")
    ]


def test_a_section_page_names_articles() -> None:
    (link,) = read_answer(HOME, URL, Entrance(url=URL, role="section", section="رياضة")).links
    assert (link.found, link.hints.section) == ("section", "رياضة")


def test_robots_txt_names_sitemaps() -> None:
    answer = read_answer(b"Sitemap: /a.xml", URL, Entrance(url=URL, role="robots"))
    assert answer.entrances == (Entrance(url="https://www.example.com/a.xml", role="sitemap"),)
