"""Notes stand once they are made, are one process's at a time, and a line that was cut off is none."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path


def test_finds_what_an_earlier_command_noted(tmp_path: Path) -> None:
    with closing(Notes(tmp_path / "notes")) as notes:
        assert notes.found == []
        notes.add("begun")
        notes.add({"shard": 1, "text": "رصيف"})
    with closing(Notes(tmp_path / "notes")) as notes:
        assert notes.found == ["begun", {"shard": 1, "text": "رصيف"}]


def test_takes_away_a_line_that_was_cut_off_and_goes_on_behind_the_last_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_bytes(b'"begun"\n{"shard": 1}\n{"sha')
    with closing(Notes(path)) as notes:
        assert notes.found == ["begun", {"shard": 1}]
        notes.add({"shard": 2})
    assert path.read_bytes() == b'"begun"\n{"shard": 1}\n{"shard": 2}\n'


def test_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    with closing(Notes(tmp_path / "notes")), pytest.raises(BlockingIOError):
        Notes(tmp_path / "notes")
    Notes(tmp_path / "notes").close()


def test_one_that_was_taken_away_begins_anew(tmp_path: Path) -> None:
    with closing(Notes(tmp_path / "notes")) as notes:
        notes.add("begun")
        notes.remove()
        with closing(Notes(tmp_path / "notes")) as anew:
            assert anew.found == []
