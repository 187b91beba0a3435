"""The pool with real processes: whatever a task does, it comes back in time, and no process is left behind."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.workers.limits import Limits
from newscrawl.workers.pool import Pool
from newscrawl.workers.process import LostError
from newscrawl.workers.shelf import SHELF_BYTES, Shared
from tests.tasks import Tasks, broken

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.5


class Trial:
    """A pool, and what it counted."""

    def __init__(self, *, workers: int = 1, factory: Callable[[], object] = Tasks, **limits: Any) -> None:
        self.counts: Counter[str] = Counter()
        self.pool = Pool(
            factory,
            workers=workers,
            limits=Limits(**{"seconds": 20.0, **limits}),
            count=lambda name: self.counts.update([name]),
        )

    def run(self, work: Callable[[Pool], Awaitable[Any]]) -> Any:
        """Return what *work* returns; afterwards, no process that it saw lives."""

        async def whole() -> Any:
            try:
                return await work(self.pool)
            finally:
                alive = self.pool.pids()
                await self.pool.close()
                assert not [pid for pid in alive if lives(pid)]

        return asyncio.run(whole())


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: list[int], seconds: float) -> bool:
    """Whether no process of *pids* lives after *seconds*."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(map(lives, pids)):
            return True
        time.sleep(0.02)
    return not any(map(lives, pids))


def test_tasks_come_back_with_their_results() -> None:
    async def work(pool: Pool) -> list[int]:
        return list(await asyncio.gather(*(pool.run("double", number) for number in range(20))))

    trial = Trial(workers=2)
    assert trial.run(work) == [2 * number for number in range(20)]
    assert not trial.counts


def test_no_process_is_started_before_there_is_a_task_and_no_more_than_are_needed() -> None:
    async def work(pool: Pool) -> list[list[int]]:
        before = pool.pids()
        for number in range(4):
            await pool.run("double", number)
        return [before, pool.pids()]

    before, after = Trial(workers=4).run(work)
    assert before == []
    assert len(after) == 1


@pytest.mark.parametrize("method", ["loop", "hold_interpreter"])
def test_a_task_over_the_limit_is_killed_within_a_second_and_the_next_is_done(method: str) -> None:
    async def work(pool: Pool) -> tuple[LostError, float, int]:
        first = await pool.run("pid")
        started = time.monotonic()
        with pytest.raises(LostError) as caught:
            await pool.run(method)
        took = time.monotonic() - started
        assert not lives(first)
        return caught.value, took, await pool.run("double", 4)

    trial = Trial(seconds=LIMIT)
    error, took, after = trial.run(work)
    assert (error.reason, error.detail) == ("timeout", "took longer than 0.5 seconds")
    assert LIMIT <= took < LIMIT + 1
    assert after == 8
    assert trial.counts == {"timeout_count": 1}


def test_one_task_that_hangs_does_not_stop_the_others() -> None:
    async def work(pool: Pool) -> tuple[list[Any], bool]:
        await asyncio.gather(*(pool.run("sleep", 0.2) for _ in range(2)))  # both are started
        hung = asyncio.ensure_future(pool.run("loop"))
        others = [await pool.run("double", number) for number in range(5)]
        early = not hung.done()
        with pytest.raises(LostError):
            await hung
        return others, early

    assert Trial(workers=2, seconds=2.0).run(work) == ([0, 2, 4, 6, 8], True)


@pytest.mark.parametrize(
    ("method", "arguments", "detail"),
    [
        ("leave", (3,), "the process ended with exit code 3"),
        ("crash", (), "the process was killed by SIGSEGV"),
        ("fail", (), "KeyError('a fault of our own')"),
        ("unknown", (), "AttributeError"),
        ("unfit", (), "lambda"),
    ],
)
def test_a_process_that_dies_hands_its_task_back_and_is_replaced(
    method: str, arguments: tuple[Any, ...], detail: str
) -> None:
    async def work(pool: Pool) -> tuple[LostError, int]:
        with pytest.raises(LostError) as caught:
            await pool.run(method, *arguments)
        return caught.value, await pool.run("double", 4)

    trial = Trial()
    error, after = trial.run(work)
    assert error.reason == "crashed"
    assert detail in error.detail
    assert after == 8
    assert trial.counts == {"crash_count": 1}


