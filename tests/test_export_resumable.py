"""Output in batches: what is finished stands whatever happens, and a run is gone on with or refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.resumable import ResumableError, ResumableOutput

if TYPE_CHECKING:
    from pathlib import Path


def opened(folder: Path, *, version: str = "1", run: str = "first") -> ResumableOutput:
    return ResumableOutput([folder / "a.jsonl", folder / "b.jsonl"], {"version": version}, {"run": run})


def left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_have_their_names_once_all_is_written(tmp_path: Path) -> None:
    output = opened(tmp_path)
    output.write(0, b"kept\n")
    output.write(1, b"rejected\n")
    output.finish_batch("one", {"pages": 2})
    assert set(left(tmp_path)) == {"a.jsonl.part", "b.jsonl.part", "a.jsonl.progress"}
    output.finish()
    output.close()
    assert left(tmp_path) == {"a.jsonl": b"kept\n", "b.jsonl": b"rejected\n"}


def test_the_next_run_goes_on_behind_the_last_batch_that_was_finished(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write(0, b"one\n")
    first.finish_batch("one", {"pages": 1})
    first.write(0, b"half of two\n")
    first.close()
    assert left(tmp_path)["a.jsonl.part"] == b"one\nhalf of two\n"
    second = opened(tmp_path, run="second")
    assert (second.batches, second.told) == ({"one": {"pages": 1}}, {"run": "first"})
    second.finish_batch("empty", {})
    second.write(0, b"two\n")
    second.finish_batch("two", {})
    second.close()
    third = opened(tmp_path)
    assert list(third.batches) == ["one", "empty", "two"]
    third.finish()
    third.close()
    assert left(tmp_path) == {"a.jsonl": b"one\ntwo\n", "b.jsonl": b""}


def test_a_line_of_the_journal_that_was_cut_off_does_not_count(tmp_path: Path) -> None:
    output = opened(tmp_path)
    output.write(0, b"one\n")
    output.finish_batch("one", {})
    output.close()
    journal = tmp_path / "a.jsonl.progress"
    journal.write_bytes(journal.read_bytes()[:-5])
    again = opened(tmp_path)
    assert again.batches == {}
    again.close()
    assert left(tmp_path)["a.jsonl.part"] == b""
    assert len(journal.read_bytes().splitlines()) == 1


def test_a_run_that_was_killed_while_it_named_its_files_is_brought_to_its_end(tmp_path: Path) -> None:
    output = opened(tmp_path)
    output.write(0, b"one\n")
    output.finish_batch("one", {})
    output.close()
    with (tmp_path / "a.jsonl.progress").open("ab") as journal:
        journal.write(json.dumps({"finished": True}).encode() + b"\n")
    (tmp_path / "a.jsonl.part").rename(tmp_path / "a.jsonl")
    again = opened(tmp_path)
    assert list(again.batches) == ["one"]
    again.finish()
    again.close()
    assert left(tmp_path) == {"a.jsonl": b"one\n", "b.jsonl": b""}


def test_what_cannot_be_gone_on_with_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    output = opened(tmp_path)
    with pytest.raises(ResumableError, match="another run writes this output now"):
        opened(tmp_path)
    output.write(0, b"one\n")
    output.finish_batch("one", {})
    output.close()
    with pytest.raises(ResumableError, match=r"another version \('1', now '2'\): go on with the same"):
        opened(tmp_path, version="2")
    before = left(tmp_path)
    (tmp_path / "a.jsonl.part").write_bytes(b"on")
    with pytest.raises(ResumableError, match="shorter than"):
        opened(tmp_path)
    (tmp_path / "a.jsonl.part").write_bytes(b"one\n")
    assert left(tmp_path) == before
