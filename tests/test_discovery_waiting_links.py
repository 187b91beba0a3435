"""Links of a source: which are followed, in which order, and how many."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscrawl.discovery.answers import Answer
from newscrawl.discovery.links import Link, Skip
from newscrawl.discovery.terms import MAX_ARTICLES, Terms
from newscrawl.discovery.waiting_links import WaitingLinks
from tests.test_discovery_gathering import FEED, HOME, SITEMAP, gather, link, released


def test_the_newest_come_first_and_undated_ones_last() -> None:
    gathering = gather(FEED)
    gathering.next_entrances()
    gathering.take(
        Answer(links=(link("z"), link("old", "2026-11-01"), link("new", "2026-11-22"), link("b"))), "feed"
    )
    assert released(gathering) == ["new", "old", "b", "z"]


def test_the_limit_keeps_the_newest_and_is_for_the_whole_source() -> None:
    gathering = gather(FEED, terms=Terms(limit=2))
    gathering.next_entrances()
    gathering.take(Answer(links=tuple(link(f"{day}", f"2026-11-{day}") for day in range(10, 15))), "feed")
    links, cut_off = gathering.release()
    assert ([found.url[-2:] for found in links], cut_off) == (["14", "13"], 3)
    gathering.take(Answer(links=(link("late", "2026-11-30"),)), "sitemap")
    assert gathering.release() == ([], 1)


def test_a_source_without_a_limit_is_bounded_too() -> None:
    links = WaitingLinks(terms=Terms(), taken=set(), _handed_out=MAX_ARTICLES - 1)
    assert [links.add(link(name)) for name in "ab"] == [None, None]
    handed, cut_off = links.hand_out()
    assert ([found.url for found in handed], cut_off) == ([f"{HOME}a"], 1)


@pytest.mark.parametrize(
    ("found", "terms", "reason"),
    [
        (link("a"), Terms(sites=frozenset({"other.example"})), Skip.OTHER_SITE),
        (link("a.jpg"), Terms(), Skip.MEDIA),
        (link("a", "2026-10-01"), Terms(oldest=datetime(2026, 11, 1, tzinfo=UTC)), Skip.OLD),
    ],
)
def test_says_why_a_link_is_not_followed(found: Link, terms: Terms, reason: Skip) -> None:
    gathering = gather(FEED, terms=terms)
    gathering.next_entrances()
    assert gathering.take(Answer(links=(found,), bad=2), "feed").links == {reason: 1, Skip.ADDRESS: 2}
    assert released(gathering) == []


@pytest.mark.parametrize("published", ["2026-11-01", "2026-11-20T00:00:00+03:00", None])
def test_follows_what_is_new_enough_or_undated(published: str | None) -> None:
    gathering = gather(FEED, terms=Terms(oldest=datetime(2026, 11, 1, 12, tzinfo=UTC)))
    gathering.next_entrances()
    assert gathering.take(Answer(links=(link("a", published),)), "feed").links == {}


def test_two_sources_do_not_ask_for_one_article_twice() -> None:
    taken: set[str] = set()
    first, second = gather(FEED, taken=taken), gather(FEED, taken=taken)
    for gathering in (first, second):
        gathering.next_entrances()
    first.take(Answer(links=(link("a"),)), "feed")
    assert released(first) == ["a"]
    assert second.take(Answer(links=(link("a"),)), "feed").links == {Skip.REPEATED: 1}


def test_fresh_links_are_told_once_with_all_that_became_known_since() -> None:
    gathering = gather(FEED, SITEMAP)
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"), link("b"))), "feed")
    assert [found.url.removeprefix(HOME) for found in gathering.fresh()] == ["a", "b"]
    assert gathering.fresh() == []
    gathering.take(Answer(links=(link("a", "2026-11-22", "sitemap"),)), "sitemap")
    (again,) = gathering.fresh()
    assert again.hints.published == "2026-11-22"


def test_what_is_remembered_is_handed_out_with_what_is_new_and_asked_for_once() -> None:
    gathering = gather(FEED, taken={"example.com/taken?"}, terms=Terms(sites=frozenset({"example.com"})))
    other = Link(url="https://other.example/x", found="feed")
    assert gathering.remember([link("a", "2026-11-20"), link("taken"), other]) == 1
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"), link("b", "2026-11-22"))), "feed")
    assert released(gathering) == ["b", "a"]
    assert gathering.remember([link("a"), link("b")]) == 0


def test_it_is_full_when_the_limit_is_reached() -> None:
    gathering = gather(FEED, terms=Terms(limit=1))
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"), link("b"))), "feed")
    assert not gathering.is_full
    gathering.release()
    assert gathering.is_full
