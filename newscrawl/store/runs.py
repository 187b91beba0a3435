"""The runs, and which files of the output are accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from newscrawl.store.writer import Writer

_BEGIN = "INSERT INTO run (name, started) VALUES (?, ?) ON CONFLICT DO UPDATE SET started = excluded.started, ended = NULL"


class RunBook:
    """Reads at once, writes with the next flush."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer, clock: Callable[[], int]) -> None:
        self._connection = connection
        self._writer = writer
        self._clock = clock

    def begin(self, name: str) -> None:
        """Note that the run *name* begins."""
        self._writer.add(_BEGIN, name, self._clock())

    def end(self, name: str, reason: str) -> None:
        """Note that all of the run *name* is in the store."""
        self._writer.add("UPDATE run SET ended = ?, reason = ? WHERE name = ?", self._clock(), reason, name)

    def unended(self) -> frozenset[str]:
        """Return the runs that have not ended: they run, or died."""
        rows = self._connection.execute("SELECT name FROM run WHERE ended IS NULL").fetchall()
        return frozenset(name for (name,) in rows)

    def shards(self) -> dict[str, int]:
        """Return the files of the output that are accounted for, with their sizes."""
        return dict(self._connection.execute("SELECT path, size FROM shard").fetchall())

    def account(self, path: str, size: int) -> None:
        """Note that what stands in the file *path* of *size* bytes is in the store."""
        self._writer.add("INSERT OR REPLACE INTO shard (path, size) VALUES (?, ?)", path, size)
