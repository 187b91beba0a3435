from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.durable import is_held
from newscrawl.export.journal import Journal, read_journal
from newscrawl.signals import Receipt

if TYPE_CHECKING:
    from pathlib import Path


def receipt(number: int) -> Receipt:
    return Receipt(
        requested=f"https://example.org/{number}",
        url=f"https://example.org/خبر-{number}",
        records=((f"{number:032x}", "accepted"), ("0" * 32, "rejected")),
    )


def only(folder: Path) -> Path:
    (path,) = (folder / ".journal").iterdir()
    return path


def test_says_which_bytes_are_acknowledged_and_of_which_pages(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "here")
    first, second = tmp_path / "here" / "a.part", tmp_path / "here" / "b.part"
    journal.claim(first)
    journal.claim(second)
    journal.commit({first: 10, second: 20}, [receipt(1), receipt(2)])
    journal.commit({first: 30}, [receipt(3)])
    entries = read_journal(only(tmp_path), tmp_path)
    assert entries.parts == {first: 30, second: 20}
    assert entries.undelivered == [(receipt(1), receipt(2)), (receipt(3),)]


def test_forgets_receipts_once_they_are_taken(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "here")
    journal.commit({}, [receipt(1)])
    journal.deliver()
    journal.commit({}, [receipt(2)])
    assert read_journal(only(tmp_path), tmp_path).undelivered == [(receipt(2),)]


def test_an_output_folder_can_be_moved_with_what_is_in_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "old", "here")
    journal.commit({tmp_path / "old" / "here" / "a.part": 10, tmp_path / "elsewhere.part": 5}, [])
    (tmp_path / "old").rename(tmp_path / "new")
    parts = read_journal(only(tmp_path / "new"), tmp_path / "new").parts
    assert parts == {tmp_path / "new" / "here" / "a.part": 10, tmp_path / "elsewhere.part": 5}


@pytest.mark.parametrize("torn", [b'{"delivered": tr', b"\0" * 4096, b'{"a": \xff}\n'])
def test_reads_up_to_a_line_that_was_not_finished(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path, "here")
    journal.commit({}, [receipt(1)])
    with only(tmp_path).open("ab") as file:
        file.write(torn)
    assert read_journal(only(tmp_path), tmp_path).undelivered == [(receipt(1),)]


def test_is_held_while_it_is_open(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "here")
    assert is_held(only(tmp_path))
    journal.close(keep=True)
    assert not is_held(only(tmp_path))


@pytest.mark.parametrize(
    ("keep", "delivered", "stays"),
    [(False, True, False), (True, True, True), (False, False, True), (True, False, True)],
)
def test_is_deleted_when_nothing_is_left_to_be_done(
    tmp_path: Path, *, keep: bool, delivered: bool, stays: bool
) -> None:
    journal = Journal(tmp_path, "here")
    journal.commit({}, [receipt(1)])
    if delivered:
        journal.deliver()
    journal.close(keep=keep)
    assert bool(os.listdir(tmp_path / ".journal")) is stays  # noqa: PTH208


def test_each_process_of_a_run_has_its_own(tmp_path: Path) -> None:
    journals = [Journal(tmp_path, "here") for _ in range(2)]
    journals[0].close(keep=False)
    assert only(tmp_path).name == "here.2.log"


def test_says_of_half_a_page_that_it_is_none_and_reads_what_older_versions_wrote(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "here")
    half = replace(receipt(1), is_whole=False)
    journal.commit({}, [half])
    path = only(tmp_path)
    with path.open("ab") as more:
        more.write(
            b'{"delivered": false, "parts": {}, "pages": [["https://example.org/2", "https://example.org/2", []]]}\n'
        )
    (first,), (older,) = read_journal(path, tmp_path).undelivered
    assert first == half
    assert older.is_whole
