"""The measurement of full disks counts what is missing and what is doubled; its crawls are as those of test_export_disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.reliability.disk import Place
from benchmarks.reliability.smalldisk import SmallDisk

if TYPE_CHECKING:
    from pathlib import Path


def test_counts_pages_that_are_missing_doubled_and_unfinished(tmp_path: Path) -> None:
    run = tmp_path / "output" / "here"
    run.mkdir(parents=True)
    (tmp_path / "output" / ".journal").mkdir()
    lines = [{"url": url, "part": part} for url, part in (("a", 0), ("b", 0), ("b", 1), ("b", 0))]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (run / "stories-2026-11-22-0001.jsonl").write_text(text, encoding="utf-8")
    (run / "stories-2026-11-22-0002.jsonl.part").write_text('{"url": "c", "part": 0}\n', encoding="utf-8")
    place = Place(SmallDisk(tmp_path), tmp_path)
    assert place.row("case", ["a", "b", "c"], "0") == ("case", "0", 3, 1, 1, 1)


def test_counts_all_as_missing_where_there_is_no_output(tmp_path: Path) -> None:
    assert Place(SmallDisk(tmp_path), tmp_path).row("case", ["a"], "3") == ("case", "3", 1, 1, 0, 0)
