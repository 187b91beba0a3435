"""The file of the store: SQLite in write-ahead mode, its schema numbered."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x6E777363
"""Tells a store from other SQLite files: "nwsc"."""
WAIT_SECONDS = 30.0
"""How long one run waits for another that writes."""

MIGRATIONS = (
    """
    CREATE TABLE template (
        site TEXT PRIMARY KEY,    -- registered domain
        toml TEXT NOT NULL,       -- as newscrawl.templates.toml writes it
        changed TEXT NOT NULL     -- ISO 8601, UTC
    ) STRICT
    """,
)
"""What makes each version of the schema of the one before."""


class StoreError(Exception):
    """The store cannot be used; the message names the file and says what to do. Nothing was changed."""


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection to the store at *path*, made if there is none, to read or to *write*; what is written is
    kept if the block ends without an error. Raise StoreError if it cannot be used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{path}: cannot be opened ({error}); check the folder, or set NEWSCRAWL_STORE"
        ) from error
    try:
        _prepare(connection, path)
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise StoreError(
            f"{path}: {error}; move the file away, or name another by NEWSCRAWL_STORE"
        ) from error
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date; raise StoreError for a file that is no store, or one of a newer newscrawl."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and not is_empty:
        raise StoreError(f"{path}: is a database of something else; name another file by NEWSCRAWL_STORE")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path}: was written by a newer newscrawl; update, or name another by NEWSCRAWL_STORE"
        )
    if version == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")  # another run may have done it meanwhile
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for statement in MIGRATIONS[version:]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")
