"""The commands of the documents are run: some by each run of the tests, the others by `make commands`."""

from __future__ import annotations

import doctest
import json
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks.documents import choosing
from benchmarks.documents.choosing import LEFT, QUICK, in_order, reason_to_leave
from benchmarks.documents.reading import whole_commands
from benchmarks.documents.running import Ran, run
from benchmarks.documents.scene import scene

if TYPE_CHECKING:
    from pathlib import Path

RAN = Ran(command="scrapy list", code=0, said="news\n", seconds=0.1)


@pytest.mark.thorough
def test_the_quick_ones_do_what_they_are_shown_for(tmp_path: Path) -> None:
    with scene(tmp_path) as host:
        for command in QUICK:
            assert run(command, tmp_path, host).complaint is None
    lines = [line for file in tmp_path.glob("output/*/*.jsonl") for line in file.read_bytes().splitlines()]
    assert (
        len({json.loads(line)["site"] for line in lines}) == 4
    )  # those of the demo, and that of the catalogue
    assert (tmp_path / "both.jsonl").read_bytes().count(b"\n") >= 6
    assert b"<html" in (tmp_path / "output" / "report.html").read_bytes()
    assert json.loads((tmp_path / "one.jsonl").read_bytes().splitlines()[0])["text"]


def test_the_documents_show_the_quick_ones() -> None:
    assert set(QUICK) <= set(whole_commands())


def test_nothing_is_left_without_need() -> None:
    commands = whole_commands()
    assert [pattern for pattern in LEFT if not any(re.match(pattern, command) for command in commands)] == []
    left = [command for command in commands if reason_to_leave(command) is not None]
    assert len(commands) - len(left) >= 40
    assert not set(left) & set(QUICK)


def test_what_others_need_is_made_before_and_taken_away_after() -> None:
    made, shown, taken = "scrapy clean x -o y", "scrapy sources lines z", "scrapy sources lines z --forget"
    assert in_order([taken, shown, made]) == [made, shown, taken]


@pytest.mark.parametrize("command", ["scrapy burn", "python -m newscrawl.demo --colour red"])
def test_a_command_that_fails_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = newscrawl.settings\n", encoding="utf-8")
    assert (run(command, tmp_path, "").complaint or "").startswith("exit code ")


@pytest.mark.parametrize(
    ("ran", "complaint"),
    [
        (RAN, None),
        (Ran(command="x", code=0, said="", seconds=0), "it said nothing"),
        (Ran(command="x", code=0, said="", seconds=0, target="x.jsonl", is_written=True), None),
        (Ran(command="x", code=0, said="done", seconds=0, target="x.jsonl"), "x.jsonl was not written"),
        (
            Ran(command="x", code=0, said="Traceback (most", seconds=0),
            "exit code 0: Traceback (most",
        ),
    ],
)
def test_what_is_wrong_is_told(ran: Ran, complaint: str | None) -> None:
    assert ran.complaint == complaint


def test_the_examples_are_true() -> None:
    assert doctest.testmod(choosing).attempted > 0
    assert doctest.testmod(choosing).failed == 0
