"""The true ``scrapy crawl news`` on two machines, each with a store of its own, and one Redis between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.demo import DemoServer
from tests.redis_server import redis_url
from tests.test_spiders_crawl import asked_for, crawl, records
from tests.test_spiders_schedule import FEED, catalogue

if TYPE_CHECKING:
    from pathlib import Path


def test_what_one_machine_stored_the_other_does_not_ask_for(tmp_path: Path) -> None:
    with DemoServer() as server, redis_url() as url:
        mine = catalogue(server, tmp_path / "mine.toml")
        # Of the article that robots.txt forbids, once is enough: else the second crawl would have it to do.
        settings = [f"REDIS_URL={url}", "NEWSCRAWL_TRIES=1"]
        first = crawl(tmp_path / "first", "news", f"sources={mine}", settings=settings)
        assert first.returncode == 0, first.stderr[-3000:]
        assert records(tmp_path / "first")
        server.requests.clear()
        # It has never been asked there; the schedule of the first machine holds all the same.
        second = crawl(tmp_path / "second", "news", f"sources={mine}", settings=settings)
        assert second.returncode == 0, second.stderr[-3000:]
        assert server.requests == []
        settings.append("NEWSCRAWL_DUE=all")
        third = crawl(tmp_path / "second", "news", f"sources={mine}", settings=settings)
        assert third.returncode == 0, third.stderr[-3000:]
        assert asked_for(server)[FEED] == 1
        assert records(tmp_path / "second") == []


def test_a_redis_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with redis_url() as url:
        gone = url
    told = crawl(tmp_path / "output", "news", "sources=demo", settings=[f"REDIS_URL={gone}"])
    assert told.returncode != 0
    assert "check that it runs, and REDIS_URL" in told.stderr
    assert "Traceback" not in told.stderr
