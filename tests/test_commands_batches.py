"""``scrapy clean`` over archives, killed and gone on with."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.speed.sites import SMALL, pages, sites
from tests.test_commands_clean import HTML, ROOT, TEXT, clean
from tests.warcs import answer, packed

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"a": 1, "b": 40, "c": 1}
"""Of each archive."""


def filled(folder: Path) -> list[str]:
    """Fill *folder* with three archives, the second of which takes a while, and a page that is none; return the
    addresses of all their pages."""
    folder.mkdir()
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    urls = [(folder / "page.txt").as_uri()]
    bases = tuple(f"https://{name}.example" for name in PAGES)
    for site, (name, count) in zip(sites(3, scale=SMALL, bases=bases), PAGES.items(), strict=True):
        made = list(pages([site], count))
        answers = [answer(page.url, page.html) for page in made]
        (folder / f"{name}.warc.gz").write_bytes(packed(answers) + (b"noise" if name == "a" else b""))
        urls += [page.url for page in made]
    return urls


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


def test_a_killed_run_is_gone_on_with_and_nothing_is_lost_or_done_twice(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out" / "all.jsonl"
    urls = filled(folder)
    killed_behind(folder, output, 2)
    archive = folder / "a.warc.gz"
    before, times = archive.read_bytes(), archive.stat()
    archive.write_bytes(packed([answer("https://a.example/other", HTML.encode())]))
    changed = clean(folder, output=output)
    assert changed.code == 1
    assert f"{archive.resolve()} was cleaned by the run that this one goes on with, and has" in changed.said
    archive.write_bytes(before)
    os.utime(archive, ns=(times.st_atime_ns, times.st_mtime_ns))
    rest = clean(folder, output=output, sets={"NEWSCRAWL_RUN": "second"})
    assert rest.code == 0
    assert "a.warc.gz: done" not in rest.said
    assert "2 of 3 archives done; b.warc.gz: done" in rest.said
    assert "archives: 3; records: 42; no pages: none; broken: 1" in rest.said
    assert f"pages cleaned: {len(urls)}; stories: {len(urls)} in {output}" in rest.said
    assert [record["url"] for record in rest.kept] == urls
    assert {record["run"] for record in rest.kept} == {"first"}
    assert sorted(path.name for path in output.parent.iterdir()) == ["all.jsonl", "all.rejected.jsonl"]
