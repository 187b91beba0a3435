"""How long an event loop was kept from its work."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle
    from collections.abc import Callable

TICK_SECONDS = 0.01


class Lateness:
    """Asks the loop for a call every :data:`TICK_SECONDS` and keeps by how much the latest came too late."""

    def __init__(self, loop: AbstractEventLoop, processor: Callable[[], float] = process_time) -> None:
        self.worst = 0.0
        """Seconds: the longest that the loop was blocked, or its machine busy with others."""
        self.busiest = 0.0
        """Seconds that this process's processor time grew by at most from one call to the next: what it blocked
        the loop for itself."""
        self.ticks = 0
        self._loop = loop
        self._processor = processor
        self._used = 0.0
        self._next: TimerHandle | None = None

    def start(self) -> None:
        """Ask for the first call."""
        self._used = self._processor()
        self._ask()

    def stop(self) -> None:
        """Ask for no more, and count what the call that is waited for is late by now."""
        if self._next is not None:
            self._look(self._next)
            self._next.cancel()
            self._next = None

    def _ask(self) -> None:
        self._next = self._loop.call_later(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        assert self._next is not None  # noqa: S101 - set when this call was asked for
        self._look(self._next)
        self.ticks += 1
        self._ask()

    def _look(self, due: TimerHandle) -> None:
        self.worst = max(self.worst, self._loop.time() - due.when())
        used = self._processor()
        self.busiest = max(self.busiest, used - self._used)
        self._used = used
