"""The file of the store: SQLite in write-ahead mode, its schema numbered."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x6E777363
"""Tells a store from other SQLite files: "nwsc"."""
IN_MEMORY = Path(":memory:")
"""Where to keep what nothing shall be kept of."""
WAIT_SECONDS = 30.0
"""How long one run waits for another that writes."""


class StoreError(Exception):
    """The store cannot be used; the message names the file and says what to do. Nothing was changed."""

    may_pass = False
    """Whether it may be used later: the disk is full, or another process holds it."""


class BrokenStoreError(StoreError):
    """The file is no database, or a damaged one: *what* SQLite says of it."""

    def __init__(self, message: str, what: str) -> None:
        super().__init__(message)
        self.what = what


_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PASSING = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""A full disk is ``IOERR`` where the file that is shared with other processes cannot grow."""


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection to the store at *path*, made if there is none, to read or to *write*; what is written is
    kept if the block ends without an error. Raise StoreError if it cannot be used."""
    connection = connect(path)
    try:
        with transaction(connection, path, write=write):
            yield connection
    finally:
        connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the store at *path*, made if there is none; raise StoreError if it cannot be used.

    Any thread may use it, one at a time. :data:`IN_MEMORY` is a store of this connection alone.
    """
    try:
        if path != IN_MEMORY:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{path}: cannot be opened ({error}); check the folder, or set NEWSCRAWL_STORE"
        ) from error
    try:
        _prepare(connection, path)
        # Nothing is lost if the process dies. If the power fails, the last transactions may be missing, never a part
        # of one or one before another; and what they said stands in the output as well.
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path, error) from error
    except StoreError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path, *, write: bool = True) -> Iterator[None]:
    """Have what is done to *connection* in the block done as a whole, or not at all; raise StoreError then."""
    try:
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: sqlite3.Error) -> StoreError:
    code = (
        getattr(error, "sqlite_errorcode", 0) & 0xFF
    )  # without what SQLite adds to it; errors of Python's have none
    message = f"{path}: {error}; move the file away, or name another by NEWSCRAWL_STORE"
    if code in _BROKEN:
        return BrokenStoreError(message, str(error))
    trouble = StoreError(message)
    trouble.may_pass = code in _PASSING
    return trouble


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date; raise StoreError for a file that is no store, or one of a newer newscrawl."""
    connection.execute("BEGIN")  # one moment for all that is read: another run may be making the store
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    if owner != APPLICATION_ID and not is_empty:
        raise StoreError(f"{path}: is a database of something else; name another file by NEWSCRAWL_STORE")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path}: was written by a newer newscrawl; update, or name another by NEWSCRAWL_STORE"
        )
    if version == len(MIGRATIONS):
        return
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")  # another run may have done it meanwhile
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Have it written ahead. Where runs that begin together do so, SQLite waits for nobody by itself."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
