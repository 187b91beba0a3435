"""``scrapy clean`` over archives, killed and gone on with."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from benchmarks.speed.sites import SMALL, pages, sites
from tests.test_commands_clean import HTML, ROOT, TEXT, clean
from tests.warcs import answer, packed

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (1, 40, 1)
"""Of each archive."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three archives, the second of which takes a while, and a page that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    bases = tuple(f"https://{name}.example" for name in "abc")
    for name, count, site in zip("abc", PAGES, sites(3, scale=SMALL, bases=bases), strict=True):
        answers = [answer(page.url, page.html) for page in pages([site], count)]
        (folder / f"{name}.warc.gz").write_bytes(packed(answers) + (b"noise" if name == "a" else b""))
    return folder


def killed_behind(folder: Path, output: Path, batches: int) -> None:
    """Clean *folder*, and kill the command as soon as so many batches are done."""
    command = [sys.executable, "-m", "scrapy", "clean", str(folder), "-o", str(output)]
    journal = output.with_name(f"{output.name}.progress")
    process = subprocess.Popen([*command, "-s", "NEWSCRAWL_RUN=first"], cwd=ROOT, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not journal.exists() or len(journal.read_bytes().splitlines()) < 1 + batches:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert not output.exists()


def test_a_killed_run_is_gone_on_with_and_nothing_is_lost_or_done_twice(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "all.jsonl"
    whole = clean(folder, output=tmp_path / "whole.jsonl", sets={"NEWSCRAWL_RUN": "first"})
    assert len(whole.kept) == 1 + sum(PAGES)
    killed_behind(folder, output, 2)
    began = time.time_ns()
    other = clean(folder, output=output, sets={"NEWSCRAWL_MIN_WORDS": "21"})
    assert other.code == 1
    assert "begun with another NEWSCRAWL_MIN_WORDS (20, now 21): go on with the same" in other.said
    archive = folder / "a.warc.gz"
    before, times = archive.read_bytes(), archive.stat()
    archive.write_bytes(packed([answer("https://a.example/other", HTML.encode())]))
    changed = clean(folder, output=output)
    assert changed.code == 1
    assert (
        f"{archive.resolve()} was cleaned by the run that this one goes on with, and has changed"
        in changed.said
    )
    archive.write_bytes(before)
    os.utime(archive, ns=(times.st_atime_ns, times.st_mtime_ns))
    rest = clean(folder, output=output, sets={"NEWSCRAWL_RUN": "second"})
    assert rest.code == 0
    assert "a.warc.gz: done" not in rest.said
    assert "2 of 3 archives done; b.warc.gz: done" in rest.said
    assert rest.said.splitlines()[-3:-1] == [
        line.replace("whole.jsonl", "out/all.jsonl") for line in whole.said.splitlines()[-3:-1]
    ]
    # A file says nothing of when it was fetched: that was when its run began.
    moments = {record.pop("fetched") for record in (rest.kept[0], whole.kept[0])}
    assert len(moments) == 2
    assert rest.kept == whole.kept
    assert {record["run"] for record in rest.kept} == {"first"}
    assert sorted(path.name for path in output.parent.iterdir()) == ["all.jsonl", "all.rejected.jsonl"]
    assert output.stat().st_mtime_ns > began
