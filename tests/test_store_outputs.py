"""The output as a witness of what was written."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from newscrawl.discovery.links import Link
from newscrawl.store.keys import key_of
from newscrawl.store.ledger import Ledger
from newscrawl.store.outputs import account, unaccounted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ID = "0f" * 16


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "output" / "run-1").mkdir(parents=True)
    return tmp_path / "output"


@pytest.fixture
def ledger(output: Path) -> Iterator[Ledger]:
    ledger = Ledger(output / "newscrawl.sqlite")
    yield ledger
    ledger.close()


def line(number: int, **fields: object) -> str:
    url = f"https://www.example.com/news/{number}"
    return json.dumps({"id": ID, "url": url, "text": "نص", "spider": "news"} | fields) + "\n"


def known(ledger: Ledger, number: int) -> bool:
    return ledger.addresses.is_done(key_of(f"https://www.example.com/news/{number}"))


def test_complete_shards_are_found_and_nothing_else(output: Path) -> None:
    for name in (
        "stories.jsonl",
        "rejected.jsonl",
        "stories-2.jsonl.gz",
        "stories-3.jsonl.part",
        "notes.txt",
    ):
        (output / "run-1" / name).write_bytes(b"")
    (output / "run-1" / "quarantine").mkdir()
    (output / "run-1" / "quarantine" / "manifest.jsonl").write_bytes(b"")
    (output / "own.jsonl").write_bytes(b"")
    found = [path.name for path in unaccounted(output, {})]
    assert found == ["rejected.jsonl", "stories-2.jsonl.gz", "stories.jsonl"]
    assert unaccounted(output / "missing", {}) == []


def test_what_is_accounted_for_is_not_read_again_unless_it_has_grown(output: Path, ledger: Ledger) -> None:
    shard = output / "run-1" / "stories.jsonl"
    shard.write_text(line(1) + line(2), encoding="utf-8")
    assert account(ledger, shard, output) == (2, 0)
    assert unaccounted(output, ledger.runs.shards()) == []
    with shard.open("a", encoding="utf-8") as more:
        more.write(line(3))
    assert unaccounted(output, ledger.runs.shards()) == [shard]


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_shard_are_done_and_what_was_planned_for_them_is_not(
    output: Path, ledger: Ledger, *, packed: bool
) -> None:
    source = ledger.sources({"example": "https://www.example.com/"})["example"]
    ledger.discovered([Link(url="https://www.example.com/news/1", found="feed")], source)
    ledger.writer.flush_now()
    assert not known(ledger, 1)
    shard = output / "run-1" / ("stories.jsonl.gz" if packed else "stories.jsonl")
    data = line(1).encode()
    # Members one after another, the last of them broken off.
    shard.write_bytes(gzip.compress(data) + gzip.compress(line(2).encode())[:-9] if packed else data)
    count, unread = account(ledger, shard, output)
    assert (count, unread > 0) == (1, packed)
    assert known(ledger, 1)
    assert ledger.addresses.waiting(source, ledger.started + 10) == []


def test_lines_of_others_are_left(output: Path, ledger: Ledger) -> None:
    shard = output / "run-1" / "stories.jsonl"
    lines = ["not json\n", "[1]\n", '{"id": "xyz"}\n', line(1, spider="clean"), line(2, id="no hex"), line(3)]
    shard.write_text("".join(lines), encoding="utf-8")
    assert account(ledger, shard, output)[0] == 1
    assert [number for number in (1, 2, 3) if known(ledger, number)] == [3]


def test_the_latest_revision_counts(output: Path, ledger: Ledger) -> None:
    shard = output / "run-1" / "stories.jsonl"
    shard.write_text(line(1, revision=2, text="آخر") + line(1, revision=1), encoding="utf-8")
    account(ledger, shard, output)
    rows = ledger._reader.execute("SELECT revision, loose FROM record").fetchall()
    assert rows == [(2, 0)]


def test_half_a_page_that_stands_in_the_output_is_not_done(output: Path, ledger: Ledger) -> None:
    shard = output / "run-1" / "rejected.jsonl"
    shard.write_text(line(1, text="", verdicts=["truncated", "empty"]) + line(2, verdicts=["short"]), "utf-8")
    assert account(ledger, shard, output) == (2, 0)
    assert (known(ledger, 1), known(ledger, 2)) == (False, True)
