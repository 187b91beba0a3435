"""What the entrances of one source say, joined."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest

from newscrawl.discovery import gathering as module
from newscrawl.discovery.answers import Answer
from newscrawl.discovery.entrances import Entrance
from newscrawl.discovery.gathering import MAX_OPEN, Gathering
from newscrawl.discovery.links import Found, Link, Skip
from newscrawl.discovery.terms import MAX_ARTICLES, Terms
from newscrawl.items import Hints

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
    gathering = gather(FEED)
    gathering._handed_out = MAX_ARTICLES - 1
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"), link("b"))), "feed")
    links, cut_off = gathering.release()
    assert ([found.url for found in links], cut_off) == ([f"{HOME}a"], 1)


def test_children_of_an_index_are_left_once_the_limit_is_reached() -> None:
    gathering = gather(SITEMAP, terms=Terms(limit=1))
    gathering.next_entrances()
    child = Entrance(url="https://www.example.com/1.xml", role="sitemap")
    gathering.take(Answer(links=(link("a"),), entrances=(child,)), "sitemap")
    assert gathering.next_entrances() == []
    assert released(gathering) == ["a"]


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


def test_two_sources_do_not_ask_for_one_article_twice() -> None:
    taken: set[str] = set()
    first, second = gather(FEED, taken=taken), gather(FEED, taken=taken)
    for gathering in (first, second):
        gathering.next_entrances()
    first.take(Answer(links=(link("a"),)), "feed")
    assert released(first) == ["a"]
    assert second.take(Answer(links=(link("a"),)), "feed").links == {Skip.REPEATED: 1}


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


def test_an_unchanged_entrance_counts_as_what_it_was() -> None:
    child = Entrance(url="https://www.example.com/1.xml", role="sitemap")
    gathering = gather(SITEMAP)
    gathering.next_entrances()
    assert gathering.take_unchanged(Answer(entrances=(child,)), "sitemap", 0) == {}
    assert gathering.next_entrances() == [child]
    gathering.take_unchanged(Answer(), "sitemap", 50)
    assert gathering.next_entrances() == []  # it names links: no look behind the front door
    assert released(gathering) == []


def test_it_is_full_when_the_limit_is_reached() -> None:
    gathering = gather(FEED, terms=Terms(limit=1))
    gathering.next_entrances()
    gathering.take(Answer(links=(link("a"), link("b"))), "feed")
    assert not gathering.is_full
    gathering.release()
    assert gathering.is_full
