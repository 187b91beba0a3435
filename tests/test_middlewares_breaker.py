from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from newscrawl.middlewares.breaker import BreakerMiddleware
from newscrawl.middlewares.faults import BudgetError

URL = "https://example.org/1"
REQUEST = Request(URL, meta={"download_slot": "example.org"})


def breaker(limit: int = 3) -> tuple[BreakerMiddleware, Any]:
    crawler: Any = get_crawler(settings_dict={"NEWSCRAWL_MAX_FAULTS": limit})
    slot = Slot(concurrency=2, delay=0.0, jitter=0.0)
    crawler._engine = SimpleNamespace(downloader=SimpleNamespace(slots={"example.org": slot}))
    return BreakerMiddleware.from_crawler(crawler), crawler


def test_leaves_a_host_out_that_fails_time_and_again_with_all_that_waits_for_it() -> None:
    middleware, crawler = breaker()
    refused: list[Any] = []
    waiting: Deferred[Response] = Deferred()
    waiting.addErrback(lambda failure: refused.append(failure.value))
    crawler.engine.downloader.slots["example.org"].queue.append((REQUEST, waiting))
    middleware.process_exception(REQUEST, DownloadTimeoutError())
    middleware.process_response(REQUEST, Response(URL, status=503))
    middleware.process_request(REQUEST)
    assert refused == []
    middleware.process_exception(REQUEST, DownloadTimeoutError())
    assert [type(error) for error in refused] == [BudgetError]
    with pytest.raises(BudgetError, match="faults"):
        middleware.process_request(REQUEST)
    middleware.process_request(Request("https://example.net/", meta={"download_slot": "example.net"}))
    assert crawler.stats.get_value("newscrawl/guard/refused_count/faults") == 2
    assert crawler.stats.get_value("newscrawl/breaker/left_out_count") == 1


@pytest.mark.parametrize("status", [200, 302, 404, 429])
def test_begins_anew_with_each_answer(status: int) -> None:
    middleware, _ = breaker()
    for _ in range(5):
        middleware.process_exception(REQUEST, DownloadTimeoutError())
        middleware.process_exception(REQUEST, DownloadTimeoutError())
        middleware.process_response(REQUEST, Response(URL, status=status))
    middleware.process_request(REQUEST)


def test_takes_no_refusal_of_newscrawls_own_for_a_fault() -> None:
    middleware, _ = breaker()
    for _ in range(5):
        middleware.process_exception(REQUEST, IgnoreRequest("refused: address"))
    middleware.process_request(REQUEST)


def test_is_not_there_without_a_limit_and_knows_a_bad_one() -> None:
    with pytest.raises(NotConfigured):
        breaker(0)
    with pytest.raises(ValueError, match="NEWSCRAWL_MAX_FAULTS"):
        breaker(-1)
