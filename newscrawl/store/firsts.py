"""Of stories that are there all at once, which is the first and which repeats it: whatever order they came in."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import Mark, Repeat, mark, repeated
from newscrawl.stages.quality import Verdict
from newscrawl.store.migrations import STORY_TABLES
from newscrawl.store.stories import StoryTable

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE_KIB = 64 * 1024
"""Of the file's pages in memory, at most."""

_WAITING = """
CREATE TABLE waiting (
    number INTEGER PRIMARY KEY,
    appended INTEGER NOT NULL, published REAL NOT NULL, id BLOB NOT NULL,
    fingerprint BLOB NOT NULL, signature BLOB NOT NULL
)
"""
_REPEAT = "CREATE TABLE repeat (number INTEGER PRIMARY KEY, first BLOB NOT NULL, verdict TEXT NOT NULL)"
_IN_ORDER = "SELECT number, id, fingerprint, signature FROM waiting ORDER BY appended, published, id, fingerprint, number"


class Firsts:
    """Takes stories in, numbered as they come, and then says of each whether it repeats another.

    All of it is in a temporary file. Raise OSError where that cannot be written.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in (*STORY_TABLES, _WAITING, _REPEAT):
            connection.execute(statement)

    def add(self, number: int, story: tuple[bytes, bytes, bytes], place: tuple[bool, float]) -> None:
        """Take in a story with its record's id, fingerprint and signature, and where it stands in the order before the
        id decides."""
        identity, fingerprint, signature = story
        self._connection.execute(
            "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?)",
            (number, *place, identity, fingerprint, signature),
        )

    def compare(self) -> None:
        """Compare all stories, each with those before it that repeat nothing."""
        table = StoryTable(self._connection)
        for number, story in self._in_order():
            repeat = repeated(story, table.met(story))
            if repeat is None:
                for statement, values in table.insertion(story):
                    self._connection.execute(statement, values)
            else:
                self._connection.execute(
                    "INSERT INTO repeat VALUES (?, ?, ?)", (number, repeat.of, repeat.verdict.value)
                )

    def repeats(self) -> Iterator[tuple[int, Repeat]]:
        """Yield the number of each story that repeats another, in their order, and what it repeats."""
        for number, first, verdict in self._connection.execute("SELECT * FROM repeat ORDER BY number"):
            yield number, Repeat(of=first, verdict=Verdict(verdict))

    def _in_order(self) -> Iterator[tuple[int, Mark]]:
        for number, identity, fingerprint, signature in self._connection.execute(_IN_ORDER):
            yield number, mark(identity, fingerprint, signature)


@contextmanager
def firsts() -> Iterator[Firsts]:
    """Give a :class:`Firsts`, whose file is gone with the block; raise OSError if it cannot be written."""
    with tempfile.TemporaryDirectory(prefix="newscrawl-") as folder:
        connection = sqlite3.connect(Path(folder) / "stories.sqlite", isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # nobody needs it after a crash
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute("BEGIN")
            yield Firsts(connection)
        except sqlite3.Error as error:
            raise OSError(f"{folder}: {error}; temporary files go where TMPDIR says") from error
        finally:
            connection.close()
