"""The process that workers are forked from: it loads once, is asked by one at a time, and may die at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.forking import ForkError, ForkServer
from newscrawl.workers.job import Job
from newscrawl.workers.limits import Limits
from newscrawl.workers.process import LostError, Worker
from tests.tasks import Noted, Tasks, unforkable
from tests.test_workers_pool import Trial, gone, lives

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from newscrawl.workers.pool import Pool

LIMITS = Limits(seconds=20.0)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def serving(work: Callable[[ForkServer], Awaitable[None]]) -> None:
    """Do *work* with a server, which is gone afterwards."""

    async def whole() -> None:
        server = ForkServer(Tasks, LIMITS)
        try:
            await work(server)
        finally:
            await server.close()

    asyncio.run(whole())


def test_what_workers_need_is_made_once_however_many_they_are(tmp_path: Path) -> None:
    path = tmp_path / "made"

    async def work(pool: Pool) -> set[int]:
        pids = await asyncio.gather(*(pool.run("pid") for _ in range(12)))
        with pytest.raises(LostError):
            await pool.run("crash")
        return {*pids, await pool.run("pid")}

    pids = Trial(workers=2, pages=3, factory=partial(Noted, str(path))).run(work)
    (maker,) = map(int, path.read_text().split())
    assert len(pids) >= 4
    assert maker not in pids


def test_the_server_ends_with_the_pool() -> None:
    seen = []

    async def work(pool: Pool) -> None:
        seen.append(parent_of(await pool.run("pid")))
        assert lives(seen[0])

    Trial().run(work)
    assert not lives(seen[0])


def test_a_server_that_is_killed_costs_no_task_and_another_takes_its_place() -> None:
    async def work(pool: Pool) -> tuple[int, int, int, LostError]:
        first = await pool.run("pid")
        server = parent_of(first)
        os.kill(server, signal.SIGKILL)
        again = await pool.run("pid")
        with pytest.raises(LostError) as caught:
            await pool.run("leave", 3)
        third = await pool.run("pid")
        assert parent_of(third) not in {server, os.getpid()}
        return first, again, third, caught.value

    first, again, third, error = Trial().run(work)
    assert first == again != third
    assert error.detail == "the process ended, and so did the one that knows how"


def test_a_worker_whose_server_is_gone_is_still_killed_at_its_limit() -> None:
    async def work(pool: Pool) -> tuple[LostError, float]:
        pid = await pool.run("pid")
        os.kill(parent_of(pid), signal.SIGKILL)
        started = time.monotonic()
        with pytest.raises(LostError) as caught:
            await pool.run("hold_interpreter")
        took = time.monotonic() - started
        assert gone([pid], 1.0)
        return caught.value, took

    error, took = Trial(seconds=0.5).run(work)
    assert error.reason == "timeout"
    assert took < 1.5


def test_a_fork_that_is_refused_hands_the_task_back_with_its_reason() -> None:
    async def work(pool: Pool) -> LostError:
        with pytest.raises(LostError) as caught:
            await pool.run("double", 1)
        return caught.value

    error = Trial(factory=unforkable).run(work)
    assert error.detail == "no process could be started: [Errno 11] Resource temporarily unavailable"


def test_a_worker_that_nobody_waits_for_any_more_ends() -> None:
    async def work(server: ForkServer) -> None:
        first = await server.fork()
        starting = asyncio.ensure_future(server.fork())
        await asyncio.sleep(0)  # it is under way
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
        for _ in range(100):
            children = Path(f"/proc/{first.server.pid}/task/{first.server.pid}/children").read_text().split()
            if [pid for pid in map(int, children) if lives(pid)] == [first.pid]:
                break
            await asyncio.sleep(0.05)
        else:
            pytest.fail("the second worker lives")
        first.sock.close()

    serving(work)


def test_how_a_worker_ended_is_told_once_and_nothing_is_made_up_afterwards() -> None:
    async def work(server: ForkServer) -> None:
        forked = await server.fork()
        assert await server.status(forked) == -signal.SIGKILL
        assert await server.status(forked) is None
        forked.sock.close()
        (await server.fork()).sock.close()  # it still serves

    serving(work)


def test_a_server_is_closed_at_once_although_it_is_still_loading() -> None:
    async def work() -> float:
        server = ForkServer(partial(time.sleep, 60), LIMITS)
        worker = Worker(server, LIMITS)
        starting = asyncio.ensure_future(worker.start())
        await asyncio.sleep(1.0)
        started = time.monotonic()
        await server.close()
        with pytest.raises(LostError, match="no process could be started"):
            await starting
        return time.monotonic() - started

    assert asyncio.run(work()) < 5


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted as Linux tells them")
def test_nothing_that_is_loaded_for_cleaning_starts_a_thread() -> None:
    """A fork has none of the threads of its parent, and all of the locks that they held."""

    async def work(pool: Pool) -> int:
        worker = await pool._start()
        return len([*Path(f"/proc/{parent_of(worker.pid)}/task").iterdir()])

    assert Trial(factory=partial(Cleaner, Job())).run(work) == 1


def test_once_it_is_closed_nothing_is_started_whoever_has_waited_for_a_turn() -> None:
    async def whole() -> ForkServer:
        server = ForkServer(Tasks, LIMITS)
        (await server.fork()).sock.close()
        with server._lock:
            waiting = asyncio.ensure_future(server.fork())
            closing = asyncio.ensure_future(server.close())
            await asyncio.sleep(0.2)  # both wait for their turn
        with pytest.raises(ForkError):
            await waiting
        await closing
        with pytest.raises(ForkError, match="closed"):
            await server.fork()
        return server

    assert asyncio.run(whole())._process is None
