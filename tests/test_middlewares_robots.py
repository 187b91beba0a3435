from __future__ import annotations

import time

import pytest
from scrapy import Request

from newscrawl.middlewares.robots import (
    LONGEST_SECONDS,
    MAX_BYTES,
    BoundedRobotParser,
    is_for_robots,
    own_groups,
)
from tests import pace

ANY = "User-agent: *\n"


def parser(text: str | bytes) -> BoundedRobotParser:
    body = text.encode() if isinstance(text, str) else text
    return BoundedRobotParser(body, None, "newscrawl")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("", None),
        (ANY + "Disallow: /x\n", None),
        (ANY + "Crawl-delay: 2.5\n", 2.5),
        (ANY + "Crawl-delay: 0\n", None),
        (ANY + "Crawl-delay: -3\n", None),
        (ANY + "Crawl-delay: nan\n", None),
        (ANY + "Crawl-delay: soon\n", None),
        (ANY + "Request-rate: 1/10\n", 10.0),
        (ANY + "Request-rate: 2/1m\n", 30.0),
        (ANY + "Request-rate: 1/5\nCrawl-delay: 2\n", 5.0),
        (ANY + "Request-rate: 10/1\nCrawl-delay: 2\n", 2.0),
        (ANY + f"Crawl-delay: 1{'0' * 300}\n", LONGEST_SECONDS),
        (ANY + f"Request-rate: 1/{'9' * 4000}\n", LONGEST_SECONDS),
        ("User-agent: newscrawl\nCrawl-delay: 3\n\n" + ANY + "Crawl-delay: 9\n", 3.0),
        ("User-agent: other\nCrawl-delay: 3\n", None),
        ("User-agent: other\nUser-agent: newscrawl\nCrawl-delay: 3\n", 3.0),
        ("user agent newscrawl # us\ncrawl delay: 4\n", 4.0),
    ],
)
def test_reads_the_pace_that_a_site_asks_for(text: str, delay: float | None) -> None:
    assert parser(text).crawl_delay("newscrawl") == delay


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        (ANY + "Disallow: /\n", False),
        ("User-agent: other\nDisallow: /\n", True),
        ("User-agent: other\nUser-agent: newscrawl\nDisallow: /\n", False),
        ("User-agent: newscrawl\nAllow: /\n\n" + ANY + "Disallow: /\n", True),
        ("User-agent: other\nDisallow: /\n\nUser-agent: third\nAllow: /\n", True),
        ("User-agent: NewsCrawl*\nDisallow: /\n", False),
    ],
)
def test_reads_the_groups_as_before_with_the_other_robots_taken_together(text: str, *, allowed: bool) -> None:
    assert parser(text).allowed("https://example.org/news/1", "newscrawl") is allowed


def test_keeps_every_line_but_the_names_of_others() -> None:
    text = (
        ANY
        + "# User-agent: x\nUser-agent: bad\nDisallow: /a\nUser-agent: newscrawl\nSitemap: https://e.org/s.xml"
    )
    assert own_groups(text, "newscrawl") == text.replace("bad", "-")


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00", b"\x00" * 1000, b"User-agent", b":\n:\n", "زاحف: *".encode()]
)
def test_takes_a_file_that_is_none_for_an_empty_one(body: bytes) -> None:
    assert parser(body).allowed("https://example.org/", "newscrawl")


@pytest.mark.parametrize(
    "body",
    [
        b"".join(b"User-agent: a%d\n" % number for number in range(12_000)) + b"Disallow: /x\n" * 20_000,
        b"user agent" * 51_000,
        b"User-agent:" + b" " * MAX_BYTES,
        b"User-agent: *\n" + b"".join(b"Disallow: /*%d*a*b*$\n" % number for number in range(22_000)),
    ],
)
def test_is_quick_on_files_made_to_be_slow(body: bytes) -> None:
    bound = pace.seconds(2)
    start = time.process_time()
    rules = parser(body)
    rules.allowed("https://example.org/" + "ab" * 1000, "newscrawl")
    assert time.process_time() - start < bound


def test_reads_no_further_than_its_bound() -> None:
    assert parser(b"#" * MAX_BYTES + b"\n" + b"User-agent: *\nDisallow: /\n").allowed(
        "https://e.org/", "newscrawl"
    )


@pytest.mark.parametrize(
    ("url", "meta", "expected"),
    [
        ("https://e.org/robots.txt", {"dont_obey_robotstxt": True}, True),
        ("https://e.org/robots.txt", {}, False),
        ("https://e.org/news", {"dont_obey_robotstxt": True}, False),
        (
            "https://e.org/b",
            {"dont_obey_robotstxt": True, "redirect_urls": ["https://e.org/robots.txt"]},
            True,
        ),
    ],
)
def test_knows_scrapys_own_requests(url: str, meta: dict[str, object], *, expected: bool) -> None:
    assert is_for_robots(Request(url, meta=meta)) is expected
