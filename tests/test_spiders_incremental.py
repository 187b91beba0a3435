"""Runs one after another of the true ``scrapy crawl``: each brings what the ones before did not."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from newscrawl.demo import DemoServer
from tests.test_spiders_crawl import ARTICLES, asked_for, crawl, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


def catalogue(server: DemoServer, path: Path) -> Path:
    """Write the demo's catalogue with the addresses of *server* to *path*: a private site of the user's own."""
    text = files("newscrawl.sources").joinpath("demo.toml").read_text("utf-8")
    for host, address in server.hosts.items():
        text = text.replace(host, address)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_run_fetches_no_article_and_entrances_are_not_sent_again(
    tmp_path: Path, server: DemoServer
) -> None:
    mine = catalogue(server, tmp_path / "mine.toml")
    first = crawl(tmp_path / "output", "news", f"sources={mine}")
    assert first.returncode == 0, first.stderr[-3000:]
    written = {record["id"] for record in records(tmp_path / "output")}
    entrances = asked_for(server).keys() - ARTICLES
    assert asked_for(server).keys() >= ARTICLES
    server.requests.clear()
    second = crawl(tmp_path / "output", "news", f"sources={mine}", settings=["NEWSCRAWL_RUN=run-2"])
    assert second.returncode == 0, second.stderr[-3000:]
    assert not asked_for(server).keys() & ARTICLES
    assert asked_for(server).keys() <= entrances
    assert f"'newscrawl/discovery/unchanged_count/not_modified': {len(asked_for(server))}" in second.stderr
    assert [record["id"] for record in records(tmp_path / "output")].count(next(iter(written))) == 1
    assert not (tmp_path / "output" / "run-2" / "stories.jsonl").read_bytes()
