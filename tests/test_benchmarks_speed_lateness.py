"""Lateness: by how much a loop's call came too late, told by a loop whose clock the test holds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from benchmarks.speed.lateness import TICK_SECONDS, Lateness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class HeldLoop(asyncio.SelectorEventLoop):
    """A loop whose time passes when the test says so, and whose calls come when they are made to."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.asked: list[asyncio.TimerHandle] = []

    def time(self) -> float:
        return self.now

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, **_: object
    ) -> asyncio.TimerHandle:
        self.asked.append(asyncio.TimerHandle(self.now + delay, callback, args, self))
        return self.asked[-1]

    def run_after(self, seconds: float) -> None:
        """Let *seconds* pass, then make the call that is asked for."""
        self.now += seconds
        self.asked[-1]._run()


@pytest.fixture
def loop() -> Iterator[HeldLoop]:
    held = HeldLoop()
    yield held
    held.close()


def test_calls_on_time_are_not_late(loop: HeldLoop) -> None:
    lateness = Lateness(loop)
    lateness.start()
    for _ in range(3):
        loop.run_after(TICK_SECONDS)
    assert lateness.ticks == 3
    assert lateness.worst == pytest.approx(0)


def test_the_longest_delay_is_kept(loop: HeldLoop) -> None:
    lateness = Lateness(loop)
    lateness.start()
    for seconds in (TICK_SECONDS, 1.5 + TICK_SECONDS, 0.2 + TICK_SECONDS):
        loop.run_after(seconds)
    assert lateness.worst == pytest.approx(1.5)


def test_what_blocks_the_loop_until_the_end_counts_too(loop: HeldLoop) -> None:
    lateness = Lateness(loop)
    lateness.start()
    loop.now += 2 + TICK_SECONDS
    lateness.stop()
    assert lateness.worst == pytest.approx(2)
    assert loop.asked[-1].cancelled()


def test_what_the_process_did_itself_is_told_apart(loop: HeldLoop) -> None:
    used = iter([10.0, 10.25, 12.0, 12.5])
    lateness = Lateness(loop, processor=lambda: next(used))
    lateness.start()
    for _ in range(3):
        loop.run_after(5)
    assert lateness.busiest == pytest.approx(1.75)


def test_one_that_never_began_can_be_stopped(loop: HeldLoop) -> None:
    lateness = Lateness(loop)
    lateness.stop()
    assert lateness.worst == 0
