"""A folder with the files that the commands of the documents name, and a site that they can crawl."""

from __future__ import annotations

import gzip
import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.speed.sites import SMALL, pages, sites
from newscrawl.demo import DemoServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUN = "output/20261122T071855Z-3f9a"
"""The folder of a run, as the documents name it."""
OTHER_RUN = "output/20261126T121402Z-d577"
ARCHIVE = "CC-NEWS-20261120063000-00001.warc.gz"
_SOURCE = """\
[[source]]
name = "waha"
title = "الواحة"
url = "http://{host}/"
language = "ar"
country = "SA"
timezone = "Asia/Riyadh"
delay = 0.05
private = true
feeds = ["http://{host}/feed.xml"]
"""
_RULE = """\
language = "ar"

[[widget]]
id = "own-follow"
kind = "promotion"
where = "alone"
phrases = ["تابعوا نشرة الميناء"]
source = "a newsletter of the harbour"
hit = "تابعوا نشرة الميناء"
miss = "قال الصيادون إنهم تابعوا نشرة الميناء قبل الإبحار."
"""
_LINES = "افتتحت بلدية الميناء صباح الأحد جسر المشاة الجديد بعد عامين من الأشغال.\n" * 4


@contextmanager
def scene(folder: Path) -> Iterator[str]:
    """Write to *folder* what commands name; give the address, host and port, of an outlet that is served meanwhile."""
    with DemoServer() as server:
        host = server.hosts["alwaha.demo"]
        (folder / "scrapy.cfg").write_text("[settings]\ndefault = newscrawl.settings\n", encoding="utf-8")
        (folder / "mine.toml").write_text(_SOURCE.format(host=host), encoding="utf-8")
        (folder / "urls.txt").write_text(f"http://{host}/\n", encoding="utf-8")
        (folder / "page.txt").write_text(_LINES, encoding="utf-8")
        for name in ("rules", "corrections/rules", "home"):
            (folder / name).mkdir(parents=True)
        for name in ("rules", "corrections/rules"):
            (folder / name / "own.toml").write_text(_RULE, encoding="utf-8")
        _write_pages(folder)
        yield host


def keep_run(folder: Path) -> None:
    """Give the run in :data:`RUN`, which kept its pages as WARC, the other names that the documents have for it."""
    shutil.copytree(folder / RUN, folder / OTHER_RUN)
    shutil.copy(folder / "output" / "newscrawl.sqlite", folder / "machine-2.sqlite")
    (folder / "archives").mkdir()
    kept = next((folder / RUN / "warc").glob("*.warc.gz"))
    for name in (ARCHIVE, f"archives/{ARCHIVE}"):
        shutil.copy(kept, folder / name)


def _write_pages(folder: Path) -> None:
    made = [page.html for page in pages(sites(1, scale=SMALL), 12)]
    (folder / "pages").mkdir()
    for number, html in enumerate(made[:3]):
        (folder / "pages" / f"{number}.html").write_bytes(html)
    (folder / "page.html").write_bytes(made[0])
    (folder / "page.html.gz").write_bytes(gzip.compress(made[0]))
    lines = [
        {"url": f"https://example.org/news/{number}", "html": html.decode()}
        for number, html in enumerate(made)
    ]
    quarantine = folder / "output" / "RUN" / "quarantine"
    quarantine.mkdir(parents=True)
    for target in (folder / "pages.jsonl", quarantine / "manifest.jsonl"):
        target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
