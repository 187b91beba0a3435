"""What a crawl asks for, and what the answers mean for the next one: on a real store, without a network."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

import pytest
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newscrawl.discovery.answers import Answer
from newscrawl.discovery.entrances import Entrance
from newscrawl.discovery.links import Link, Problem
from newscrawl.items import Hints
from newscrawl.schedule.states import Feed
from newscrawl.schedule.terms import HOUR, Bounds
from newscrawl.sources import Source
from newscrawl.sources.catalogue import Place
from newscrawl.spiders.agenda import Agenda
from newscrawl.spiders.agendas import Agendas
from newscrawl.spiders.articles import ArticleSpider
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEED, INDEX, HOME = "https://a.example/rss", "https://a.example/sitemap.xml", "https://a.example/"
BOUNDS = Bounds()


def source(name: str = "a", *feeds: str, sitemaps: tuple[str, ...] = ()) -> Source:
    return Source(
        name=name,
        url=f"https://{name}.example/",
        feeds=tuple(Place(url=url) for url in feeds),
        sitemaps=tuple(Place(url=url) for url in sitemaps),
    )


def entrance(url: str = FEED, role: str = "feed") -> Entrance:
    return Entrance(url=url, role=role)  # type: ignore[arg-type]


def links(count: int, *, dated: bool = True) -> tuple[Link, ...]:
    now = int(time.time())
    stamps = [
        time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 3600 * number)) for number in range(count)
    ]
    return tuple(
        Link(url=f"{HOME}{number}", found="feed", hints=Hints(published=stamp if dated else None))
        for number, stamp in enumerate(stamps)
    )


def answer(url: str = FEED, **headers: str) -> Response:
    return Response(url, headers={name.replace("_", "-"): value for name, value in headers.items()})


def trouble(error: Exception) -> Failure:
    return Failure(error)  # type: ignore[no-untyped-call]


def http_error(status: int, **headers: str) -> Failure:
    response = Response(
        FEED, status=status, headers={name.replace("_", "-"): each for name, each in headers.items()}
    )
    return trouble(HttpError(response, "no"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    now = int(time.time())
    ledger = Ledger(tmp_path / "s.sqlite", clock=lambda: now)  # all within the second in which it began
    ledger.sources({name: f"https://{name}.example/" for name in "abcd"})
    yield ledger
    ledger.close()


def agenda(ledger: Ledger, which: Source) -> Agenda:
    """Return the agenda of the next crawl: what was noted is in the store."""
    ledger.writer.flush_now()
    return Agenda(which, ledger.plans, 1, BOUNDS)


def state(ledger: Ledger, url: str = FEED) -> Feed:
    ledger.writer.flush_now()
    return ledger.plans.get(1, url)


def test_everything_is_due_the_first_time_and_nothing_right_after(ledger: Ledger) -> None:
    which = source("a", FEED)
    first = agenda(ledger, which)
    assert first.due(everything=False) == [FEED]
    first.heard(answer(), entrance(), Answer(links=links(20)), 20)
    second = agenda(ledger, which)
    assert second.due(everything=False) == []
    assert second.due(everything=True) == [FEED]
    upcoming = second.next_due()
    assert upcoming is not None
    assert 0.5 * HOUR < upcoming - time.time() < 2 * HOUR  # an article an hour


def test_a_feed_that_says_nothing_new_is_learned_from(ledger: Ledger) -> None:
    which = source("a", FEED)
    agenda(ledger, which).heard(answer(), entrance(), Answer(links=links(20)), 20)
    before = state(ledger)
    agenda(ledger, which).unchanged(answer(), entrance(), 20)
    assert state(ledger).habit != before.habit
    assert state(ledger).entries == 20


def test_max_age_is_kept(ledger: Ledger) -> None:
    agenda(ledger, source("a", FEED)).heard(
        answer(Cache_Control="max-age=3000"), entrance(), Answer(links=links(20)), 20
    )
    assert state(ledger).interval >= 0.9 * 3000


def test_what_an_index_leads_to_counts_for_it(ledger: Ledger) -> None:
    which = source("a", sitemaps=(INDEX,))
    child, grandchild = entrance(f"{HOME}1.xml", "sitemap"), entrance(f"{HOME}2.xml", "sitemap")
    for number in range(2):
        crawl = agenda(ledger, which)
        crawl.heard(answer(INDEX), entrance(INDEX, "sitemap"), Answer(entrances=(child,)), 0)
        crawl.heard(answer(child.url), child, Answer(links=links(5), entrances=(grandchild,)), 5 * number)
        crawl.heard(answer(grandchild.url), grandchild, Answer(links=links(5)), 7 * number)
    after = state(ledger, INDEX)
    assert after.habit.articles > 12
    assert after.entries == 0
    assert ledger.plans.get(1, child.url).asked is None


def test_a_source_without_entrances_has_one_plan(ledger: Ledger) -> None:
    which = source("a")
    first = agenda(ledger, which)
    assert first.due(everything=False) == [HOME]
    first.heard(answer(HOME), entrance(HOME, "home"), Answer(entrances=(entrance(),)), 0)
    first.heard(answer(), entrance(), Answer(links=links(9)), 9)
    assert agenda(ledger, which).due(everything=False) == []
    assert state(ledger, HOME).answered is not None


def test_a_failure_is_forgiven_if_something_answers_in_the_same_crawl(ledger: Ledger) -> None:
    crawl = agenda(ledger, source("a"))
    crawl.silent(entrance(HOME, "home"), http_error(500), "500")
    assert state(ledger, HOME).failures == 1
    crawl.heard(answer(f"{HOME}robots.txt"), entrance(f"{HOME}robots.txt", "robots"), Answer(), 0)
    assert state(ledger, HOME).failures == 0


def test_what_the_server_says_of_a_failure_is_kept(ledger: Ledger) -> None:
    agenda(ledger, source("a", FEED)).silent(entrance(), http_error(429, Retry_After="36000"), "429")
    assert state(ledger).interval == 36000
    assert state(ledger).gone is None
    agenda(ledger, source("a", FEED)).silent(entrance(), http_error(404), "404")
    assert (state(ledger).gone, state(ledger).failures) == (0, 2)


@pytest.mark.parametrize("problem", [Problem.EMPTY, Problem.UNKNOWN])
def test_a_page_in_place_of_a_feed_is_a_failure(ledger: Ledger, problem: Problem) -> None:
    agenda(ledger, source("a", FEED)).heard(answer(), entrance(), Answer(problem=problem), 0)
    assert (state(ledger).failures, state(ledger).reason) == (1, str(problem))


def test_a_broken_feed_that_named_links_is_an_answer(ledger: Ledger) -> None:
    agenda(ledger, source("a", FEED)).heard(
        answer(), entrance(), Answer(links=links(3), problem=Problem.BROKEN), 3
    )
    assert state(ledger).failures == 0


def test_nothing_is_planned_where_nothing_is_kept(ledger: Ledger) -> None:
    passing = Agenda(source("a", FEED), ledger.plans, None, BOUNDS)
    passing.heard(answer(), entrance(), Answer(links=links(3)), 3)
    passing.silent(entrance(), http_error(404), "404")
    assert passing.due(everything=False) == [FEED]
    assert len(ledger.writer) == 0


def test_a_state_that_nobody_wrote_is_begun_anew(ledger: Ledger) -> None:
    agenda(ledger, source("a", FEED)).heard(answer(), entrance(), Answer(links=links(3)), 3)
    ledger.writer.add("UPDATE plan SET state = 'nonsense'")
    assert state(ledger) == Feed(key=FEED)


# All sources of a crawl.


def agendas(ledger: Ledger, *names: str, everything: bool = False) -> Agendas:
    ledger.writer.flush_now()
    spider = ArticleSpider(name="x")
    spider.crawler = get_crawler(ArticleSpider)
    sources = [source(name, f"https://{name}.example/rss") for name in names]
    found = Agendas(spider, BOUNDS, everything)
    found.plan(sources, ledger.sources({each.name: each.url for each in sources}), ledger)
    return found


def rss(name: str) -> Entrance:
    return entrance(f"https://{name}.example/rss")


def stat(found: Agendas, name: str) -> object:
    return found.spider.crawler.stats.get_value(f"newscrawl/schedule/{name}")


def test_what_is_due_and_what_is_not_is_counted(ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    first = agendas(ledger, "a", "b")
    assert (stat(first, "due_count"), stat(first, "waiting_count")) == (2, None)
    first.of["a"].heard(answer(), rss("a"), Answer(links=links(3)), 3)
    second = agendas(ledger, "a", "b")
    assert second.due == {"b": {"https://b.example/rss"}}
    second.of["b"].heard(answer(), rss("b"), Answer(links=links(3)), 3)
    with caplog.at_level(logging.INFO):
        third = agendas(ledger, "a", "b")
    assert third.due == {}
    assert stat(third, "waiting_count") == 2
    assert f"Nothing is due; the next feed is at {stat(third, 'next_due')}" in caplog.text
    assert len(agendas(ledger, "a", "b", everything=True).due) == 2


def test_what_an_earlier_run_left_to_do_is_due_without_its_feed(ledger: Ledger) -> None:
    first = agendas(ledger, "a")
    first.of["a"].heard(answer(), rss("a"), Answer(links=links(3)), 3)
    ledger.discovered(links(1), 1)
    assert agendas(ledger, "a").due == {"a": frozenset()}


def test_a_source_of_another_run_is_left_to_it(ledger: Ledger, tmp_path: Path) -> None:
    agendas(ledger, "a")
    other = Ledger(tmp_path / "s.sqlite")
    second = agendas(other, "a", "b")
    assert second.due.keys() == {"b"}
    assert stat(second, "leased_count") == 1
    other.close()


def test_where_no_site_answers_nothing_is_held_against_the_feeds(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    crawl = agendas(ledger, "a", "b", "c")
    for name in "abc":
        crawl.silent(name, rss(name), trouble(IgnoreRequest("robots.txt is out of reach")), "refused")
    crawl.close()
    assert "this machine may have no network" in caplog.text
    assert agendas(ledger, "a", "b", "c").due.keys() == set("abc")


def test_where_one_site_answers_the_others_have_failed(ledger: Ledger) -> None:
    crawl = agendas(ledger, "a", "b", "c", "d")
    for name in "abc":
        crawl.silent(name, rss(name), trouble(OSError()), "OSError")
    crawl.of["d"].heard(answer(), rss("d"), Answer(links=links(3)), 3)
    crawl.heard()
    crawl.close()
    assert agendas(ledger, "a", "b", "c", "d").due == {}


def test_one_source_that_does_not_answer_has_failed(ledger: Ledger) -> None:
    crawl = agendas(ledger, "a")
    crawl.silent("a", rss("a"), trouble(OSError()), "OSError")
    crawl.close()
    assert state(ledger).failures == 1


def test_a_feed_that_is_given_up_is_reported_once(ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    long = BOUNDS.gone - HOUR / 2
    feed = Feed(
        key=FEED, asked=time.time() - HOUR, interval=HOUR, failures=9, failing=long, gone=long, reason="404"
    )  # fmt: skip
    ledger.plans.note(1, FEED, "feed", feed)
    for _ in range(2):
        crawl = agendas(ledger, "a", everything=True)
        crawl.heard()
        crawl.silent("a", entrance(), http_error(404), "404")
    assert state(ledger).retired is not None
    assert caplog.text.count("is given up: it failed") == 1
    assert "put its new address into the catalogue" in caplog.text
