from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.broken import BrokenRefreshMiddleware
from newscrawl.middlewares.loops import NoLoopRedirectMiddleware

A, B = "https://example.org/a", "https://example.org/b"


def redirected(request: Request, to: str) -> Request | Response:
    answer = Response(request.url, status=302, headers={"Location": to})
    return NoLoopRedirectMiddleware.from_crawler(get_crawler()).process_response(request, answer)


def test_follows_a_redirect() -> None:
    request = redirected(Request(A), B)
    assert isinstance(request, Request)
    assert (request.url, request.meta["redirect_urls"]) == (B, [A])


@pytest.mark.parametrize(("request_", "to"), [(Request(A), A), (Request(A), A + "#top"), (Request(B, meta={"redirect_urls": [A]}), A)])  # fmt: skip
def test_says_that_a_redirect_leads_back(request_: Request, to: str) -> None:
    with pytest.raises(IgnoreRequest, match="max redirections reached"):
        redirected(request_, to)


def refreshed(request: Request, to: str) -> Request | Response:
    body = f'<meta http-equiv="refresh" content="0;url={to}">'.encode()
    answer = HtmlResponse(request.url, body=body, encoding="utf-8", request=request)
    return BrokenRefreshMiddleware.from_crawler(get_crawler()).process_response(request, answer)


def test_keeps_a_page_that_refreshes_to_itself_and_no_circle_of_pages() -> None:
    assert isinstance(refreshed(Request(A), A), HtmlResponse)
    with pytest.raises(IgnoreRequest):
        refreshed(Request(B, meta={"redirect_urls": [A]}), A)
