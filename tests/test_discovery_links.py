"""Links: what two entrances say of one page, joined."""

from __future__ import annotations

from newscrawl.discovery.links import Link, merge
from newscrawl.items import Hints

FEED = Link(
    url="https://example.com/a?from=feed",
    found="feed",
    hints=Hints(
        title="ميناء يعود إلى العمل",
        section="اقتصاد",
        published="2026-11-22T09:00:00+03:00",
        published_from="feed",
    ),
)
SITEMAP = Link(
    url="https://example.com/a",
    found="sitemap",
    hints=Hints(
        title="ميناء يعود", language="ar", published="2026-11-22T08:00:00+03:00", published_from="sitemap"
    ),
    modified="2026-11-23",
)


def test_the_feed_gives_title_and_section_whichever_came_first() -> None:
    for merged in (merge(FEED, SITEMAP), merge(SITEMAP, FEED)):
        assert merged.url == FEED.url
        assert merged.hints.title == FEED.hints.title
        assert merged.hints.section == "اقتصاد"


def test_the_other_fills_what_is_missing() -> None:
    merged = merge(FEED, SITEMAP)
    assert merged.hints.language == "ar"
    assert merged.modified == "2026-11-23"


def test_the_earliest_date_is_kept_with_whoever_stated_it() -> None:
    merged = merge(FEED, SITEMAP)
    assert merged.hints.published == "2026-11-22T08:00:00+03:00"
    assert merged.hints.published_from == "sitemap"


def test_no_date_has_no_origin() -> None:
    bare = Link(url="https://example.com/a", found="section")
    assert merge(bare, bare).hints == Hints()
    assert merge(bare, FEED).hints.published_from == "feed"


def test_on_equal_terms_the_first_wins() -> None:
    first = Link(url="https://example.com/a", found="feed", hints=Hints(title="أول"))
    second = Link(url="https://example.com/a/", found="feed", hints=Hints(title="ثان"))
    assert merge(first, second).hints.title == "أول"


def test_a_link_is_as_new_as_its_latest_date() -> None:
    assert SITEMAP.updated == "2026-11-23"
    assert Link(url="https://example.com/a", found="section").updated is None
