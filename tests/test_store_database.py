"""The file of the store where several runs begin it together."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

from newscrawl.store.database import connect

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Slow(sqlite3.Connection):
    """Is held up at one statement, in which time another run begins the store."""

    other: threading.Thread

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement == "PRAGMA application_id":
            found = super().execute(statement, *values)
            self.other.start()
            self.other.join(0.5)
            return found
        return super().execute(statement, *values)


def made(path: Path) -> bool:
    with closing(connect(path)) as store:
        mode: object = store.execute("PRAGMA journal_mode").fetchone()
        count: object = store.execute("SELECT count(*) FROM address").fetchone()
        return (mode, count) == (("wal",), (0,))


def test_a_store_that_another_run_makes_meanwhile_is_no_database_of_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.sqlite"
    theirs: list[bool] = []
    Slow.other = threading.Thread(target=lambda: theirs.append(made(path)))

    def connected(where: Path, **how: Any) -> sqlite3.Connection:
        factory = sqlite3.Connection if Slow.other.ident else Slow
        return true(where, factory=factory, **how)

    true = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connected)
    assert made(path)
    Slow.other.join()
    assert theirs == [True]


def test_a_store_that_another_run_is_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.5, other.execute, ["COMMIT"]).start()
        assert made(path)
