from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.addresses import Endpoint
from newscrawl.middlewares.resolver import GuardedResolver
from newscrawl.middlewares.urlguard import UrlGuardMiddleware

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.statscollectors import StatsCollector

PRIVATE = {"newscrawl_private": True, "newscrawl_source": "demo"}
ROBOTS = {"dont_obey_robotstxt": True}


@pytest.fixture
def stats(monkeypatch: pytest.MonkeyPatch) -> Iterator[StatsCollector]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield get_crawler().stats
    GuardedResolver.permitted.clear()


@pytest.fixture
def guard(stats: StatsCollector) -> UrlGuardMiddleware:
    return UrlGuardMiddleware(stats)


def fate(guard: UrlGuardMiddleware, url: str, meta: dict[str, Any] | None = None) -> str:
    """Return why the guard refuses a request, or that it passes."""
    try:
        guard.process_request(Request(url, meta=meta))
    except IgnoreRequest as refusal:
        return str(refusal)
    return "passes"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/news/1", "passes"),
        ("http://8.8.8.8/", "passes"),
        ("http://example.org:8080/", "passes"),
        ("file:///etc/passwd", "refused: scheme"),
        ("ftp://example.org/", "refused: scheme"),
        ("data:text/html,hello", "refused: scheme"),
        ("about:blank", "refused: scheme"),
        ("http://user:secret@example.org/", "refused: userinfo"),
        ("http://example.org@127.0.0.1/", "refused: userinfo"),
        ("http:///news", "refused: host"),
        ("http://127.0.0.1/", "refused: address"),
        ("http://2130706433/", "refused: address"),
        ("http://0x7f.1/", "refused: address"),
        ("http://017700000001/", "refused: address"),
        ("http://127.0.0.1./", "refused: address"),
        ("http://[::ffff:10.0.0.1]/", "refused: address"),
        ("http://169.254.169.254/latest/meta-data/", "refused: address"),
        ("http://localhost:8000/", "refused: address"),
    ],
)
def test_lets_only_plain_requests_to_public_hosts_leave(
    guard: UrlGuardMiddleware, url: str, expected: str
) -> None:
    assert fate(guard, url) == expected


def test_counts_refusals_by_reason(guard: UrlGuardMiddleware, stats: StatsCollector) -> None:
    for url in ("file:///a", "file:///b", "http://10.0.0.1/"):
        fate(guard, url)
    assert stats.get_value("newscrawl/guard/refused_count/scheme") == 2
    assert stats.get_value("newscrawl/guard/refused_count/address") == 1


def test_opens_the_host_and_port_that_the_catalogue_names(guard: UrlGuardMiddleware) -> None:
    assert fate(guard, "http://127.0.0.1:8000/feed", PRIVATE) == "passes"
    assert Endpoint("127.0.0.1", 8000) in GuardedResolver.permitted


def test_does_not_follow_a_redirect_to_another_port_of_a_private_host(guard: UrlGuardMiddleware) -> None:
    fate(guard, "http://127.0.0.1:8000/feed", PRIVATE)
    redirected = PRIVATE | {"redirect_urls": ["http://127.0.0.1:8000/feed"]}
    assert fate(guard, "http://127.0.0.1:8000/elsewhere", redirected) == "passes"
    assert fate(guard, "http://127.0.0.1:9200/", redirected) == "refused: address"


def test_opens_nothing_to_another_source(guard: UrlGuardMiddleware) -> None:
    fate(guard, "http://intranet.example:8000/feed", PRIVATE)
    other = {"newscrawl_private": True, "newscrawl_source": "other", "redirect_urls": ["http://10.0.0.9/"]}
    assert fate(guard, "http://intranet.example:8000/", other) == "refused: address"
    assert fate(guard, "http://intranet.example:8000/", {}) == "refused: address"


@pytest.mark.parametrize("value", [1, "true", ["http://127.0.0.1"], None])
def test_takes_no_half_word_for_permission(guard: UrlGuardMiddleware, value: object) -> None:
    assert fate(guard, "http://127.0.0.1/", {"newscrawl_private": value}) == "refused: address"


def test_lets_robots_txt_of_an_open_host_pass(guard: UrlGuardMiddleware) -> None:
    fate(guard, "http://127.0.0.1:8000/feed", PRIVATE)
    assert fate(guard, "http://127.0.0.1:8000/robots.txt", ROBOTS) == "passes"
    assert fate(guard, "http://127.0.0.1:9000/robots.txt", ROBOTS) == "refused: address"
    assert fate(guard, "http://127.0.0.1:8000/admin", ROBOTS) == "refused: address"


def test_does_not_let_a_public_robots_txt_lead_to_an_open_host(guard: UrlGuardMiddleware) -> None:
    fate(guard, "http://127.0.0.1:8000/feed", PRIVATE)
    redirected = ROBOTS | {"redirect_urls": ["http://example.org/robots.txt"]}
    assert fate(guard, "http://127.0.0.1:8000/robots.txt", redirected) == "refused: address"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:x", "ftp://example.org/", "http://[broken"]
)
def test_refuses_the_answer_that_points_at_another_scheme(guard: UrlGuardMiddleware, location: str) -> None:
    answer = Response("http://example.org/", status=302, headers={"Location": location})
    with pytest.raises(IgnoreRequest, match="scheme"):
        guard.process_response(Request("http://example.org/"), answer)


@pytest.mark.parametrize(("status", "location"), [(302, "/next"), (200, "file:///etc/passwd"), (304, None)])
def test_passes_other_answers_on(guard: UrlGuardMiddleware, status: int, location: str | None) -> None:
    answer = Response(
        "http://example.org/", status=status, headers={"Location": location} if location else {}
    )
    assert guard.process_response(Request("http://example.org/"), answer) is answer


def test_lets_connections_to_the_operators_proxy_pass_but_no_page_lead_there(
    monkeypatch: pytest.MonkeyPatch, stats: StatsCollector
) -> None:
    del stats
    monkeypatch.setenv("http_proxy", "http://10.0.0.3:3128")
    guard = UrlGuardMiddleware.from_crawler(get_crawler())
    assert Endpoint("10.0.0.3", 3128) in GuardedResolver.permitted
    assert fate(guard, "http://10.0.0.3:3128/") == "refused: address"


@pytest.mark.parametrize("port", [0, 22, 25, 6379])
def test_refuses_the_ports_of_other_services(port: int) -> None:
    crawler = get_crawler()
    with pytest.raises(IgnoreRequest, match="port"):
        UrlGuardMiddleware.from_crawler(crawler).process_request(Request(f"http://example.org:{port}/"))
    assert crawler.stats.get_value("newscrawl/guard/refused_count/port") == 1
