"""Ledger and output, brought together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.frontier.catching_up import catch_up, settle
from newscrawl.store.keys import key_of
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

URL = "https://www.example.com/news/{}"


def shard(folder: Path, number: int, count: int = 1) -> None:
    """Write a shard of *count* records into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps({"id": f"{number:032x}", "url": URL.format(number), "text": "نص", "spider": "news"})
        for number in range(number, number + count)
    ]
    (folder / f"stories-{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_run_reads_what_others_left_and_its_own_is_not_read_again(tmp_path: Path) -> None:
    shard(tmp_path / "died", 1, 2)
    ledger, stats = Ledger(tmp_path / "store.sqlite"), MemoryStatsCollector(get_crawler())
    catch_up(ledger, tmp_path, stats)
    assert stats.get_value("newscrawl/ledger/found_count") == 2
    assert ledger.addresses.is_done(key_of(URL.format(2)))
    ledger.runs.begin("own")
    shard(tmp_path / "own", 5)
    shard(tmp_path / "beside", 7)  # of a run that goes on
    settle(ledger, tmp_path, "own", "finished")
    ledger.writer.flush_now()
    assert ledger.runs.shards().keys() == {"died/stories-1.jsonl", "own/stories-5.jsonl"}
    assert ledger.runs.unended() == frozenset()
    catch_up(ledger, tmp_path, stats)
    assert stats.get_value("newscrawl/ledger/found_count") == 3
    ledger.close()


def test_a_shard_that_is_damaged_is_reported_and_the_others_are_read(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "stories.jsonl.gz").write_bytes(b"no gzip at all")
    shard(tmp_path / "b", 1)
    ledger = Ledger(tmp_path / "store.sqlite")
    catch_up(ledger, tmp_path, MemoryStatsCollector(get_crawler()))
    assert "stories.jsonl.gz is damaged: 14 bytes of it cannot be read" in caplog.text
    assert ledger.addresses.is_done(key_of(URL.format(1)))
    ledger.close()
