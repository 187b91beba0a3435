"""Writes to the store in batches, in a thread: the crawl never waits for the disk, nor for another run that writes."""

from __future__ import annotations

import asyncio
from threading import Lock
from typing import TYPE_CHECKING, Any

from newscrawl.store.database import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

BATCH = 1000
"""Statements of a transaction at most: some 10 ms, for which another run may have to wait."""


class Writer:
    """Keeps statements in order, and runs them when it is flushed, each transaction a whole.

    After a crash the store holds the statements up to one of them, and none behind it: what stands on others is to be
    added after them.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._queue: list[tuple[str, tuple[Any, ...]]] = []
        self._added = 0
        self._written = 0
        self._calls: list[tuple[int, Callable[[], None]]] = []
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, statement: str, *values: Any) -> None:  # noqa: ANN401  # what SQLite takes
        """Have *statement* run with the next flush."""
        self._queue.append((statement, values))
        self._added += 1

    def then(self, done: Callable[[], None]) -> None:
        """Have *done* called by a flush, once all that was added so far is in the store."""
        self._calls.append((self._added, done))

    async def flush(self) -> None:
        """Write what was added, in a thread; raise StoreError if that cannot be: nothing is forgotten then."""
        if self._queue:
            await asyncio.to_thread(self._write)
            self._call()

    def flush_now(self) -> None:
        """Write what was added, as :meth:`flush`, and wait for it."""
        self._write()
        self._call()

    def close(self) -> None:
        """Close the connection; what was not flushed is not written."""
        with self._lock:
            self._connection.close()

    def _write(self) -> None:
        with self._lock:
            while batch := self._queue[:BATCH]:
                with transaction(self._connection, self._path):
                    for statement, values in batch:
                        self._connection.execute(statement, values)
                # Others add at the end, at any time; only here, under the lock, it is taken from the front.
                self._written += len(batch)
                del self._queue[: len(batch)]

    def _call(self) -> None:
        while self._calls and self._calls[0][0] <= self._written:
            self._calls.pop(0)[1]()