@pytest.mark.skipif(sys.platform != "linux", reason="the bound of memory is Linux's")
def test_a_task_that_eats_memory_is_stopped_by_the_bound() -> None:
    async def work(pool: Pool) -> tuple[LostError, int]:
        with pytest.raises(LostError) as caught:
            await pool.run("eat", 300)
        return caught.value, await pool.run("eat", 20)

    error, after = Trial(memory=100).run(work)
    assert (error.reason, error.detail) == ("crashed", "took more than 100 MiB of memory")
    assert after == 20 * 1024 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read as Linux tells it")
def test_a_process_that_has_grown_is_replaced_after_its_task() -> None:
    async def work(pool: Pool) -> list[int]:
        pids = [await pool.run("pid")]
        await pool.run("eat", 60)  # which is given back
        await pool.run("keep", 10)
        pids.append(await pool.run("pid"))
        await pool.run("keep", 80)
        return [*pids, await pool.run("pid")]

    trial = Trial(memory=150)
    first, second, third = trial.run(work)
    assert first == second != third
    assert trial.counts == {"recycled_count": 1}


def test_a_process_is_replaced_after_so_many_pages() -> None:
    async def work(pool: Pool) -> list[int]:
        return [await pool.run("pid") for _ in range(5)]

    trial = Trial(pages=2)
    pids = trial.run(work)
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]
    assert trial.counts == {"recycled_count": 2}


def test_an_idle_process_that_is_killed_from_outside_costs_no_task() -> None:
    async def work(pool: Pool) -> tuple[int, int]:
        first = await pool.run("pid")
        os.kill(first, signal.SIGKILL)
        await asyncio.sleep(0.2)
        return first, await pool.run("pid")

    trial = Trial()
    first, second = trial.run(work)
    assert first != second
    assert trial.counts == {"crash_count": 1}


def test_a_busy_process_that_is_killed_from_outside_hands_its_task_back() -> None:
    async def work(pool: Pool) -> tuple[LostError, int]:
        pid = await pool.run("pid")
        asyncio.get_running_loop().call_later(0.2, os.kill, pid, signal.SIGTERM)
        with pytest.raises(LostError) as caught:
            await pool.run("sleep", 10)
        return caught.value, await pool.run("double", 1)

    error, after = Trial().run(work)
    assert (error.reason, error.detail, after) == ("crashed", "the process was killed by SIGTERM", 2)


def test_a_factory_that_fails_hands_every_task_back_with_what_it_said() -> None:
    async def work(pool: Pool) -> list[str]:
        details = []
        for _ in range(2):
            with pytest.raises(LostError) as caught:
                await pool.run("double", 1)
            details.append(caught.value.detail)
        return details

    assert Trial(factory=broken).run(work) == ["RuntimeError('nothing to work with')"] * 2


def test_a_process_that_cannot_be_started_hands_its_task_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    async def work(pool: Pool) -> tuple[LostError, int]:
        with monkeypatch.context() as patch:
            patch.setattr("subprocess.Popen", refuse)
            with pytest.raises(LostError) as caught:
                await pool.run("double", 1)
        return caught.value, await pool.run("double", 1)

    error, after = Trial().run(work)
    assert error.detail.startswith("no process could be started: ")
    assert after == 2


def test_a_result_that_cannot_be_unpacked_is_handed_back_as_a_crash() -> None:
    async def work(pool: Pool) -> LostError:
        with pytest.raises(LostError) as caught:
            await pool.run("riddle")
        return caught.value

    error = Trial().run(work)
    assert (error.reason, error.detail) == ("crashed", "ValueError('a riddle')")


def test_arguments_and_results_of_any_size_pass() -> None:
    async def work(pool: Pool) -> tuple[int, int]:
        return await pool.run("size", bytes(20_000_000)), len(await pool.run("bytes", 20_000_000))

    assert Trial().run(work) == (20_000_000, 20_000_000)


