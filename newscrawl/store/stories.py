"""The stories that are in the output, by what they say: who looks for a repeat finds it here.

Memory is SQLite's cache, however many stories there are; each takes some 710 bytes of the disk.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import Mark
from newscrawl.stages.fingerprint import signature

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

MOST_MET = 4096
"""Bands of others that are looked at for one story. Originals are no repeats of each other, so few share one."""
MOST_COMPARED = 64
"""Stories that are compared with one: those with the most bands in common."""

_MET = "SELECT number FROM band WHERE key IN ({}) LIMIT ?"
_STORIES = "SELECT id, fingerprint, signature FROM story WHERE number IN ({}) ORDER BY seen, number"
_BAND = "INSERT OR IGNORE INTO band (key, number) VALUES (?, ?)"
_STORY = """
INSERT INTO story (number, id, fingerprint, signature, revision, seen) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
    fingerprint = excluded.fingerprint, signature = excluded.signature, revision = excluded.revision, seen = excluded.seen
    WHERE excluded.revision >= revision AND excluded.fingerprint <> fingerprint
"""
_PROBE = "\n".join(f"قالت الهيئة رقم {number} إن العمل يبدأ صباح الغد" for number in range(9))


class StoryTable:
    """The stories in the store of *connection*; those that are added now were seen from the moment *now* on, in
    microseconds of any clock."""

    def __init__(self, connection: sqlite3.Connection, now: int = 0) -> None:
        self._connection = connection
        self._seen = now

    def met(self, story: Mark) -> list[Mark]:
        """Return the stories that *story* may repeat, the first seen first."""
        keys = story.keys
        rows = self._connection.execute(_MET.format(_places(len(keys))), (*keys, MOST_MET)).fetchall()
        if not rows:
            return []
        # A number that comes twice is met twice: that counts, and sorts the likely before the others.
        numbers = [number for number, _ in Counter(number for (number,) in rows).most_common(MOST_COMPARED)]
        found = self._connection.execute(_STORIES.format(_places(len(numbers))), numbers).fetchall()
        return [Mark(id=id_, fingerprint=digest, values=values) for id_, digest, values in found]

    def insertion(self, story: Mark) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Yield the statements that add *story*, in an order in which none but the last makes a difference alone; a
        record that is there takes on its latest words, and is seen anew."""
        self._seen += 1
        number = int.from_bytes(story.id[:8], "little", signed=True)
        for key in story.keys:
            yield _BAND, (key, number)
        yield _STORY, (number, story.id, story.fingerprint, story.values, story.revision, self._seen)


def scheme() -> bytes:
    """Return what tells signatures of one version of newscrawl, or of the library that makes them, from those of
    another: stories can be compared only if both are of one."""
    return blake2b(signature(_PROBE), digest_size=16).digest()


def begin(connection: sqlite3.Connection) -> int:
    """Empty the index unless its signatures are of this version's scheme; return how many stories were lost by that."""
    row = connection.execute("SELECT digest FROM scheme").fetchone()
    if row is not None and row[0] == scheme():
        return 0
    count: int = connection.execute("SELECT count(*) FROM story").fetchone()[0]
    for statement in ("DELETE FROM band", "DELETE FROM story", "DELETE FROM scheme"):
        connection.execute(statement)
    connection.execute("INSERT INTO scheme (digest) VALUES (?)", (scheme(),))
    return count


def _places(count: int) -> str:
    return ",".join("?" * count)
