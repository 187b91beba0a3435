"""Group commits: pages are stored together, every so many pages or seconds, for one wait for the disk."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from newscrawl.export.faults import may_pass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newscrawl.export.entries import Entry

logger = logging.getLogger(__name__)

TOLD_AT_ONCE = 16
"""Pages that are told of before the event loop may do something else: a store takes about a millisecond for each."""
RETRY_SECONDS = 1.0
"""Between attempts to write to a disk that is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When a group is stored, and how long it is tried."""

    pages: int
    seconds: float
    patience: float
    """Seconds for which a full disk is waited for."""


class Outlet(Protocol):
    """What a group is stored in."""

    def take(self) -> None:
        """Have what is written until now stored by the next ``store``."""

    def store(self, entries: Sequence[Entry]) -> None:
        """Have what was taken, and that *entries* are stored, on the disk; raise OSError if that cannot be. Called in a
        thread of its own, and again after an error."""

    def stored(self, entries: Sequence[Entry]) -> None:
        """Tell of *entries*, now that they are stored."""

    def told(self) -> None:
        """Take note that all that is stored was told of."""

    def tick(self) -> None:
        """Look what else is due."""

    def fault(self, error: OSError, *, waits: bool) -> None:
        """Tell that nothing can be written, and whether that is waited for."""

    def recovered(self) -> None:
        """Tell that writing works again."""

    def lost(self, entries: Sequence[Entry], error: Exception) -> None:
        """Tell that *entries* will not be stored, nor any page after them."""


class Group:
    """Collects pages, and has the *outlet* store them."""

    def __init__(self, limits: Limits, outlet: Outlet, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._outlet = outlet
        self._clock = clock
        self._entries: list[Entry] = []
        self._wake = asyncio.Event()
        self._hurry = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None
        self.broken = False
        """Whether nothing is stored any more."""

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._run())

    def add(self, entry: Entry) -> None:
        """Take a page whose records are written."""
        self._entries.append(entry)
        if len(self._entries) >= self._limits.pages:
            self._wake.set()

    async def close(self, *, hurry: bool) -> None:
        """Store what there is; in a *hurry*, wait for no disk."""
        self._closing = True
        self._wake.set()
        if hurry:
            self._hurry.set()
        if self._task is not None:
            await self._task

    async def _run(self) -> None:
        while not self._closing and not self.broken:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self._limits.seconds)
            self._wake.clear()
            await self._step()
        while self._entries and not self.broken:  # they came while the last group was stored
            await self._step()

    async def _step(self) -> None:
        entries, self._entries = self._entries, []
        try:
            self._outlet.take()
            await self._store(entries)
            for begin in range(0, len(entries), TOLD_AT_ONCE):
                self._outlet.stored(entries[begin : begin + TOLD_AT_ONCE])
                await asyncio.sleep(0)
            if entries:
                self._outlet.told()
            self._outlet.tick()
        except Exception as error:
            if not isinstance(
                error, OSError
            ):  # a fault of the code, after which nothing would be stored either
                logger.exception("The output cannot be written")
            self.broken = True
            self._outlet.lost(entries + self._entries, error)
            self._entries = []

    async def _store(self, entries: Sequence[Entry]) -> None:
        """Have *entries* stored; raise OSError if that cannot be, and is not worth waiting for any longer."""
        began: float | None = None
        while True:
            try:
                await asyncio.to_thread(self._outlet.store, entries)
            except OSError as error:
                began = self._clock() if began is None else began
                over = self._hurry.is_set() or self._clock() - began >= self._limits.patience
                waits = may_pass(error) and not over
                self._outlet.fault(error, waits=waits)
                if not waits:
                    raise
            else:
                if began is not None:
                    self._outlet.recovered()
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), RETRY_SECONDS)
