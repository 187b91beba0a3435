"""The true ``scrapy crawl news``, again and again: what is due, and two at once."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from newscrawl.demo import DemoServer
from tests.test_spiders_crawl import ROOT, asked_for, command, crawl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = """
[[source]]
name = "waha"
title = "الواحة"
url = "http://{address}/"
language = "ar"
country = "JO"
timezone = "Asia/Amman"
private = true
feeds = ["http://{address}/feed.xml"]
"""
FEED = ("alwaha.demo", "/feed.xml")


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


def catalogue(server: DemoServer, path: Path) -> Path:
    path.write_text(ONE.format(address=server.hosts["alwaha.demo"]), encoding="utf-8")
    return path


def test_a_crawl_asks_for_what_is_due_and_all_for_all(tmp_path: Path, server: DemoServer) -> None:
    mine = catalogue(server, tmp_path / "mine.toml")
    # Of the article that robots.txt forbids, once is enough: else the second crawl would have it to do.
    first = crawl(tmp_path / "output", "news", f"sources={mine}", settings=["NEWSCRAWL_TRIES=1"])
    assert first.returncode == 0, first.stderr[-3000:]
    assert asked_for(server)[FEED] == 1
    server.requests.clear()
    second = crawl(tmp_path / "output", "news", f"sources={mine}", settings=["NEWSCRAWL_RUN=run-2"])
    assert second.returncode == 0, second.stderr[-3000:]
    assert server.requests == []
    assert "nothing is due until" in second.stdout
    third = crawl(
        tmp_path / "output", "news", f"sources={mine}", settings=["NEWSCRAWL_RUN=run-3", "NEWSCRAWL_DUE=all"]
    )
    assert third.returncode == 0, third.stderr[-3000:]
    assert asked_for(server)[FEED] == 1


def test_two_crawls_at_once_ask_for_nothing_twice(tmp_path: Path, server: DemoServer) -> None:
    mine = catalogue(server, tmp_path / "mine.toml")
    both = [
        subprocess.Popen(
            command(tmp_path / "output", "news", f"sources={mine}", settings=[f"NEWSCRAWL_RUN=run-{number}"]),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ,
        )
        for number in range(2)
    ]
    said = [run.communicate(timeout=120)[0] for run in both]
    assert [run.returncode for run in both] == [0, 0], said
    requests = asked_for(server)
    assert requests[FEED] == 1
    assert set(requests.values()) == {1}
    assert len(requests) > 5


def test_a_due_that_says_neither_ends_a_crawl_before_anything_is_asked(
    tmp_path: Path, server: DemoServer
) -> None:
    mine = catalogue(server, tmp_path / "mine.toml")
    done = crawl(tmp_path / "output", "news", f"sources={mine}", settings=["NEWSCRAWL_DUE=soon"])
    assert done.returncode == 2
    assert (
        "NEWSCRAWL_DUE is 'soon'; write due (what is due), or all (due or not)" in done.stderr + done.stdout
    )
    assert server.requests == []