def test_a_shared_value_is_loaded_once_a_process_and_a_new_version_replaces_it() -> None:
    old, new = (Shared(number=n, data=pickle.dumps({"version": n})) for n in (1, 2))

    async def work(pool: Pool) -> tuple[list[int], list[Any]]:
        ids = [await pool.run("identity", shared=lambda: old) for _ in range(3)]
        return ids, [await pool.run("shared", shared=partial([old, new].__getitem__, n)) for n in (0, 1, 0)]

    ids, values = Trial().run(work)
    assert len(set(ids)) == 1
    assert values == [{"version": 1}, {"version": 2}, {"version": 1}]


def test_shared_values_that_are_too_many_to_keep_are_sent_again() -> None:
    size = SHELF_BYTES // 2 - 1000
    values = [Shared(number=n, data=pickle.dumps(bytes([n]) * size)) for n in range(3)]

    async def work(pool: Pool) -> list[int]:
        return [
            (await pool.run("shared", shared=partial(values.__getitem__, n)))[0] for n in (0, 1, 2, 0, 1, 2)
        ]

    assert Trial().run(work) == [0, 1, 2, 0, 1, 2]


def test_a_result_that_came_in_time_counts_although_this_process_was_busy() -> None:
    async def work(pool: Pool) -> float:
        await pool.run("double", 1)
        task = asyncio.ensure_future(pool.run("sleep", 0.2))
        await asyncio.sleep(0.1)
        time.sleep(1.0)  # noqa: ASYNC251 - the event loop is held up, as a stopped process is
        return float(await task)

    assert Trial(seconds=LIMIT).run(work) == 0.2


def test_a_task_that_nobody_waits_for_any_more_ends_with_its_process() -> None:
    async def work(pool: Pool) -> tuple[int, int]:
        pid = await pool.run("pid")
        task = asyncio.ensure_future(pool.run("loop"))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not lives(pid)
        return pid, await pool.run("pid")

    first, second = Trial().run(work)
    assert first != second


PARENT = """
import asyncio, os, sys
from newscrawl.workers.limits import Limits
from newscrawl.workers.pool import Pool
from tests.tasks import Tasks

async def main():
    pool = Pool(Tasks, workers=3, limits=Limits(seconds=2.0))
    print(*await asyncio.gather(*(pool.run("sleep", 0.3) for _ in range(3))), *pool.pids(), flush=True)
    await asyncio.gather(pool.run("hold_interpreter"), pool.run("loop"), return_exceptions=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_its_parent_busy_or_idle(blow: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pids = [int(word) for word in parent.stdout.readline().split()[3:]]
        time.sleep(0.5)
        assert [lives(pid) for pid in pids] == [True] * 3
        parent.send_signal(blow)
    # The one that holds its interpreter is ended by the kernel, a second after the limit.
    assert gone(pids, 2.0 + 1.0 + 1.0)


def test_ctrl_c_is_for_the_parent_alone() -> None:
    async def work(pool: Pool) -> tuple[bool, int]:
        pid = await pool.run("pid")
        apart = os.getpgid(pid) != os.getpgid(0)
        os.kill(pid, signal.SIGINT)
        await asyncio.sleep(0.1)
        return apart, await pool.run("pid") - pid

    assert Trial().run(work) == (True, 0)


def test_a_pool_of_no_processes_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one process"):
        Pool(Tasks, workers=0, limits=Limits())


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        ({"seconds": 0}, "PAGE_SECONDS"),
        ({"seconds": float("nan")}, "PAGE_SECONDS"),
        ({"seconds": float("inf")}, "PAGE_SECONDS"),
        ({"pages": 0}, "WORKER_PAGES"),
        ({"memory": -1}, "WORKER_MEMORY"),
    ],
)
def test_limits_that_cannot_be_are_refused(limits: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"NEWSCRAWL_{name} is"):
        Limits(**limits)
