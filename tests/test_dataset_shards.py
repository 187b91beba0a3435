from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

import newscrawl.dataset.shards
from newscrawl.dataset.shards import Shards
from newscrawl.export import parquet
from newscrawl.stages.render import to_dict
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from pathlib import Path

LINE = to_dict(RECORD)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(newscrawl.dataset.shards) == (0, 1)


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_a_shard_follows_another_by_size_and_is_told_of(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newscrawl.dataset.shards, "_LOOK", 10)
    monkeypatch.setattr(parquet, "ROWS", 10)
    kept: list[Path] = []
    with Shards(tmp_path, suffix, "none", 1000, kept.append) as shards:
        for number in range(25):
            shards.write(LINE | {"id": f"{number:032x}"})
        shards.finish()
        shards.finish()
    assert [path.name for path in kept] == [f"stories-{number:05}{suffix}" for number in (1, 2, 3)]
    assert sorted(kept) == sorted((tmp_path / "data").iterdir())
    if suffix == ".parquet":
        assert [pq.read_metadata(path).num_rows for path in kept] == [10, 10, 5]


def test_what_is_not_finished_is_not_told_of(tmp_path: Path) -> None:
    kept: list[Path] = []
    with Shards(tmp_path, ".jsonl", "none", 0, kept.append) as shards:
        shards.write(LINE)
    assert kept == []
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["stories-00001.jsonl.part"]
