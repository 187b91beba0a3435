"""Runs one after another of the true ``scrapy crawl``: each brings what the ones before did not."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.changing_site import ChangingSite, Story
from tests.test_spiders_crawl import ROOT, command, crawl, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with ChangingSite(stories(12)) as site:
        yield site


def stories(count: int) -> dict[str, Story]:
    """Return *count* stories, the newest first, an hour between them."""
    return {f"/{number}": Story(published=NOW - timedelta(hours=number)) for number in range(1, count + 1)}


def run(folder: Path, site: ChangingSite, name: str, *arguments: str, **settings: object) -> str:
    """Crawl *site* in run *name*, and return the log."""
    (folder / "site.toml").write_text(site.catalogue, encoding="utf-8")
    settings = {"NEWSCRAWL_DUE": "all"} | settings  # one run right after another
    given = [f"NEWSCRAWL_RUN={name}", *(f"{setting}={value}" for setting, value in settings.items())]
    done = crawl(folder / "output", "news", f"sources={folder / 'site.toml'}", *arguments, settings=given)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def written(folder: Path, name: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return the records of run *name*, or of all, by the path of their page."""
    found: dict[str, list[dict[str, Any]]] = {}
    for record in records(folder / "output" / name):
        found.setdefault("/" + record["url"].rpartition("/")[2], []).append(record)
    return found


def test_a_run_takes_up_what_the_one_before_left_and_leaves_what_is_finished(
    tmp_path: Path, site: ChangingSite
) -> None:
    site.stories = stories(6)
    site.stories["/2"].status = 404
    site.stories["/3"].status = 503
    site.stories["/4"].moved = "/1"
    run(tmp_path, site, "run-1", "limit=4")
    assert written(tmp_path).keys() == {"/1"}
    assert {path for path, _ in site.take_asked()} == {"/feed.xml", "/1", "/2", "/3", "/4"}
    site.stories["/3"].status = 200
    log = run(tmp_path, site, "run-2")
    assert site.take_asked() == [("/3", 200), ("/5", 200), ("/6", 200), ("/feed.xml", 304)]
    assert "'newscrawl/ledger/taken_up_count': 3" in log
    assert {path: len(found) for path, found in written(tmp_path).items()} == {
        "/1": 1, "/3": 1, "/5": 1, "/6": 1,
    }  # fmt: skip


def test_a_correction_is_a_revision_and_what_has_not_changed_is_not_written(
    tmp_path: Path, site: ChangingSite
) -> None:
    site.stories = stories(3)
    run(tmp_path, site, "run-1", NEWSCRAWL_REVISIT_DAYS=3)
    with sqlite3.connect(tmp_path / "output" / "newscrawl.sqlite") as store:
        store.execute("UPDATE visit SET due = 0")  # as if hours had passed
    store.close()
    site.stories["/2"].words = "بعد تصحيح الكلفة"
    site.take_asked()
    log = run(tmp_path, site, "run-2", NEWSCRAWL_REVISIT_DAYS=3)
    assert site.take_asked() == [("/1", 304), ("/2", 200), ("/3", 304), ("/feed.xml", 304)]
    (first,), (second,) = written(tmp_path, "run-1")["/2"], written(tmp_path, "run-2")["/2"]
    assert written(tmp_path, "run-2").keys() == {"/2"}
    assert (first["id"], first["revision"], first["modified"]) == (second["id"], 0, None)
    assert (second["revision"], second["modified"]) == (1, second["fetched"])
    assert "'newscrawl/article/unchanged_count': 2" in log
    assert "'newscrawl/revision/changed_count': 1" in log


def test_a_killed_run_is_gone_on_with_and_every_article_is_there_once(
    tmp_path: Path, site: ChangingSite
) -> None:
    site.delay = 0.3
    (tmp_path / "site.toml").write_text(site.catalogue, encoding="utf-8")
    site.delay = 0
    output = tmp_path / "output"
    line = command(output, "news", f"sources={tmp_path / 'site.toml'}")
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as killed:
        until = time.monotonic() + 60
        while len(site.asked) < 6 and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(killed.pid, signal.SIGKILL)
    assert 6 <= len(site.asked) < 13
    run(tmp_path, site, "run-2")
    assert {path: len(found) for path, found in written(tmp_path).items()} == dict.fromkeys(site.stories, 1)
    with sqlite3.connect(output / "newscrawl.sqlite") as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.execute("SELECT state, count(*) FROM address GROUP BY state").fetchall() == [(2, 12)]
    store.close()


@pytest.mark.thorough
def test_a_list_is_gone_on_with_and_a_damaged_store_is_set_aside_and_only_a_word_makes_another(
    tmp_path: Path, site: ChangingSite
) -> None:
    site.stories = stories(3)
    site.stories["/1"].status = 410
    for name, count in (("run-1", 2), ("run-2", 3)):
        done = crawl_list(tmp_path, site, name, count)
        assert done.returncode == 0, done.stderr[-3000:]
    assert site.take_asked() == [("/1", 410), ("/2", 200), ("/3", 200)]
    assert "'newscrawl/discovery/skipped_count/known': 2" in done.stderr

    store = tmp_path / "output" / "newscrawl.sqlite"
    damaged = b"\0" * 100 + store.read_bytes()[100:]
    store.write_bytes(damaged)
    for name in ("run-3", "run-4"):
        done = crawl_list(tmp_path, site, name, 3)
        assert (done.returncode, site.take_asked()) == (1, [])
        last = done.stderr.strip().splitlines()[-1]
        assert last.startswith(f"scrapy crawl urls: {store}: ")
        assert "NEWSCRAWL_STORE_ANEW=True" in last
        assert not store.exists()
    (aside,) = store.parent.glob("newscrawl.sqlite.broken-*")
    assert str(aside) in last

    done = crawl_list(tmp_path, site, "run-5", 3, "NEWSCRAWL_STORE_ANEW=True")
    assert done.returncode == 0, done.stderr[-3000:]
    assert "'newscrawl/ledger/found_count': 2" in done.stderr
    assert site.take_asked() == [("/1", 410)]
    assert aside.read_bytes() == damaged


def crawl_list(
    folder: Path, site: ChangingSite, name: str, count: int, *settings: str
) -> subprocess.CompletedProcess[str]:
    """Crawl a list of the first *count* stories of *site*."""
    lines = [f"{site.base}{path}" for path in site.stories]
    (folder / "urls.txt").write_text("\n".join(lines[:count]), encoding="utf-8")
    given = [f"NEWSCRAWL_RUN={name}", *settings]
    return crawl(folder / "output", "urls", f"file={folder / 'urls.txt'}", "private=true", settings=given)
