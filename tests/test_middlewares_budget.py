from __future__ import annotations

import logging

import pytest
from scrapy import Request
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.budget import MAX_HOSTS, BudgetMiddleware
from newscrawl.middlewares.faults import BudgetError


def budget(site: int, run: int = 0) -> BudgetMiddleware:
    settings = {"NEWSCRAWL_HOST_BUDGET": site, "NEWSCRAWL_RUN_BUDGET": run}
    return BudgetMiddleware.from_crawler(get_crawler(settings_dict=settings))


def passes(middleware: BudgetMiddleware, url: str) -> bool:
    try:
        middleware.process_request(Request(url))
    except BudgetError:
        return False
    return True


def test_lets_a_site_have_so_many_addresses_whatever_its_hosts() -> None:
    middleware = budget(2)
    urls = [f"https://{host}.example.org/{host}" for host in ("a", "b", "c")]
    assert [passes(middleware, url) for url in urls] == [True, True, False]
    assert passes(middleware, "https://example.net/")


def test_lets_a_run_have_so_many_addresses() -> None:
    middleware = budget(0, run=2)
    urls = [f"https://example{number}.org/" for number in range(3)]
    assert [passes(middleware, url) for url in urls] == [True, True, False]


def test_has_no_bound_at_0() -> None:
    middleware = budget(0)
    assert all(passes(middleware, f"https://example.org/{number}") for number in range(100))


def test_counts_another_try_once_and_a_redirect_again() -> None:
    middleware = budget(2)
    request = Request("https://example.org/1")
    for _ in range(3):
        middleware.process_request(request)
        request = request.copy()
    middleware.process_request(request.replace(url="https://example.org/2"))
    with pytest.raises(BudgetError):
        middleware.process_request(request.replace(url="https://example.org/3"))


def test_does_not_count_robots_txt() -> None:
    middleware = budget(1)
    for _ in range(3):
        middleware.process_request(
            Request("https://example.org/robots.txt", meta={"dont_obey_robotstxt": True})
        )
    assert passes(middleware, "https://example.org/1")


def test_warns_once_and_counts_each(caplog: pytest.LogCaptureFixture) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_HOST_BUDGET": 1, "NEWSCRAWL_RUN_BUDGET": 0})
    middleware = BudgetMiddleware.from_crawler(crawler)
    with caplog.at_level(logging.WARNING):
        assert [passes(middleware, f"https://example.org/{number}") for number in range(4)].count(True) == 1
    (record,) = caplog.records
    assert record.message.startswith("example.org has had 1 new addresses (NEWSCRAWL_HOST_BUDGET): what else")
    assert crawler.stats.get_value("newscrawl/guard/refused_count/budget") == 3
    assert crawler.stats.get_value("newscrawl/budget/spent_count") == 1


@pytest.mark.parametrize("settings", [(-1, 0), (0, -1)])
def test_refuses_a_budget_that_is_none(settings: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must be a number of addresses"):
        budget(*settings)


def test_asks_no_hundred_hosts_of_one_domain() -> None:
    middleware = budget(0)
    passed = [passes(middleware, f"https://h{number}.example.org/") for number in range(MAX_HOSTS + 5)]
    assert passed == [True] * MAX_HOSTS + [False] * 5
    assert passes(middleware, "https://h1.example.org/more")
