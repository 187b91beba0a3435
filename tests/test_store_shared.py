"""Two machines, each with a store of its own, and one Redis between them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from newscrawl.discovery.addresses import address_key
from newscrawl.discovery.links import Link
from newscrawl.items import Hints
from newscrawl.schedule.states import Feed
from newscrawl.store.database import StoreError
from newscrawl.store.ledger import Ledger
from newscrawl.store.shared import Shared
from tests.redis_server import redis_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = {"a": "https://a.example/", "b": "https://b.example/"}
ONE, TWO, MOVED, FEED = (
    "https://a.example/1",
    "https://a.example/2",
    "https://a.example/moved",
    "https://a.example/feed.xml",
)
SECONDS = 40.0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with redis_url() as url:
        yield url


class Machine:
    """A machine that begins a run; :meth:`sources` are the names of what it was granted."""

    def __init__(self, store: Path, url: str, seconds: float = SECONDS) -> None:
        from redis import Redis

        self.clock = Clock()
        self.ledger = Ledger(store)
        self.redis = Redis.from_url(url)
        self.ledger.share(Shared(self.redis, self.ledger, "test:", seconds, self.clock))
        self._numbers = self.ledger.sources(SOURCES)

    def take(self, *names: str) -> set[str]:
        granted = self.ledger.leases.take(self._numbers[name] for name in names)
        return {name for name in names if self._numbers[name] in granted}

    def number(self, name: str) -> int:
        return self._numbers[name]

    def flush(self) -> None:
        asyncio.run(self.ledger.flush())

    def waiting(self, name: str) -> list[str]:
        return [visit.link.url for visit in self.ledger.addresses.waiting(self.number(name), 2**40)]

    def end(self) -> None:
        self.ledger.leases.release()
        self.flush()
        self.ledger.close()


@pytest.fixture
def machines(tmp_path: Path, url: str) -> Iterator[tuple[Machine, Machine]]:
    first = Machine(tmp_path / "1.sqlite", url)
    first.redis.flushall()
    second = Machine(tmp_path / "2.sqlite", url)
    # Of the second, the source b has another number than of the first.
    yield first, second
    for machine in (first, second):
        machine.ledger.close()
        machine.redis.close()


def link(url: str) -> Link:
    return Link(url=url, found="feed", hints=Hints(title="الجسر الجديد"))


def test_a_source_is_of_one_machine_at_a_time(machines: tuple[Machine, Machine]) -> None:
    first, second = machines
    assert first.take("a") == {"a"}
    assert second.take("a", "b") == {"b"}
    assert first.take("a", "b") == {"a"}


def test_what_was_done_and_what_is_left_and_the_schedule_are_handed_over(
    machines: tuple[Machine, Machine],
) -> None:
    first, second = machines
    first.take("a")
    first.ledger.discovered([link(ONE), link(TWO)], first.number("a"))
    first.ledger.stored(ONE, MOVED, ["00" * 16])
    first.ledger.plans.note(first.number("a"), FEED, "feed", Feed(key=FEED, due=9e9))
    first.ledger.leases.release()
    first.flush()
    assert second.take("a") == {"a"}
    assert second.ledger.is_done(address_key(ONE))
    assert second.ledger.is_done(address_key(MOVED))
    assert not second.ledger.is_done(address_key(TWO))
    assert second.waiting("a") == [TWO]
    assert second.ledger.plans.get(second.number("a"), FEED).due == 9e9


def test_a_machine_that_died_keeps_its_sources_only_as_long_as_the_lease(tmp_path: Path, url: str) -> None:
    first = Machine(tmp_path / "1.sqlite", url, seconds=0.3)
    first.redis.flushall()
    first.take("a")
    first.ledger.discovered([link(ONE), link(TWO)], first.number("a"))
    first.ledger.failed(ONE, "404", final=True)
    first.flush()
    second = Machine(tmp_path / "2.sqlite", url)
    assert second.take("a") == set()
    asyncio.run(asyncio.sleep(0.35))
    assert second.take("a") == {"a"}
    assert second.waiting("a") == [TWO]
    first.clock.now = 0.1  # it was only asleep
    with pytest.raises(StoreError, match="leases of 1 sources were lost, a among them") as error:
        first.flush()
    assert not error.value.may_pass
    for machine in (first, second):
        machine.ledger.close()
        machine.redis.close()


def test_what_a_killed_machine_had_not_passed_on_it_passes_on_once_it_is_back(
    tmp_path: Path, url: str, machines: tuple[Machine, Machine]
) -> None:
    first, second = machines
    first.take("a")
    first.ledger.discovered([link(ONE)], first.number("a"))
    first.flush()
    first.ledger.stored(ONE, ONE, ["00" * 16])
    first.ledger.writer.flush_now()  # and it is killed
    first.redis.delete("test:lease:a")
    again = Machine(tmp_path / "1.sqlite", url)
    again.take("a")
    assert again.waiting("a") == []
    again.end()
    second.take("a")
    assert second.ledger.is_done(address_key(ONE))
    assert second.waiting("a") == []


def test_leases_are_renewed_while_a_run_lasts(machines: tuple[Machine, Machine]) -> None:
    first, _ = machines
    first.take("a")
    first.redis.pexpire("test:lease:a", 5_000)
    first.clock.now = SECONDS / 4 - 1
    first.flush()
    assert first.redis.pttl("test:lease:a") <= 5_000
    first.clock.now = SECONDS / 4
    first.flush()
    assert first.redis.pttl("test:lease:a") > 30_000


def test_a_redis_that_is_gone_may_come_back_until_leases_are_about_to_end(tmp_path: Path) -> None:
    with redis_url() as url:
        machine = Machine(tmp_path / "1.sqlite", url)
        machine.take("a")
        machine.ledger.discovered([link(ONE)], machine.number("a"))
    with pytest.raises(StoreError, match="check that it runs, and REDIS_URL") as error:
        machine.flush()
    assert error.value.may_pass
    machine.clock.now = SECONDS * 3 / 4
    with pytest.raises(StoreError) as error:
        machine.flush()
    assert not error.value.may_pass
    machine.ledger.close()
