"""The addresses in the store: what is done, and what is still to be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.discovery.links import Link
from newscrawl.items import Hints
from newscrawl.store.keys import State, key_of
from newscrawl.store.ledger import Ledger
from newscrawl.store.planning import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://www.example.com/news/1"
START = 1_800_000_000
PUBLISHED = "2027-01-15T07:00:00+00:00"  # an hour before START


class Clock:
    now = START

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "store.sqlite", clock)
    yield ledger
    ledger.close()


@pytest.fixture
def source(ledger: Ledger) -> int:
    return ledger.sources({"alwaha": "https://www.example.com/"})["alwaha"]


def link(url: str = URL, published: str | None = None) -> Link:
    return Link(url=url, found="feed", hints=Hints(title="خبر", published=published))


def waiting(ledger: Ledger, source: int, clock: Clock) -> list[str]:
    return [visit.link.url for visit in ledger.addresses.waiting(source, clock.now)]


def discover(ledger: Ledger, source: int, *links: Link) -> None:
    ledger.discovered(links, source)
    ledger.writer.flush_now()


def fail(ledger: Ledger, times: int, clock: Clock, reason: str = "503") -> None:
    for _ in range(times):
        clock.now += 2 * DAY
        ledger.failed(URL, reason)
        ledger.writer.flush_now()


def test_what_was_found_waits_with_all_that_is_needed_to_ask_for_it(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    found = Link(
        url=URL, found="sitemap", hints=Hints(title="خبر", section="اقتصاد", published=PUBLISHED),
        modified="2027-01-15",
    )  # fmt: skip
    discover(ledger, source, found)
    (visit,) = ledger.addresses.waiting(source, clock.now)
    assert (visit.link, visit.again) == (found, False)
    assert ledger.addresses.state(key_of(URL)) == State.DISCOVERED
    assert not ledger.addresses.is_done(key_of(URL))


def test_nothing_is_known_of_what_nobody_named(ledger: Ledger) -> None:
    assert ledger.addresses.state(key_of(URL)) is None
    assert not ledger.addresses.is_done(key_of(URL))


def test_what_another_entrance_adds_is_kept_and_what_is_finished_does_not_wait_again(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    discover(ledger, source, link())
    discover(ledger, source, link(published=PUBLISHED))
    (visit,) = ledger.addresses.waiting(source, clock.now)
    assert visit.link.hints.published == PUBLISHED
    ledger.fetched(URL)
    ledger.stored(URL, URL)
    discover(ledger, source, link())
    assert waiting(ledger, source, clock) == []
    assert ledger.addresses.is_done(key_of("http://example.com/news/1/"))


def test_a_page_that_came_waits_until_its_records_are_on_the_disk(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    discover(ledger, source, link())
    ledger.fetched(URL)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) == State.FETCHED
    assert waiting(ledger, source, clock) == [URL]


def test_where_a_redirect_led_is_done_with_the_address_that_was_asked_for(
    ledger: Ledger, source: int
) -> None:
    discover(ledger, source, link())
    ledger.fetched(URL)
    ledger.stored(URL, "https://www.example.com/story/1")
    ledger.writer.flush_now()
    assert ledger.is_done("example.com/news/1?")
    assert ledger.is_done("example.com/story/1?")


def test_a_page_that_is_not_there_is_finished(ledger: Ledger, source: int, clock: Clock) -> None:
    discover(ledger, source, link())
    ledger.failed(URL, "404", final=True)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) == State.FAILED
    assert waiting(ledger, source, clock) == []


def test_a_failure_is_tried_again_by_the_next_run_and_then_with_growing_gaps(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    discover(ledger, source, link())
    gaps = []
    for _ in range(5):
        ledger.failed(URL, "503")
        ledger.writer.flush_now()
        assert waiting(ledger, source, clock) == []  # not in the same run
        before = clock.now
        while not waiting(ledger, source, clock):
            assert ledger.addresses.is_done(key_of(URL))  # though a feed names it
            clock.now += 1 if clock.now == before else HOUR // 2 - (clock.now - before) % (HOUR // 2)
        assert not ledger.addresses.is_done(key_of(URL))
        gaps.append(clock.now - before)
    assert gaps == [1, HOUR // 2, 2 * HOUR, 8 * HOUR, DAY]


@pytest.mark.parametrize(("refused", "state"), [(False, State.FAILED), (True, State.REFUSED)])
def test_tries_are_bounded(ledger: Ledger, source: int, clock: Clock, *, refused: bool, state: State) -> None:
    ledger.addresses.tries = 3
    discover(ledger, source, link())
    fail(ledger, 2, clock)
    assert ledger.addresses.state(key_of(URL)) == State.DISCOVERED
    ledger.failed(URL, "refused", refused=refused)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) == state
    assert waiting(ledger, source, clock) == []


def test_a_page_that_was_killed_with_its_run_has_not_been_tried_in_vain(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    ledger.addresses.tries = 1
    discover(ledger, source, link())
    for _ in range(5):
        ledger.fetched(URL)
        ledger.writer.flush_now()
    assert waiting(ledger, source, clock) == [URL]


def test_articles_are_looked_at_again_when_they_are_twice_as_old_up_to_the_age_that_is_set(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    ledger.addresses.revisit_days = 2
    discover(ledger, source, link(published=PUBLISHED))
    looks = []
    while True:
        ledger.fetched(URL, '"etag"', "yesterday")
        ledger.stored(URL, URL)
        ledger.writer.flush_now()
        found = ledger.addresses.waiting(source, START + 100 * DAY)
        if not found:
            break
        (visit,) = found
        assert (visit.again, visit.etag, visit.modified) == (True, '"etag"', "yesterday")
        clock.now = visit.place[0]
        looks.append((clock.now - START) / HOUR)
    assert looks == [6, 13, 27]


def test_a_look_that_brings_nothing_leaves_the_article_stored(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    ledger.addresses.revisit_days = 30
    discover(ledger, source, link())
    ledger.fetched(URL)
    ledger.stored(URL, URL)
    ledger.writer.flush_now()
    clock.now += DAY
    fail(ledger, 3, clock)
    assert ledger.addresses.state(key_of(URL)) == State.STORED
    (visit,) = ledger.addresses.waiting(source, clock.now + 90 * DAY)
    assert visit.place[0] > clock.now
    ledger.failed(URL, "410", final=True)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) == State.STORED
    assert ledger.addresses.waiting(source, clock.now + 90 * DAY) == []


def test_the_waiting_come_in_portions_without_repeats(
    ledger: Ledger, source: int, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newscrawl.store.addresses.PORTION", 3)
    urls = {f"https://www.example.com/news/{number}" for number in range(7)}
    discover(ledger, source, *map(link, sorted(urls)))
    found: list[list[str]] = []
    place = (-1, b"")
    while visits := ledger.addresses.waiting(source, clock.now, place):
        place = visits[-1].place
        found.append([visit.link.url for visit in visits])
    assert [len(portion) for portion in found] == [3, 3, 1]
    assert {url for portion in found for url in portion} == urls


def test_each_source_takes_up_its_own(ledger: Ledger, source: int, clock: Clock) -> None:
    other = ledger.sources({"almarsa": "https://almarsa.example/"})["almarsa"]
    discover(ledger, source, link())
    discover(ledger, other, link("https://almarsa.example/1"))
    assert waiting(ledger, other, clock) == ["https://almarsa.example/1"]


def test_what_leads_elsewhere_is_finished(ledger: Ledger, source: int, clock: Clock) -> None:
    discover(ledger, source, link())
    ledger.elsewhere(URL)
    ledger.writer.flush_now()
    assert ledger.addresses.is_done(key_of(URL))
    assert waiting(ledger, source, clock) == []


def test_of_a_list_of_addresses_it_is_known_what_became_of_them(ledger: Ledger) -> None:
    ledger.discovered([link()], None)
    ledger.failed(URL, "503")
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) == State.DISCOVERED
    assert not ledger.addresses.is_done(key_of(URL))
    ledger.fetched(URL)
    ledger.stored(URL, URL)
    ledger.writer.flush_now()
    assert ledger.addresses.is_done(key_of(URL))


def test_nothing_is_kept_of_hosts_that_are_others_in_the_next_run(
    ledger: Ledger, source: int, clock: Clock
) -> None:
    ledger.fetched(URL)
    ledger.stored(URL, URL)
    ledger.writer.flush_now()
    ledger.passing.add("www.example.com")
    assert not ledger.is_done("www.example.com/news/1?")
    discover(ledger, source, link("https://www.example.com/news/2"))
    ledger.fetched("https://www.example.com/news/2")
    ledger.failed("https://www.example.com/news/2", "404", final=True)
    ledger.elsewhere("https://www.example.com/news/2")
    ledger.unchanged("https://www.example.com/news/2")
    ledger.fetched("https://www.example.com/news/2")
    ledger.stored("https://www.example.com/news/2", "https://www.example.com/news/2")
    assert len(ledger.writer) == 0
    assert waiting(ledger, source, clock) == []


def test_a_clock_that_went_wrong_keeps_nothing_waiting(ledger: Ledger, source: int, clock: Clock) -> None:
    ledger.addresses.revisit_days = 3
    clock.now += 1000 * DAY
    discover(
        ledger, source, link(), link("https://www.example.com/news/2"), link("https://www.example.com/news/3")
    )
    ledger.failed(URL, "503")
    ledger.fetched("https://www.example.com/news/2")
    ledger.stored("https://www.example.com/news/2", "https://www.example.com/news/2")
    ledger.writer.flush_now()
    clock.now -= 1000 * DAY
    assert waiting(ledger, source, clock) == []
    ledger.sources({"alwaha": "https://www.example.com/"})
    assert len(waiting(ledger, source, clock)) == 3


def test_what_waits_for_good_reason_goes_on_waiting(ledger: Ledger, source: int, clock: Clock) -> None:
    ledger.addresses.revisit_days = 3
    discover(ledger, source, link(), link("https://www.example.com/news/2"))
    fail(ledger, 2, clock)
    ledger.fetched("https://www.example.com/news/2")
    ledger.stored("https://www.example.com/news/2", "https://www.example.com/news/2")
    ledger.writer.flush_now()
    ledger.sources({"alwaha": "https://www.example.com/"})
    assert waiting(ledger, source, clock) == []
