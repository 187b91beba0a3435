"""Crawls that are killed with ``kill -9``: no record is lost, and none is written twice."""

from __future__ import annotations

import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.journal import read_journal
from tests.reader import Reader, pages, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.test_middlewares_crawl import Server

PAGES = 60


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = pages(PAGES)
    yield server
    server.close()


@pytest.fixture
def reader(tmp_path: Path, server: Server) -> Reader:
    return Reader(tmp_path, tmp_path / "output", server)


@pytest.mark.parametrize("moment", ["before the journal", "before it is taken"])
def test_a_page_whose_records_reached_the_disk_is_there_once_whether_it_was_acknowledged_or_not(
    reader: Reader, moment: str
) -> None:
    assert reader.run(DIE=moment, NEWSCRAWL_COMPRESSION="gzip") == -signal.SIGKILL
    assert len([name for name in reader.left() if name.endswith(".part")]) == 2
    assert reader.records("stories") == []
    (journal,) = (reader.output / ".journal").iterdir()
    acknowledged = sum(map(len, read_journal(journal, reader.output).undelivered))
    assert (acknowledged == 0) is (moment == "before the journal")
    asked = len(reader.server.paths())
    assert reader.run(NEWSCRAWL_COMPRESSION="zstd") == 0, reader.log
    reader.assert_all_is_there_once()
    again = len([path for path in reader.server.paths()[asked:] if path != "/robots.txt"])
    assert again == PAGES - acknowledged
    assert sorted(reader.taken()) == sorted(reader.server.url(path) for path in reader.server.answers)


@pytest.mark.thorough
def test_a_crawl_that_is_killed_again_and_again_has_every_record_once(reader: Reader) -> None:
    chance = random.Random(20261122)  # noqa: S311 - no secret
    kills = 0
    for _ in range(3):
        enough = len(reader.server.paths()) + chance.randrange(2, 25)
        with reader.start(NEWSCRAWL_COMPRESSION="zstd", NEWSCRAWL_SHARD_SIZE=3000) as process:
            while len(reader.server.paths()) < enough and process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.random() * 0.05)
            process.kill()
        kills += process.returncode == -signal.SIGKILL
    assert kills >= 2
    assert reader.run(NEWSCRAWL_SHARD_SIZE=3000) == 0, reader.log
    reader.assert_all_is_there_once()
    assert set(reader.taken()) == {reader.server.url(path) for path in reader.server.answers}


def test_receipts_that_nobody_takes_are_sent_again_by_the_next_run(reader: Reader) -> None:
    assert reader.run(DIE="refuse") == 0
    assert reader.left() == ["here.1.log"]
    assert reader.taken() == []
    asked = len(reader.server.paths())
    assert reader.run() == 0
    assert len(reader.server.paths()) == asked
    assert len(set(reader.taken())) == PAGES
    reader.assert_all_is_there_once()


def test_a_run_touches_nothing_of_one_that_lives(reader: Reader, tmp_path: Path) -> None:
    with reader.start(
        NEWSCRAWL_COMMIT_SECONDS=30, NEWSCRAWL_COMMIT_PAGES=1000, DELAY=0.3, CONCURRENT_REQUESTS=2
    ) as living:
        wait_for(lambda: len(reader.left()) == 3)
        parts = reader.left()
        assert reader.run(TAKEN=tmp_path / "other.jsonl") == 0, reader.log
        assert reader.left() == parts
        living.send_signal(signal.SIGTERM)
        assert living.wait(30) == 0
    assert reader.left() == []
    once = [record["url"] for record in reader.records("stories")]
    assert len(once) - len(set(once)) == len(reader.taken()) > 0
