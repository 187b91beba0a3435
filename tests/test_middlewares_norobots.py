from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.norobots import NOTHING, NoRobotsMiddleware

ROBOTS = Request("https://example.org/robots.txt", meta={"dont_obey_robotstxt": True})
PAGE = Request("https://example.org/news")
BODY = b"User-agent: *\nDisallow: /private\n"


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, BODY), (204, BODY), (404, b""), (403, b""), (410, b""), (304, b""), (429, NOTHING), (500, NOTHING), (503, NOTHING)],
)  # fmt: skip
def test_reads_an_error_in_place_of_robots_txt_as_the_standard_says(status: int, body: bytes) -> None:
    crawler = get_crawler()
    middleware = NoRobotsMiddleware.from_crawler(crawler)
    answer = middleware.process_response(ROBOTS, Response(ROBOTS.url, status=status, body=BODY))
    assert answer.body == body
    assert crawler.stats.get_value("newscrawl/robots/unreachable_count", 0) == (body == NOTHING)


@pytest.mark.parametrize("status", [200, 404, 500])
def test_leaves_answers_to_other_requests_alone(status: int) -> None:
    answer = Response(PAGE.url, status=status, body=BODY)
    assert NoRobotsMiddleware.from_crawler(get_crawler()).process_response(PAGE, answer) is answer


def test_allows_nothing_of_a_site_that_does_not_answer() -> None:
    answer = NoRobotsMiddleware.from_crawler(get_crawler()).process_exception(ROBOTS, DownloadTimeoutError())
    assert answer is not None
    assert answer.body == NOTHING


@pytest.mark.parametrize(
    ("request_", "error"), [(PAGE, DownloadTimeoutError()), (ROBOTS, IgnoreRequest("refused: address"))]
)
def test_leaves_other_errors_alone(request_: Request, error: Exception) -> None:
    assert NoRobotsMiddleware.from_crawler(get_crawler()).process_exception(request_, error) is None
