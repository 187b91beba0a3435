"""How long an event loop was kept from its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle

TICK_SECONDS = 0.01


class Lateness:
    """Asks the loop for a call every :data:`TICK_SECONDS` and keeps by how much the latest came too late."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self.worst = 0.0
        """Seconds: the longest that the loop was blocked, or its machine busy with others."""
        self.ticks = 0
        self._loop = loop
        self._next: TimerHandle | None = None

    def start(self) -> None:
        """Ask for the first call."""
        self._ask()

    def stop(self) -> None:
        """Ask for no more, and count what the call that is waited for is late by now."""
        if self._next is not None:
            self.worst = max(self.worst, self._loop.time() - self._next.when())
            self._next.cancel()
            self._next = None

    def _ask(self) -> None:
        self._next = self._loop.call_later(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        assert self._next is not None  # noqa: S101 - set when this call was asked for
        self.worst = max(self.worst, self._loop.time() - self._next.when())
        self.ticks += 1
        self._ask()
