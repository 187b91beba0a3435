"""Crawls that make no progress, in processes of their own: each is ended, and says so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.endings import STALLED_EXIT_CODE
from tests.test_middlewares_crawl import PRIVATE, Answer, Run, Server, crawl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXTRA = """
import asyncio
import time

from scrapy import signals
from scrapy.exceptions import DontCloseSpider


class Stuck:
    async def process_item(self, item):
        await asyncio.Event().wait()


class Busy:
    def process_item(self, item):
        time.sleep(60)


class Passing:
    def process_item(self, item):
        return item


class Open(Passing):
    @classmethod
    def from_crawler(cls, crawler):
        self = cls()
        crawler.signals.connect(self.idle, signal=signals.spider_idle)
        return self

    def idle(self):
        raise DontCloseSpider


class ClockSetBack(Passing):
    '''Has the wall clock go back by an hour with every look at it.'''

    @classmethod
    def from_crawler(cls, crawler):
        true, looks = time.time, iter(range(10**9))
        time.time = lambda: true() - 3600 * next(looks)
        return cls()
"""
PIPELINE = '{{"probe.extra.{}": 1}}'
SETTINGS: dict[str, dict[str, Any]] = {
    "stuck": {"ITEM_PIPELINES": PIPELINE.format("Stuck")},
    "busy": {"ITEM_PIPELINES": PIPELINE.format("Busy")},
    "open": {"ITEM_PIPELINES": PIPELINE.format("Open")},
    "slow": {"ITEM_PIPELINES": PIPELINE.format("ClockSetBack")},
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    """Crawl with a pipeline that never ends, with one that holds up all, without an end, and slowly."""
    none = {"/robots.txt": Answer(status=404)}
    servers = {name: Server(none | {f"/{n}": Answer() for n in range(3)}) for name in SETTINGS}

    def run(name: str) -> Run:
        folder: Path = tmp_path_factory.mktemp(name)
        delay = 1.8 if name == "slow" else 0.01
        pages = 3 if name == "slow" else 1
        plan: list[tuple[str, dict[str, Any]]] = [
            (servers[name].url(f"/{number}"), PRIVATE | {"newscrawl_delay": delay}) for number in range(pages)
        ]
        return crawl(folder, plan, extra=EXTRA, NEWSCRAWL_STALL_SECONDS=1, **SETTINGS[name])

    with ThreadPoolExecutor(4) as threads:
        yield dict(zip(SETTINGS, threads.map(run, SETTINGS), strict=True))
    for server in servers.values():
        server.close()


@pytest.mark.thorough
def test_ends_a_crawl_that_has_nothing_to_do_in_order(runs: dict[str, Run]) -> None:
    run = runs["open"]
    assert run.code == STALLED_EXIT_CODE, run.log
    assert "run ended: stalled" in run.printed
    assert "NEWSCRAWL_STALL_SECONDS: 1): the crawl is ended. It waited for no answer; 0 requests" in run.log
    assert len(run.lines("stories.jsonl")) == 1


@pytest.mark.parametrize(("name", "where"), [("stuck", "select"), ("busy", "extra.py")])
def test_ends_the_process_of_a_crawl_that_cannot_be_closed(
    runs: dict[str, Run], name: str, where: str
) -> None:
    run = runs[name]
    assert run.code == STALLED_EXIT_CODE, run.log
    assert "the crawl hangs and cannot be ended in order" in run.log
    assert where in run.log.partition("Where it stands:")[2]


def test_says_what_a_crawl_waited_for(runs: dict[str, Run]) -> None:
    assert "It waited for no answer; 0 requests in the queues of their sites" in runs["stuck"].log
    assert "1 answers or pages in spider and pipelines" in runs["stuck"].log


def test_waits_for_a_site_s_delay_and_does_not_mind_a_clock_that_is_set_back(runs: dict[str, Run]) -> None:
    run = runs["slow"]
    assert run.code == 0, run.log
    assert "run ended: finished" in run.printed
    assert len(run.lines("stories.jsonl")) == 3
