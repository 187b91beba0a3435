from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.crawldelay import CrawlDelayMiddleware
from newscrawl.middlewares.robots import BoundedRobotParser

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

SETTINGS = {
    "DOWNLOAD_DELAY": 1.0,
    "NEWSCRAWL_MAX_CRAWL_DELAY": 60,
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": "newscrawl",
}


class Shell:
    """A middleware with a download slot a site, and what Scrapy would do with them."""

    def __init__(self, **settings: object) -> None:
        self.crawler: Crawler = get_crawler(settings_dict=SETTINGS | settings)
        self.slots: dict[str, Slot] = {}
        self.crawler.engine = SimpleNamespace(downloader=SimpleNamespace(slots=self.slots))  # type: ignore[assignment]
        self.middleware = CrawlDelayMiddleware.from_crawler(self.crawler)

    def robots(self, url: str, text: str) -> None:
        parser: RobotParser = BoundedRobotParser(text.encode(), None, "newscrawl")
        self.middleware.robots_parsed(parser, Request(url))

    def send(self, url: str, delay: float = 5.0, **meta: Any) -> Slot:
        """Return the slot of a request after it joined; *delay* is a new slot's."""
        request = Request(url, meta=meta)
        self.middleware.request_scheduled(request)
        self.middleware.process_request(request)
        slot = self.slots.setdefault(request.meta["download_slot"], Slot(2, delay, 0.5))
        self.middleware.joined_slot(request)
        return slot


def test_raises_the_delay_to_what_robots_txt_asks_for() -> None:
    shell = Shell()
    shell.robots("https://slow.example/a", "User-agent: *\nCrawl-delay: 7\n")
    slot = shell.send("https://slow.example/b")
    assert (slot.delay, slot.jitter) == (7.0, 0.0)


def test_keeps_a_longer_delay_that_is_already_there() -> None:
    shell = Shell()
    shell.robots("https://slow.example/a", "User-agent: *\nCrawl-delay: 7\n")
    assert shell.send("https://slow.example/b", delay=20.0).delay == 20.0


def test_leaves_other_sites_at_the_general_delay() -> None:
    shell = Shell()
    shell.robots("https://slow.example/a", "User-agent: *\nCrawl-delay: 7\n")
    slot = shell.send("https://quick.example/", delay=0.2)
    assert (slot.delay, slot.jitter) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("asked", "expected"), [("", 0.05), ("Crawl-delay: 0.3", 0.3), ("Crawl-delay: 0.01", 0.05)]
)
def test_goes_by_the_longer_of_the_sources_delay_and_the_sites(asked: str, expected: float) -> None:
    shell = Shell()
    shell.robots("http://127.0.0.1:8000/a", f"User-agent: *\n{asked}\n")
    assert shell.send("http://127.0.0.1:8000/b", newscrawl_delay=0.05).delay == expected


def test_starts_a_source_at_its_own_delay_with_the_request_for_robots_txt() -> None:
    shell = Shell()
    first = Request("http://127.0.0.1:8000/feed", meta={"newscrawl_delay": 0.05})
    shell.middleware.request_scheduled(first)
    assert shell.send("http://127.0.0.1:8000/robots.txt").delay == 0.05


def test_does_not_fall_back_to_the_start_once_the_throttle_has_slowed_a_site_down() -> None:
    shell = Shell()
    slot = shell.send("http://127.0.0.1:8000/a", newscrawl_delay=0.05)
    slot.delay = 3.0
    assert shell.send("http://127.0.0.1:8000/b", newscrawl_delay=0.05).delay == 3.0


def test_puts_a_redirect_into_the_slot_of_its_own_site() -> None:
    shell = Shell()
    shell.send("https://new.example/a", download_slot="old.example", redirect_urls=["https://old.example/a"])
    assert list(shell.slots) == ["new.example"]


def test_does_not_give_the_site_of_a_redirect_the_delay_of_the_source() -> None:
    shell = Shell()
    meta: dict[str, Any] = {"newscrawl_delay": 0.05, "redirect_urls": ["https://old.example/a"]}
    assert shell.send("https://new.example/a", delay=0.2, **meta).delay == 1.0


@pytest.mark.parametrize(("asked", "left_out"), [("60", False), ("60.1", True), ("86400", True)])
def test_leaves_a_site_out_that_asks_for_more_than_the_limit(asked: str, *, left_out: bool) -> None:
    shell = Shell()
    shell.robots("https://slow.example/a", f"User-agent: *\nCrawl-delay: {asked}\n")
    if left_out:
        with pytest.raises(IgnoreRequest, match="crawl-delay"):
            shell.send("https://slow.example/b")
    else:
        shell.send("https://slow.example/b")
    assert shell.crawler.stats.get_value("newscrawl/guard/refused_count/crawl-delay", 0) == left_out


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf"])
def test_says_what_is_wrong_with_a_limit_that_is_none(value: str) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_MAX_CRAWL_DELAY"):
        Shell(NEWSCRAWL_MAX_CRAWL_DELAY=value)


def test_adds_no_delay_where_neither_the_catalogue_nor_the_site_asks_for_one() -> None:
    assert Shell().send("http://127.0.0.1:8000/a", newscrawl_delay=0).delay == 0.0
    assert Shell(DOWNLOAD_DELAY=0).send("http://127.0.0.1:8000/a", delay=0.0).delay == 0.0


def test_goes_by_the_longest_delay_of_the_sources_of_one_site() -> None:
    shell = Shell()
    shell.send("https://shared.example/a", newscrawl_delay=4.0)
    assert shell.send("https://shared.example/b", newscrawl_delay=0.5).delay == 4.0
