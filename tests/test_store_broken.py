"""Stores that cannot be used are left, or set aside; a ledger never begins anew by itself."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from newscrawl.frontier.ledgers import open_ledger
from newscrawl.store.broken import set_aside, those_aside
from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def test_a_store_is_set_aside_with_all_its_files(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    for part in ("", "-wal", "-shm"):
        (tmp_path / f"store.sqlite{part}").write_text(part)
    aside = set_aside(path, NOW)
    assert aside.name == "store.sqlite.broken-20261126T080000Z"
    assert {file.name.removeprefix(aside.name): file.read_text() for file in tmp_path.iterdir()} == {
        "": "", "-wal": "-wal", "-shm": "-shm",
    }  # fmt: skip
    assert those_aside(path) == [aside]


def test_what_is_no_database_is_set_aside_and_only_a_word_makes_another(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"half a page of something else" * 300)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"set aside as .*NEWSCRAWL_STORE_ANEW"):
            open_ledger(path)
        assert not path.exists()
    open_ledger(path, anew=True).close()
    (aside,) = those_aside(path)
    assert aside.read_bytes().startswith(b"half a page")
    open_ledger(path).close()  # from now on there is one


def test_what_is_damaged_is_replaced_at_once_if_that_is_wanted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "store.sqlite"
    open_ledger(path).close()
    path.write_bytes(b"\0" * 4096)
    open_ledger(path, anew=True).close()
    assert "an empty one takes its place" in caplog.text
    assert len(those_aside(path)) == 1


def test_what_belongs_to_somebody_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE letters (sender TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="something else"):
        open_ledger(path, anew=True)
    assert (path.read_bytes(), those_aside(path)) == (before, [])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_ledger(tmp_path / "file" / "store.sqlite")
