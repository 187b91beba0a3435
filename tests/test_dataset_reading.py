from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.dataset.reading import find_shards, read_lines
from newscrawl.export.jsonl import to_line
from newscrawl.export.packing import PACKINGS
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from pathlib import Path

LINE = to_line(RECORD)
FIELDS = json.loads(LINE)


def read(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    told: list[str] = []
    return list(read_lines(path, told.append)), told


def test_finds_finished_shards_of_stories_in_folders_and_any_file_that_is_named(tmp_path: Path) -> None:
    run = tmp_path / "output" / "run"
    names = (
        "stories-2026-11-22-0001.jsonl",
        "stories-2026-11-22-0002.jsonl.gz",
        "stories-2026-11-22-0003.jsonl.zst.part",
        "rejected-2026-11-22-0001.jsonl",
        "notes.jsonl",
        "quarantine/manifest.jsonl",
    )
    for name in names:
        (run / name).parent.mkdir(parents=True, exist_ok=True)
        (run / name).touch()
    mine = tmp_path / "mine.jsonl"
    mine.touch()
    found = find_shards([mine, tmp_path / "output", run, mine])
    assert found.files == (mine, run / names[0], run / names[1])
    assert found.unfinished == (run / names[2],)
    assert run / names[3] in find_shards([run], rejected=True).files


def test_says_which_input_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere: no such file or folder"):
        find_shards([tmp_path / "nowhere"])


@pytest.mark.parametrize("packing", PACKINGS)
def test_reads_every_packing(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"x.jsonl{PACKINGS[packing].suffix}"
    path.write_bytes(PACKINGS[packing].pack(LINE) + PACKINGS[packing].pack(LINE))
    assert read(path) == ([FIELDS, FIELDS], [])


def test_a_broken_line_costs_that_line_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(LINE + b'{"id": 5}\n' + b"{\n" + LINE)
    lines, told = read(path)
    assert lines == [FIELDS, FIELDS]
    assert [line.partition(": ")[0] for line in told] == [f"{path}:2", f"{path}:3"]
    assert "'id' is no string" in told[0]


@pytest.mark.parametrize("packing", ["gzip", "zstd"])
def test_a_file_that_ends_too_soon_is_told(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"x.jsonl{PACKINGS[packing].suffix}"
    pack = PACKINGS[packing].pack
    path.write_bytes(pack(LINE) + pack(LINE * 2)[:-9])
    lines, told = read(path)
    assert lines[0] == FIELDS
    assert len(told) == 1
    assert "broken behind line" in told[0]


def test_a_file_that_is_not_packed_as_it_says_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(LINE)
    assert read(path)[0] == []
    assert "Not a gzipped file" in read(path)[1][0]


def test_a_record_of_an_older_version_is_given_the_fields_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    older = {name: value for name, value in FIELDS.items() if name not in ("revision", "languages")}
    path.write_bytes(gzip.compress(json.dumps(older).encode() + b"\n"))
    assert read(path) == ([FIELDS], [])
