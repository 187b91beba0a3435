"""A disk that is full in the middle of a crawl, and one that cannot be written: real ones, if they can be mounted."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability.smalldisk import CannotMountError, SmallDisk, small_disk
from newscrawl.export.exitcode import ExitCode
from tests.reader import Reader, pages, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.test_middlewares_crawl import Server

PAGES = 60
ROOM = 24 * 1024
"""Bytes: a third of what the records take."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = pages(PAGES)
    yield server
    server.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "disk", 1 << 20) as disk:
            yield disk
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")


def test_a_crawl_waits_for_a_full_disk_and_loses_and_doubles_nothing(
    tmp_path: Path, disk: SmallDisk, server: Server
) -> None:
    reader = Reader(tmp_path, disk.folder / "output", server)
    disk.fill(ROOM)
    with reader.start(CONCURRENT_REQUESTS=8) as process:
        wait_for(lambda: "until there is room" in reader.log)
        time.sleep(1.5)
        asked = len(server.paths())
        time.sleep(1)
        assert len(server.paths()) == asked < PAGES
        disk.clear()
        assert process.wait(30) == ExitCode.DONE
    reader.assert_all_is_there_once()
    assert len(set(reader.taken())) == len(reader.taken()) == PAGES
    assert "'newscrawl/export/error_count/no_space': 1" in reader.log
    assert "'newscrawl/export/waited_count': 1" in reader.log


def test_a_crawl_gives_up_a_disk_that_stays_full_and_the_next_does_what_is_missing(
    tmp_path: Path, disk: SmallDisk, server: Server
) -> None:
    reader = Reader(tmp_path, disk.folder / "output", server)
    disk.fill(ROOM)
    assert reader.run(NEWSCRAWL_OUTPUT_PATIENCE=0.5) == ExitCode.OUTPUT
    assert "'finish_reason': 'output_error'" in reader.log
    assert "'newscrawl/export/unwritten_count'" in reader.log
    stored = [record["url"] for record in reader.records("stories")]
    assert len(stored) == len(set(stored))
    assert set(stored) == set(reader.taken())  # the last group may be told of twice
    assert 0 < len(stored) < PAGES
    disk.clear()
    assert reader.run() == ExitCode.DONE
    reader.assert_all_is_there_once()


def test_a_crawl_that_waits_for_room_ends_when_it_is_told_to(
    tmp_path: Path, disk: SmallDisk, server: Server
) -> None:
    reader = Reader(tmp_path, disk.folder / "output", server)
    disk.fill(ROOM)
    with reader.start() as process:
        wait_for(lambda: "until there is room" in reader.log)
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == ExitCode.OUTPUT
    assert {record["url"] for record in reader.records("stories")} == set(reader.taken())


def test_a_crawl_does_not_begin_if_the_output_cannot_be_written(
    tmp_path: Path, disk: SmallDisk, server: Server
) -> None:
    reader = Reader(tmp_path, disk.folder / "output", server)
    disk.protect()
    asked = len(server.paths())
    assert reader.run() == ExitCode.OUTPUT
    assert "'newscrawl/export/error_count/read_only': 1" in reader.log
    assert "Traceback" not in reader.log
    assert len(server.paths()) == asked
