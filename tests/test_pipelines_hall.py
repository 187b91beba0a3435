"""The waiting hall: whoever waits is let go, whatever fails and however many sites there are."""

from __future__ import annotations

import asyncio
import pickle
import time
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.pipelines.hall import Hall
from newscrawl.stages.lines.known import Known
from newscrawl.templates.traces import Traces
from newscrawl.templates.waiting import Bounds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


_ARTICLES = count()


def left(site: str, *lines: str) -> bytes:
    return pickle.dumps(
        Traces(site=site, headlines=frozenset(), lines=frozenset(lines), article=next(_ARTICLES))
    )


def in_hall(work: Callable[[Hall], Awaitable[Any]], *, over: Callable[[], bool], **bounds: Any) -> Any:
    """Return what *work* returns, given a hall."""

    async def whole() -> Any:
        hall = Hall(Bounds(**bounds), over)
        try:
            return await asyncio.wait_for(work(hall), timeout=20)
        finally:
            await hall.close()

    return asyncio.run(whole())


async def visit(hall: Hall, site: str, line: str = "the same line again") -> Known:
    """Come as a page of *site*, wait, and return what is known when it is let go."""
    hall.enter(site)
    if not hall.stands(site):
        with hall.studying():
            await hall.learn(site, left(site, line))
        await hall.wait(site, 100)
    known: Known = pickle.loads(hall.known(site).data)  # noqa: S301 - packed by the hall
    return known


def never() -> bool:
    return False


def test_pages_are_let_go_together_knowing_of_one_another() -> None:
    async def work(hall: Hall) -> list[Known]:
        return list(await asyncio.gather(*(visit(hall, "a") for _ in range(4))))

    found = in_hall(work, over=never, pages=4)
    assert [known.is_repeated("a", "the same line again") for known in found] == [True] * 4


def test_a_page_alone_is_let_go_when_the_time_is_up() -> None:
    async def work(hall: Hall) -> float:
        started = time.monotonic()
        await visit(hall, "a")
        return time.monotonic() - started

    assert 0.5 <= in_hall(work, over=never, seconds=0.5) < 5


def test_nobody_waits_once_nothing_more_can_come() -> None:
    async def work(hall: Hall) -> float:
        started = time.monotonic()
        await asyncio.gather(*(visit(hall, site) for site in "abc"))
        return time.monotonic() - started

    assert in_hall(work, over=lambda: True, seconds=60.0) < 5


def test_a_page_that_is_still_studied_is_waited_for() -> None:
    async def work(hall: Hall) -> tuple[bool, bool]:
        visitor = asyncio.ensure_future(visit(hall, "a"))
        with hall.studying():
            await asyncio.sleep(0.5)
            early = visitor.done()
        await visitor
        return early, visitor.done()

    assert in_hall(work, over=lambda: True) == (False, True)


def test_more_sites_than_may_wait_do_not_stop_the_crawl() -> None:
    async def work(hall: Hall) -> int:
        visitors = [asyncio.ensure_future(visit(hall, f"site-{n}")) for n in range(200)]
        await asyncio.sleep(3)
        done = sum(visitor.done() for visitor in visitors)
        await asyncio.gather(*visitors)
        return done

    assert in_hall(work, over=never, held=20, seconds=6.0) > 170


@pytest.mark.parametrize("name", ["known", "add"])
def test_whoever_waits_is_let_go_although_learning_fails(
    name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of our own")

    monkeypatch.setattr(f"newscrawl.templates.recurrence.Learner.{name}", fail)

    async def work(hall: Hall) -> list[Known]:
        return list(await asyncio.gather(*(visit(hall, "a") for _ in range(4))))

    assert len(in_hall(work, over=never, pages=4)) == 4
    assert "a fault of our own" in caplog.text


def test_whoever_waits_is_let_go_if_it_cannot_be_told_whether_more_will_come(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> bool:
        raise AttributeError("no engine")

    async def work(hall: Hall) -> Known:
        return await visit(hall, "a")

    assert in_hall(work, over=fail, seconds=60.0) == Known()
    assert "no engine" in caplog.text


def test_what_is_known_grows_with_pages_that_do_not_wait() -> None:
    async def work(hall: Hall) -> list[bool]:
        found = []
        for _ in range(9):
            known = await visit(hall, "a")
            found.append(known.is_repeated("a", "the same line again"))
            await hall.learn("a", left("a", "the same line again"))
        return found

    found = in_hall(work, over=never, pages=0)
    assert found == [False] * 4 + [True] * 5


def test_a_site_that_is_forgotten_begins_anew() -> None:
    async def work(hall: Hall) -> tuple[bool, bool]:
        await asyncio.gather(*(visit(hall, "a") for _ in range(4)))
        before = pickle.loads(hall.known("a").data)  # noqa: S301 - packed by the hall
        for site in ("b", "c", "d"):
            await visit(hall, site)
        await hall.learn("a", left("a", "a page of a that comes late"))
        after = pickle.loads(hall.known("a").data)  # noqa: S301 - the same
        return before != Known(), after == Known()

    assert in_hall(work, over=lambda: True, pages=4, sites=2) == (True, True)
