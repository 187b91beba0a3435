"""What the entrances of one source say, joined."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from newscrawl.discovery import waiting_links as module
from newscrawl.discovery.answers import Answer
from newscrawl.discovery.entrances import Entrance
from newscrawl.discovery.gathering import Gathering
from newscrawl.discovery.links import Found, Link, Skip
from newscrawl.discovery.terms import Terms
from newscrawl.items import Hints

if TYPE_CHECKING:
    import pytest

HOME = "https://www.example.com/"
FEED = Entrance(url="https://www.example.com/rss", role="feed")
SITEMAP = Entrance(url="https://www.example.com/sitemap.xml", role="sitemap")


def link(path: str, published: str | None = None, found: Found = "feed") -> Link:
    origin = found if found in ("feed", "sitemap") and published else None
    return Link(
        url=f"https://www.example.com/{path}",
        found=found,
        hints=Hints(published=published, published_from=origin),
    )


def gather(*entrances: Entrance, terms: Terms | None = None, taken: set[str] | None = None) -> Gathering:
    gathering = Gathering(home=HOME, terms=terms or Terms(), taken=set() if taken is None else taken)
    gathering.add(entrances)
    return gathering


def released(gathering: Gathering) -> list[str]:
    return [found.url.removeprefix(HOME) for found in gathering.release()[0]]


def test_hands_out_nothing_before_all_have_answered() -> None:
    gathering = gather(FEED, SITEMAP)
    assert gathering.next_entrances() == [FEED, SITEMAP]
    gathering.take(Answer(links=(link("a"),)), "feed")
    assert gathering.next_entrances() == []
    assert released(gathering) == []
    gathering.take(Answer(links=(link("b", found="sitemap"),)), "sitemap")
    assert released(gathering) == ["a", "b"]


def test_a_failed_entrance_holds_nobody_up() -> None:
    gathering = gather(FEED, SITEMAP)
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"),)), "feed")
    gathering.lose()
    assert released(gathering) == ["a"]


def test_feed_and_sitemap_speak_of_an_article_together_whichever_answers_first() -> None:
    feed = Answer(links=(link("a", "2026-11-22T09:00:00+03:00"),))
    sitemap = Answer(links=(link("a/", "2026-11-22T08:00:00+03:00", "sitemap"),))
    results = []
    for answers in ([(feed, "feed"), (sitemap, "sitemap")], [(sitemap, "sitemap"), (feed, "feed")]):
        gathering = gather(FEED, SITEMAP)
        gathering.next_entrances()
        counts = [gathering.take(answer, role).links for answer, role in answers]
        assert counts == [{}, {Skip.REPEATED: 1}]
        results.append(gathering.release()[0])
    assert results[0] == results[1]
    (joined,) = results[0]
    assert (joined.url, joined.hints.published) == ("https://www.example.com/a", "2026-11-22T08:00:00+03:00")


def test_children_of_an_index_are_left_once_the_limit_is_reached() -> None:
    gathering = gather(SITEMAP, terms=Terms(limit=1))
    gathering.next_entrances()
    child = Entrance(url="https://www.example.com/1.xml", role="sitemap")
    gathering.take(Answer(links=(link("a"),), entrances=(child,)), "sitemap")
    assert gathering.next_entrances() == []
    assert released(gathering) == ["a"]


def test_many_links_do_not_wait_for_the_last_entrance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_WAITING_LINKS", 3)
    gathering = gather(FEED, SITEMAP)
    gathering.next_entrances()
    gathering.take(Answer(links=tuple(link(name) for name in "abc")), "feed")
    assert released(gathering) == ["a", "b", "c"]


def test_what_is_gathered_can_be_had_at_once() -> None:
    gathering = gather(FEED, SITEMAP)
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"),)), "feed")
    assert [found.url for found in gathering.release(now=True)[0]] == ["https://www.example.com/a"]


def test_answers_that_nobody_waits_for_do_no_harm() -> None:
    gathering = gather(FEED)
    gathering.lose()
    gathering.take(Answer(links=(link("a"),)), "feed")
    assert gathering.next_entrances() == [FEED]


def test_what_travels_with_a_request_can_be_kept_on_disk() -> None:
    entrance = Entrance(url=HOME, role="feed", section="اقتصاد")
    kept = pickle.loads(pickle.dumps((entrance, Hints(title="خبر"))))  # noqa: S301  written a moment ago
    assert kept == (entrance, Hints(title="خبر"))


def test_what_is_known_is_not_followed_and_is_a_link_that_was_named() -> None:
    gathering = Gathering(home=HOME, terms=Terms(), taken=set(), known={"example.com/a?"}.__contains__)
    gathering.add((FEED,))
    gathering.next_entrances()
    assert gathering.take(Answer(links=(link("a"), link("b"))), "feed").links == {Skip.KNOWN: 1}
    assert released(gathering) == ["b"]
    gathering = Gathering(home=HOME, terms=Terms(), taken=set(), known={"example.com/a?"}.__contains__)
    gathering.add((FEED,))
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"),)), "feed")
    assert gathering.next_entrances() == []  # no look behind the front door


def test_an_unchanged_entrance_counts_as_what_it_was() -> None:
    child = Entrance(url="https://www.example.com/1.xml", role="sitemap")
    gathering = gather(SITEMAP)
    gathering.next_entrances()
    assert gathering.take_unchanged(Answer(entrances=(child,)), "sitemap", 0) == {}
    assert gathering.next_entrances() == [child]
    gathering.take_unchanged(Answer(), "sitemap", 50)
    assert gathering.next_entrances() == []  # it names links: no look behind the front door
    assert released(gathering) == []
