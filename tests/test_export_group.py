"""When a group is stored, and what happens if it cannot be: by an outlet that fails as it is told."""

from __future__ import annotations

import asyncio
import errno
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.entries import Entry
from newscrawl.export.group import TOLD_AT_ONCE, Group, Limits
from newscrawl.signals import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = OSError(errno.ENOSPC, "No space left on device")
PATIENT = Limits(pages=3, seconds=60, patience=60)


@pytest.fixture(autouse=True)
def _no_pause_between_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.export.group.RETRY_SECONDS", 0.01)


def entry(number: int) -> Entry:
    return Entry(receipt=Receipt(requested=str(number), url=str(number), records=()), rejections=())


@dataclass(slots=True)
class Told:
    """An outlet that raises *errors*, one an attempt, and takes note of what it is told."""

    errors: list[Exception] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def take(self) -> None:
        """Nothing."""

    def store(self, entries: Sequence[Entry]) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.kept += [one.receipt.url for one in entries]

    def stored(self, entries: Sequence[Entry]) -> None:
        self.said.append(f"stored {len(entries)}")

    def told(self) -> None:
        self.said.append("told")

    def tick(self) -> None:
        """Nothing."""

    def fault(self, error: OSError, *, waits: bool) -> None:
        assert error.errno
        self.said.append("waits" if waits else "fails")

    def recovered(self) -> None:
        self.said.append("recovered")

    def lost(self, entries: Sequence[Entry], error: Exception) -> None:
        assert isinstance(error, OSError | ZeroDivisionError)
        self.said.append(f"lost {len(entries)}")


async def until(outlet: Told, word: str) -> None:
    async with asyncio.timeout(5):
        while not any(said.startswith(word) for said in outlet.said):
            await asyncio.sleep(0)


def test_stores_so_many_pages_at_once_and_the_rest_at_the_end() -> None:
    outlet = Told()

    async def crawl() -> None:
        group = Group(PATIENT, outlet)
        group.start()
        for number in range(4):
            group.add(entry(number))
            await until(outlet, "stored") if number == 2 else None
        await group.close(hurry=False)

    asyncio.run(crawl())
    assert outlet.said == ["stored 3", "told", "stored 1", "told"]
    assert outlet.kept == ["0", "1", "2", "3"]


def test_stores_fewer_after_a_time() -> None:
    outlet = Told()

    async def crawl() -> None:
        group = Group(Limits(pages=100, seconds=0.02, patience=0), outlet)
        group.start()
        group.add(entry(0))
        await until(outlet, "stored")
        await group.close(hurry=False)

    asyncio.run(crawl())
    assert outlet.said == ["stored 1", "told"]


def test_a_large_group_is_told_of_by_and_by_with_time_for_others_between() -> None:
    outlet = Told()
    pages = 2 * TOLD_AT_ONCE + 1

    async def crawl() -> None:
        group = Group(Limits(pages=pages, seconds=60, patience=0), outlet)
        group.start()
        for number in range(pages):
            group.add(entry(number))
        await until(outlet, "stored")
        outlet.said.append("others")
        await group.close(hurry=False)

    asyncio.run(crawl())
    assert [said for said in outlet.said if said != "others"] == [
        *[f"stored {TOLD_AT_ONCE}"] * 2,
        "stored 1",
        "told",
    ]
    assert outlet.said.index("others") < outlet.said.index("told")


def test_waits_for_room_and_stores_each_page_once() -> None:
    outlet = Told(errors=[FULL, FULL])

    async def crawl() -> None:
        group = Group(PATIENT, outlet)
        group.start()
        for number in range(3):
            group.add(entry(number))
        await until(outlet, "waits")
        group.add(entry(3))
        await until(outlet, "stored")
        await group.close(hurry=False)

    asyncio.run(crawl())
    assert outlet.said == ["waits", "waits", "recovered", "stored 3", "told", "stored 1", "told"]
    assert outlet.kept == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("error", "patience"),
    [(FULL, 0), (OSError(errno.EROFS, "Read-only file system"), 60), (ZeroDivisionError(), 60)],
)
def test_gives_up_where_waiting_is_over_or_of_no_use(error: Exception, patience: float) -> None:
    outlet = Told(errors=[error] * 100)

    async def crawl() -> Group:
        group = Group(Limits(pages=2, seconds=60, patience=patience), outlet)
        group.start()
        group.add(entry(0))
        group.add(entry(1))
        await until(outlet, "lost")
        await group.close(hurry=False)
        return group

    assert asyncio.run(crawl()).broken
    assert outlet.said == [*(["fails"] if isinstance(error, OSError) else []), "lost 2"]
    assert outlet.kept == []


def test_waits_no_longer_in_a_hurry() -> None:
    outlet = Told(errors=[FULL] * 1000)

    async def crawl() -> None:
        group = Group(PATIENT, outlet)
        group.start()
        for number in range(3):
            group.add(entry(number))
        await until(outlet, "waits")
        async with asyncio.timeout(5):
            await group.close(hurry=True)

    asyncio.run(crawl())
    assert outlet.said[-2:] == ["fails", "lost 3"]
