from __future__ import annotations

from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from newscrawl.middlewares.later import RetryAfterMiddleware

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

SITE = "example.org"
URL = f"https://{SITE}/1"


def middleware(slot: Slot, limit: float = 300.0) -> tuple[RetryAfterMiddleware, Crawler]:
    crawler: Any = get_crawler(settings_dict={"NEWSCRAWL_MAX_RETRY_AFTER": limit})
    crawler._engine = SimpleNamespace(downloader=SimpleNamespace(slots={SITE: slot}))
    return RetryAfterMiddleware.from_crawler(crawler), crawler


def slot(delay: float = 2.0) -> Slot:
    return Slot(concurrency=2, delay=delay, jitter=0.0)


def downloaded(later: RetryAfterMiddleware, request: Request, answer: Response) -> Response:
    """Have *later* hear of an answer as the downloader tells of it, and return the answer."""
    later._crawler.signals.send_catch_log(
        signal=signals.response_downloaded, response=answer, request=request, spider=None
    )
    return answer


def answered(later: RetryAfterMiddleware, status: int, **headers: str) -> Request:
    """Have *later* see an answer, and return its request."""
    request = Request(URL, meta={"download_slot": SITE})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Response(URL, status=status, headers=named, request=request)
    assert later.process_response(request, downloaded(later, request, answer)) is answer
    return request


@pytest.mark.parametrize("status", [429, 503])
def test_has_the_slot_wait(status: int) -> None:
    waiting = slot()
    later, _ = middleware(waiting)
    answered(later, status, Retry_After="30")
    assert 29 < waiting.lastseen - monotonic() <= 30


@pytest.mark.parametrize("status", [200, 301, 404, 500])
def test_does_not_mind_what_other_answers_say(status: int) -> None:
    waiting = slot()
    later, _ = middleware(waiting)
    answered(later, status, Retry_After="30")
    assert waiting.lastseen == 0


def test_has_a_slot_without_a_delay_wait_too() -> None:
    waiting = slot(delay=0.0)
    later, _ = middleware(waiting)
    answered(later, 429, Retry_After="30")
    assert waiting.delay > 0


def test_doubles_the_delay_where_nothing_is_stated() -> None:
    waiting = slot(delay=2.0)
    later, _ = middleware(waiting)
    answered(later, 429)
    assert waiting.delay == 4.0
    answered(later, 503)
    assert waiting.delay == 4.0
    for _ in range(9):
        answered(later, 429)
    assert waiting.delay == 60.0  # AUTOTHROTTLE_MAX_DELAY


def test_counts_waits_that_overlap_once() -> None:
    later, crawler = middleware(slot(), limit=50)
    for _ in range(5):
        answered(later, 503, Retry_After="45")
    assert crawler.stats.get_value("newscrawl/later/left_out_count") is None


def test_leaves_a_site_out_that_asks_for_too_much_with_all_that_waits_for_it() -> None:
    waiting = slot()
    later, crawler = middleware(waiting, limit=50)
    queued: list[Deferred[Response]] = [Deferred(), Deferred()]
    waiting.queue.extend((Request(URL), deferred) for deferred in queued)
    refused: list[Any] = []
    for deferred in queued:
        deferred.addErrback(lambda failure: refused.append(failure.value))
    request = answered(later, 503, Retry_After="51")
    assert request.meta["dont_retry"] is True
    assert [str(error) for error in refused] == ["refused: retry-after"] * 2
    with pytest.raises(IgnoreRequest, match="retry-after"):
        later.process_request(request)
    later.process_request(Request("https://example.net/", meta={"download_slot": "example.net"}))
    assert crawler.stats.get_value("newscrawl/guard/refused_count/retry-after") == 3


@pytest.mark.parametrize("limit", [-1, "nan", "inf"])
def test_refuses_a_limit_that_is_none(limit: Any) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_MAX_RETRY_AFTER"):
        middleware(slot(), limit)
