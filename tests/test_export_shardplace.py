from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.export.journal import Journal
from newscrawl.export.packing import PACKINGS
from newscrawl.export.shardplace import ShardPlace, complete, today

if TYPE_CHECKING:
    from pathlib import Path

LINE = b'{"number": 1}\n'


@pytest.mark.parametrize("kind", sorted(PACKINGS))
def test_takes_no_number_that_is_taken_whatever_its_file_is_called(tmp_path: Path, kind: str) -> None:
    for name in ("0001.jsonl.gz", "0002.jsonl.part", "0004.jsonl.zst.part"):
        (tmp_path / f"stories-{today()}-{name}").write_bytes(b"")
    journal = Journal(tmp_path, "here")
    place = ShardPlace(target=tmp_path / "stories.jsonl", packing=PACKINGS[kind], journal=journal)
    made = [place.create().path.name for _ in range(2)]
    suffix = PACKINGS[kind].suffix
    assert made == [f"stories-{today()}-{number}.jsonl{suffix}.part" for number in ("0003", "0005")]


def test_completes_no_shard_over_another(tmp_path: Path) -> None:
    part = tmp_path / "stories-2026-11-22-0001.jsonl.part"
    part.write_bytes(LINE)
    (tmp_path / "stories-2026-11-22-0001.jsonl").write_bytes(b"other\n")
    with pytest.raises(FileExistsError, match="move one of them away"):
        complete(part, len(LINE))
    assert part.read_bytes() == LINE


def test_calls_no_shard_complete_that_holds_more_than_is_acknowledged(tmp_path: Path) -> None:
    place = ShardPlace(
        target=tmp_path / "stories.jsonl", packing=PACKINGS["none"], journal=Journal(tmp_path, "here")
    )
    file = place.create()
    file.append(LINE)
    with pytest.raises(OSError, match="not acknowledged"):
        place.finish(file, 0, failed=False)
    assert file.path.exists()
