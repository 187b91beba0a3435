from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.packing import PACKINGS
from newscrawl.export.shards import read_records, shards

if TYPE_CHECKING:
    from pathlib import Path

KINDS = sorted(PACKINGS)


def line(number: int) -> bytes:
    return json.dumps({"number": number, "text": "نص\u2028" * 50}, ensure_ascii=False).encode() + b"\n"


GROUPS = [b"".join(map(line, range(3))), line(3), b"".join(map(line, range(4, 6)))]


def shard(folder: Path, kind: str, behind: bytes = b"") -> Path:
    """Write GROUPS to a shard, and *behind* them what was not finished."""
    path = folder / f"stories-2026-11-22-0001.jsonl{PACKINGS[kind].suffix}"
    path.write_bytes(b"".join(map(PACKINGS[kind].pack, GROUPS)) + behind)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_reads_the_records_of_a_shard_in_order(tmp_path: Path, kind: str) -> None:
    path = shard(tmp_path, kind)
    found = list(read_records(path))
    assert [record["number"] for record, _ in found] == list(range(6))
    assert found[-1][1] == path.stat().st_size


@pytest.mark.parametrize("kind", KINDS)
def test_goes_on_from_any_offset_that_it_gave_and_passes_over_no_record(tmp_path: Path, kind: str) -> None:
    path = shard(tmp_path, kind)
    for record, offset in list(read_records(path)):
        following = [later["number"] for later, _ in read_records(path, offset)]
        assert following == sorted(following)
        assert set(range(record["number"] + 1, 6)) <= set(following)
        assert kind != "none" or following[:1] != [record["number"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", ["", ".part"])
def test_reads_a_shard_up_to_what_is_torn(tmp_path: Path, kind: str, part: str) -> None:
    torn = PACKINGS[kind].pack(line(6))[:-5]
    path = shard(tmp_path, kind, torn)
    path = path.rename(path.with_name(path.name + part))
    found = list(read_records(path))
    assert [record["number"] for record, _ in found] == list(range(6))
    assert found[-1][1] == path.stat().st_size - len(torn)


@pytest.mark.parametrize("kind", ["gzip", "zstd"])
@pytest.mark.parametrize("rubbish", [b"\0" * 500, b"not packed at all"])
def test_reads_a_packed_shard_up_to_what_is_none(tmp_path: Path, kind: str, rubbish: bytes) -> None:
    found = list(read_records(shard(tmp_path, kind, rubbish)))
    assert [record["number"] for record, _ in found] == list(range(6))


def test_lists_the_complete_shards_of_a_run_by_day_and_number(tmp_path: Path) -> None:
    names = [
        "rejected-2026-11-22-0001.jsonl",
        "stories-2026-11-22-0002.jsonl.gz",
        "stories-2026-11-22-10000.jsonl",
        "stories-2026-11-23-0001.jsonl.zst",
    ]
    others = ["stories.jsonl", "stories-2026-11-22-0003.jsonl.part", "notes-2026-11-22.txt"]
    for name in (*names[::-1], *others):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "quarantine").mkdir()
    assert [path.name for path in shards(tmp_path)] == names
