from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import fsspec
import pyarrow.parquet as pq
import pytest

from newscrawl.dataset.making import Wanted, make
from newscrawl.dataset.places import place_of
from newscrawl.export.jsonl import to_line
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [
    replace(RECORD, id=f"{number:032x}", revision=revision, verdicts=verdicts, title=f"{number}/{revision}")
    for number, revision, verdicts in (
        (1, 0, ()), (2, 0, ("short",)), (1, 1, ()), (3, 0, ("near-duplicate",)), (2, 1, ("duplicate", "short")),
    )
]  # fmt: skip


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    path.write_bytes(b"".join(map(to_line, RECORDS)))
    return path


def made(shard: Path, **wanted: Any) -> list[str]:
    """Return the titles of the data set that is made of *shard*."""
    target = shard.with_name("corpus")
    told: list[str] = []
    make([shard], Wanted(title="news", **wanted), place_of(str(target)), told.append)
    assert told == []
    (path,) = (target / "data").iterdir()
    assert json.loads((target / "record.schema.json").read_bytes())["type"] == "object"
    return [str(title) for title in pq.read_table(path)["title"].to_pylist()]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["1/0", "2/0", "1/1", "3/0", "2/1"]),
        ({"latest": True}, ["1/1", "3/0", "2/1"]),
        ({"without": frozenset({"duplicate"})}, ["1/0", "2/0", "1/1", "3/0"]),
        ({"without": frozenset({"any"})}, ["1/0", "1/1"]),
        # The latest is left out for its verdict: the one before does not come in its place.
        ({"latest": True, "without": frozenset({"duplicate"})}, ["1/1", "3/0"]),
    ],
)
def test_records_are_chosen_by_revision_and_verdict(
    shard: Path, wanted: dict[str, Any], titles: list[str]
) -> None:
    assert made(shard, **wanted) == titles
    card = (shard.with_name("corpus") / "README.md").read_text(encoding="utf-8")
    assert f"\n{len(titles)} news stories" in card
    assert ("latest revision was taken" in card) == ("latest" in wanted)


def test_an_object_store_holds_what_a_folder_does(shard: Path) -> None:
    for target in ("memory://made", str(shard.with_name("corpus"))):
        place = place_of(target)
        make([shard], Wanted(title="made", kind="jsonl", compression="none"), place, lambda _: None)
        place.close()
    memory = fsspec.filesystem("memory")
    names = ("data/stories-00001.jsonl", "record.schema.json", "README.md")
    assert {path.removeprefix("/made/") for path in memory.find("/made")} == set(names)
    for name in names:
        assert memory.cat(f"/made/{name}") == (shard.with_name("corpus") / name).read_bytes()
    assert memory.cat("/made/data/stories-00001.jsonl") == shard.read_bytes()
