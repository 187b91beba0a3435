"""Lines in batches: what is finished stands whatever happens, and a run is gone on with or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.export.resumable import ResumableError, ResumableLines

if TYPE_CHECKING:
    from pathlib import Path


def opened(folder: Path, *, version: str = "1", run: str = "first") -> ResumableLines:
    return ResumableLines(folder / "a.jsonl", {"version": version}, {"run": run})


def left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_lines_come_back_in_order_and_nothing_is_left_once_they_were_used(tmp_path: Path) -> None:
    lines = opened(tmp_path)
    lines.write(b"one\n")
    lines.write(b"two\n")
    lines.finish_batch("both", {"pages": 2})
    assert list(lines.lines()) == [b"one\n", b"two\n"]
    assert set(left(tmp_path)) == {"a.jsonl.cleaned", "a.jsonl.progress"}
    lines.remove()
    lines.close()
    assert left(tmp_path) == {}


def test_the_next_run_goes_on_behind_the_last_batch_that_was_finished(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write(b"one\n")
    first.finish_batch("one", {"pages": 1})
    first.write(b"half of two\n")
    first.close()
    assert left(tmp_path)["a.jsonl.cleaned"] == b"one\nhalf of two\n"
    second = opened(tmp_path, run="second")
    assert (second.batches, second.told) == ({"one": {"pages": 1}}, {"run": "first"})
    second.finish_batch("empty", {})
    second.write(b"two\n")
    second.finish_batch("two", {})
    second.close()
    third = opened(tmp_path)
    assert list(third.batches) == ["one", "empty", "two"]
    assert list(third.lines()) == [b"one\n", b"two\n"]
    third.close()


def test_a_line_of_the_journal_that_was_cut_off_does_not_count(tmp_path: Path) -> None:
    lines = opened(tmp_path)
    lines.write(b"one\n")
    lines.finish_batch("one", {})
    lines.close()
    journal = tmp_path / "a.jsonl.progress"
    journal.write_bytes(journal.read_bytes()[:-5])
    again = opened(tmp_path)
    assert again.batches == {}
    again.close()
    assert left(tmp_path)["a.jsonl.cleaned"] == b""
    assert len(journal.read_bytes().splitlines()) == 1


def test_lines_without_a_journal_are_of_a_run_that_came_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.cleaned").write_bytes(b"old\n")
    lines = opened(tmp_path)
    assert list(lines.lines()) == []
    lines.close()


def test_what_cannot_be_gone_on_with_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    lines = opened(tmp_path)
    with pytest.raises(ResumableError, match="another run writes this output now"):
        opened(tmp_path)
    lines.write(b"one\n")
    lines.finish_batch("one", {})
    lines.close()
    with pytest.raises(ResumableError, match=r"another version \('1', now '2'\): go on with the same"):
        opened(tmp_path, version="2")
    before = left(tmp_path)
    (tmp_path / "a.jsonl.cleaned").write_bytes(b"on")
    with pytest.raises(ResumableError, match="shorter than"):
        opened(tmp_path)
    (tmp_path / "a.jsonl.cleaned").write_bytes(b"one\n")
    assert left(tmp_path) == before
