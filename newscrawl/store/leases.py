"""Leases: a source is crawled by one run at a time.

A lease ends when its run ends, or :data:`SECONDS` after the run last renewed it, or at once if the run was killed on
this machine. A clock that was set does not keep it: one that ends later than any lease could is none.
"""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING

from newscrawl.store.database import transaction
from newscrawl.store.holders import is_gone, this_process

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from newscrawl.store.writer import Writer

SECONDS = 600
"""How long a lease holds that is not renewed: longer than a machine is busy with anything else."""
RENEWED = 60
"""Seconds between two renewals."""

_TAKE = """
INSERT INTO lease (source, holder, until) VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET holder = excluded.holder, until = excluded.until
"""


class LeaseBook:
    """The leases of one run."""

    def __init__(
        self, connection: sqlite3.Connection, writer: Writer, path: Path, clock: Callable[[], int]
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._path = path
        self._clock = clock
        self._me = f"{this_process()} {token_hex(4)}"  # a process may hold several runs
        self._renewed = clock()
        self._held: set[int] = set()

    def take(self, sources: Iterable[int]) -> set[int]:
        """Take the leases of *sources*, and return those of them that no other run holds."""
        now = self._renewed = self._clock()
        granted = set()
        with transaction(self._connection, self._path):
            held = {
                source: row
                for source, *row in self._connection.execute("SELECT source, holder, until FROM lease")
            }
            for source in sources:
                holder, until = held.get(source, ("", 0))
                if holder and holder != self._me and now < until <= now + SECONDS and not is_gone(holder):
                    continue
                self._connection.execute(_TAKE, (source, self._me, now + SECONDS))
                granted.add(source)
        self._held |= granted
        return granted

    def renew(self) -> None:
        """Have the leases hold for longer, if it is time to; with the next flush."""
        now = self._clock()
        if self._held and not 0 <= now - self._renewed < RENEWED:
            self._renewed = now
            self._writer.add("UPDATE lease SET until = ? WHERE holder = ?", now + SECONDS, self._me)

    def release(self) -> None:
        """Give the leases back, with the next flush."""
        self._held.clear()
        self._writer.add("DELETE FROM lease WHERE holder = ?", self._me)
