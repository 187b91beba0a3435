"""Which entrances of a source are asked for next, and where else it is looked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.discovery import entrance_queue as module
from newscrawl.discovery.answers import Answer
from newscrawl.discovery.entrance_queue import MAX_OPEN
from newscrawl.discovery.entrances import Entrance
from newscrawl.discovery.links import Skip
from newscrawl.discovery.terms import Terms
from tests.test_discovery_gathering import FEED, HOME, SITEMAP, gather, link, released

if TYPE_CHECKING:
    import pytest


def test_old_and_foreign_sitemaps_of_an_index_are_not_opened() -> None:
    terms = Terms(oldest=datetime(2026, 11, 1, tzinfo=UTC), sites=frozenset({"example.com"}))
    gathering = gather(SITEMAP, terms=terms)
    gathering.next_entrances()
    old, new, foreign = (
        Entrance(url=url, role="sitemap")
        for url in ("https://example.com/1", "https://example.com/2", "https://other.example/")
    )
    answer = Answer(entrances=(old, new, foreign), dates={old.url: "2026-10-01", new.url: "2026-11-20"})
    assert gathering.take(answer, "sitemap").entrances == {Skip.OLD: 1, Skip.OTHER_SITE: 1}
    assert gathering.next_entrances() == [new]


def test_few_are_open_at_once_and_each_address_once() -> None:
    many = [
        Entrance(url=f"https://www.example.com/{number % 10}.xml", role="sitemap") for number in range(30)
    ]
    gathering = gather(*many)
    assert len(gathering.next_entrances()) == MAX_OPEN
    assert gathering.next_entrances() == []
    opened = MAX_OPEN
    while opened < 10:
        gathering.lose()
        opened += len(gathering.next_entrances())
    gathering.lose()
    assert opened == 10


def test_an_index_that_names_itself_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRANCES", 20)
    gathering = gather(SITEMAP)
    opened = 0
    waiting = gathering.next_entrances()
    while waiting:
        opened += len(waiting)
        for entrance in waiting:
            children = (replace_url(entrance, f"{entrance.url}/{n}") for n in range(2))
            gathering.take(Answer(entrances=(SITEMAP, *children)), "sitemap")
        waiting = gathering.next_entrances()
    assert opened <= 24  # and the home page, robots.txt and what they led to


def replace_url(entrance: Entrance, url: str) -> Entrance:
    return Entrance(url=url, role=entrance.role)


def test_looks_behind_the_front_door_where_no_entrance_names_a_link() -> None:
    gathering = gather(FEED)
    gathering.next_entrances()
    gathering.lose()
    door = gathering.next_entrances()
    assert [(found.role, found.url) for found in door] == [("home", HOME), ("robots", f"{HOME}robots.txt")]
    feed = Entrance(url="https://www.example.com/new-feed", role="feed")
    gathering.take(Answer(entrances=(feed,), sections=("https://www.example.com/sport/",)), "home")
    gathering.lose()
    assert gathering.next_entrances() == [feed]
    gathering.take(Answer(links=(link("a"),)), "feed")
    guesses = gathering.next_entrances()
    assert {found.role for found in guesses} == {"sitemap"}  # a feed was found, a sitemap was not
    for _ in guesses:
        gathering.lose()
    assert gathering.next_entrances() == []
    assert released(gathering) == ["a"]


def test_follows_the_menu_of_a_site_that_has_neither_feed_nor_sitemap() -> None:
    gathering = gather()
    gathering.next_entrances()
    gathering.take(
        Answer(links=(link("a", found="home"),), sections=("https://www.example.com/sport/",)), "home"
    )
    gathering.lose()
    opened = gathering.next_entrances()
    while opened and opened[0].guessed:
        gathering.lose()
        opened = opened[1:] or gathering.next_entrances()
    assert opened == [Entrance(url="https://www.example.com/sport/", role="section")]
    gathering.take(Answer(links=(link("b", found="section"),)), "section")
    assert released(gathering) == ["a", "b"]


def test_a_site_that_is_down_is_left_in_peace() -> None:
    gathering = gather()
    assert len(gathering.next_entrances()) == 2
    gathering.lose()
    gathering.lose()
    assert gathering.next_entrances() == []


def test_a_source_whose_entrances_work_never_has_its_door_opened() -> None:
    gathering = gather(FEED)
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a", "2020-01-01"),)), "feed")
    assert gathering.next_entrances() == []
