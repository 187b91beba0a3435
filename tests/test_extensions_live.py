"""A crawl and a cleaning on a real terminal, and on none."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.extensions.screen import SHOW_CURSOR
from tests.terminals import run_on_terminal
from tests.test_commands_batches import filled
from tests.test_commands_clean import ROOT, TEXT
from tests.test_spiders_crawl import crawl

if TYPE_CHECKING:
    from pathlib import Path

SCRAPY = [sys.executable, "-m", "scrapy"]
HIDDEN = "\x1b[?25l"
"""Hides the cursor."""
CLEARED = "\x1b[2K"
"""Erases a line: what was drawn is taken away."""


def words(seen: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)


def test_a_crawl_shows_what_it_does_and_takes_it_away_before_the_summary(tmp_path: Path) -> None:
    command = [
        *SCRAPY,
        "crawl",
        "news",
        "-a",
        "sources=demo",
        "-a",
        "limit=3",
        "-s",
        f"NEWSCRAWL_OUTPUT={tmp_path}",
    ]
    code, printed, seen = run_on_terminal(command, ROOT, {})
    assert code == 0
    assert re.search(r"news · \d:\d\d · [1-9]\d* pages \(\d+\.\d/s\) · [1-9]\d* stories", words(seen))
    assert re.search(r"almarsa\s+━+\S*\s+3 of 3", words(seen))
    assert "removed by kind: " in words(seen)
    assert "Spider closed (finished)" in words(seen)
    assert seen.rstrip().endswith("\x1b[?25h") or CLEARED in seen[-200:]
    assert printed.startswith("run ended: finished")
    assert "see what it brought, in a browser: scrapy report " in printed
    assert "\x1b" not in printed


@pytest.mark.thorough
def test_a_terminal_that_cannot_draw_and_a_pipe_get_plain_lines(tmp_path: Path) -> None:
    command = [
        *SCRAPY,
        "crawl",
        "news",
        "-a",
        "sources=demo",
        "-a",
        "limit=1",
        "-s",
        f"NEWSCRAWL_OUTPUT={tmp_path}",
    ]
    code, _, seen = run_on_terminal(command, ROOT, {"TERM": "dumb"})
    assert code == 0
    assert "waiting" not in seen
    assert "\x1b" not in seen
    piped = crawl(tmp_path / "piped", "news", "sources=demo", "limit=1")
    assert "\x1b" not in piped.stderr + piped.stdout
    assert "Spider closed (finished)" in piped.stderr
    assert "WARNING: Disabled" not in piped.stderr  # what is off by default is nothing to warn of


def test_the_cursor_comes_back_though_the_crawl_does_not_end_in_order(tmp_path: Path) -> None:
    # All of the demo: to end that in order takes a while, in which the second signal comes.
    command = [*SCRAPY, "crawl", "news", "-a", "sources=demo", "-s", f"NEWSCRAWL_OUTPUT={tmp_path}"]
    _, printed, seen = run_on_terminal(command, ROOT, {}, interrupt_at=("0 of 20", "Received SIGINT"))
    assert printed == ""  # no summary: it did not end in order
    assert seen.count(HIDDEN) == 1
    assert SHOW_CURSOR in seen.partition(HIDDEN)[2]


def test_a_cleaning_shows_what_it_does(tmp_path: Path) -> None:
    pages = [{"url": f"https://rif.example/{number}", "text": f"{TEXT}\n{number}"} for number in range(60)]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    command = [*SCRAPY, "clean", str(manifest), "-o", str(tmp_path / "out.jsonl")]
    code, printed, seen = run_on_terminal(command, ROOT, {})
    assert (code, printed) == (0, "")
    assert re.search(r"clean, reading \d+ of 60 · ", words(seen))
    assert "pages cleaned: 60; stories: " in words(seen)


@pytest.mark.thorough
def test_a_cleaning_of_archives_shows_what_it_does_and_says_which_are_done(tmp_path: Path) -> None:
    urls = filled(tmp_path / "in")
    command = [*SCRAPY, "clean", str(tmp_path / "in"), "-o", str(tmp_path / "out.jsonl")]
    code, printed, seen = run_on_terminal(command, ROOT, {})
    assert (code, printed) == (0, "")
    assert re.search(r"clean, reading \d+ of \d+ · ", words(seen))
    assert "3 of 3 archives done" in words(seen)
    assert f"pages cleaned: {len(urls)}; stories: " in words(seen)
