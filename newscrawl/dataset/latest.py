"""Which record of each id is the latest: told by a table in a temporary file, so that memory does not grow."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_TABLE = "CREATE TABLE latest (id TEXT PRIMARY KEY, revision INTEGER, place INTEGER) WITHOUT ROWID"
_KEEP = (
    "INSERT INTO latest VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE "
    "SET revision = excluded.revision, place = excluded.place WHERE excluded.revision >= revision"
)


class Latest:
    """The greatest revision of each id among *lines*, and of several of one revision the last; kept in *folder*."""

    def __init__(self, lines: Iterable[Mapping[str, Any]], folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "latest.sqlite", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")  # it is made anew for each data set
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute(_TABLE)
        self._connection.execute("BEGIN")
        self._connection.executemany(
            _KEEP, ((line["id"], line["revision"], place) for place, line in enumerate(lines))
        )
        self._connection.execute("COMMIT")

    def is_at(self, place: int, line: Mapping[str, Any]) -> bool:
        """Return whether *line*, which stood at *place* of the lines, counted from 0, is the latest of its id."""
        found = self._connection.execute("SELECT place FROM latest WHERE id = ?", (line["id"],)).fetchone()
        return found is not None and found[0] == place

    def close(self) -> None:
        """Give the table up."""
        self._connection.close()
