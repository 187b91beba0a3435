"""Writing in batches."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from newscrawl.store.database import StoreError, connect
from newscrawl.store.writer import BATCH, Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

PUT = "INSERT INTO run (name, started) VALUES (?, 0)"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "store.sqlite")
    yield connection
    connection.close()


@pytest.fixture
def writer(tmp_path: Path, reader: sqlite3.Connection) -> Iterator[Writer]:  # noqa: ARG001  # it makes the schema
    writer = Writer(connect(tmp_path / "store.sqlite"), tmp_path / "store.sqlite")
    yield writer
    writer.close()


def names(reader: sqlite3.Connection) -> list[str]:
    return [name for (name,) in reader.execute("SELECT name FROM run ORDER BY name")]


def test_nothing_is_written_before_a_flush_and_all_is_after_it(
    writer: Writer, reader: sqlite3.Connection
) -> None:
    writer.add(PUT, "a")
    assert names(reader) == []
    asyncio.run(writer.flush())
    assert (names(reader), len(writer)) == (["a"], 0)


def test_what_is_added_while_a_flush_is_under_way_is_written_once(
    writer: Writer, reader: sqlite3.Connection
) -> None:
    async def busy() -> None:
        for number in range(2 * BATCH):
            writer.add(PUT, f"{number:05}")
        flush = asyncio.create_task(writer.flush())
        await asyncio.sleep(0)
        for number in range(2 * BATCH, 3 * BATCH):
            writer.add(PUT, f"{number:05}")
        writer.flush_now()  # a name twice would raise
        await flush

    asyncio.run(busy())
    assert names(reader) == [f"{number:05}" for number in range(3 * BATCH)]


def test_whoever_waits_is_told_once_all_before_is_in_the_store(
    writer: Writer, reader: sqlite3.Connection
) -> None:
    told: list[list[str]] = []
    writer.add(PUT, "a")
    writer.then(lambda: told.append(names(reader)))
    assert told == []
    writer.flush_now()
    writer.flush_now()
    assert told == [["a"]]


def test_what_cannot_be_written_is_not_forgotten(
    tmp_path: Path, writer: Writer, reader: sqlite3.Connection
) -> None:
    writer.add(PUT, "a")
    writer.add("INSERT INTO run (name) VALUES (?)", "b")  # it lacks its start
    with pytest.raises(StoreError, match=str(tmp_path)):
        writer.flush_now()
    assert (names(reader), len(writer)) == ([], 2)
