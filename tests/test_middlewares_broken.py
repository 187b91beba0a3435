from __future__ import annotations

import asyncio
import gzip
from itertools import pairwise

import pytest
from scrapy import Request
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from newscrawl.items import Page
from newscrawl.middlewares.broken import (
    BoundedCompressionMiddleware,
    BrokenAnswerMiddleware,
    BrokenPageMiddleware,
    BrokenRefreshMiddleware,
)

URL = "https://example.org/news/1"
ARTICLE = Request(URL, meta={"newscrawl_role": "article"})
FEED = Request(URL, meta={"newscrawl_role": "feed"})


@pytest.mark.parametrize(
    ("error", "verdict"), [(DownloadCancelledError(), "oversize"), (ResponseDataLossError(), "truncated")]
)
def test_turns_what_a_download_says_of_an_article_into_an_answer(error: Exception, verdict: str) -> None:
    answer = BrokenAnswerMiddleware().process_exception(ARTICLE, error)
    assert answer is not None
    assert (answer.flags, answer.body, answer.status) == ([verdict], b"", 200)


@pytest.mark.parametrize(
    ("request_", "error"), [(ARTICLE, DownloadTimeoutError()), (FEED, DownloadCancelledError()), (FEED, ResponseDataLossError())]
)  # fmt: skip
def test_leaves_other_errors_and_requests_alone(request_: Request, error: Exception) -> None:
    assert BrokenAnswerMiddleware().process_exception(request_, error) is None


def packed(request: Request) -> Response:
    """Return what the middleware makes of 100,000 bytes where 1,000 are allowed."""
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 1000})
    body = gzip.compress(b"x" * 100_000)
    answer = Response(URL, headers={"Content-Encoding": "gzip"}, body=body)
    result = asyncio.run(BoundedCompressionMiddleware.from_crawler(crawler).process_response(request, answer))
    assert isinstance(result, Response)
    return result


def test_calls_an_article_oversize_that_unpacks_to_too_much() -> None:
    assert packed(ARTICLE).flags == ["oversize"]


def test_ignores_a_feed_that_unpacks_to_too_much() -> None:
    with pytest.raises(IgnoreRequest):
        packed(FEED)


@pytest.mark.parametrize(("flags", "verdicts"), [(["oversize"], ("oversize",)), ([], ()), (["cached"], ())])
def test_gives_the_page_of_a_broken_answer_its_verdict(flags: list[str], verdicts: tuple[str, ...]) -> None:
    page = Page(url=URL, fetched="2026-11-22T07:00:00+00:00")
    answer = Response(URL, flags=flags)
    item = BrokenPageMiddleware(get_crawler()).get_processed_item(page, answer)
    assert item.verdicts == verdicts


def test_passes_items_on_that_are_no_pages() -> None:
    item = {"a": 1}
    assert (
        BrokenPageMiddleware(get_crawler()).get_processed_item(item, Response(URL, flags=["oversize"]))
        is item
    )


@pytest.mark.parametrize(
    ("target", "followed"),
    [("0; url=/news/2", True), ("0; url=javascript:void(0)", False), ("0; url=/news/1", False), ("300; url=/news/2", False)],
)  # fmt: skip
def test_follows_a_refresh_only_where_it_leads_on(target: str, *, followed: bool) -> None:
    crawler = get_crawler(settings_dict={"METAREFRESH_MAXDELAY": 5})
    body = f'<html><head><meta http-equiv="refresh" content="{target}"></head><body>text</body></html>'
    answer = HtmlResponse(URL, body=body.encode(), encoding="utf-8")
    result = BrokenRefreshMiddleware.from_crawler(crawler).process_response(ARTICLE, answer)
    assert isinstance(result, Request) is followed


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip, gzip, gzip", gzip.compress(gzip.compress(gzip.compress(b"x")))),
        ("gzip", gzip.compress(b"") * 1001),
        ("zstd", b"\x28\xb5\x2f\xfd\x00\x58\x01\x00\x00" * 1001),
        ("zstd", b"\x50\x2a\x4d\x18\x00\x00\x00\x00" * 1001),
    ],
    ids=[
        "layers",
        "members",
        "frames",
        "skipped",
    ],  # the archives hold the time, and would be other names each time
)
def test_calls_an_article_oversize_that_takes_long_to_unpack_whatever_comes_out(
    encoding: str, body: bytes
) -> None:
    middleware = BoundedCompressionMiddleware.from_crawler(get_crawler())
    answer = Response(URL, headers={"Content-Encoding": encoding}, body=body)
    result = asyncio.run(middleware.process_response(ARTICLE, answer))
    assert isinstance(result, Response)
    assert result.flags == ["oversize"]
    with pytest.raises(IgnoreRequest):
        asyncio.run(middleware.process_response(FEED, answer))


def test_unpacks_what_was_packed_twice() -> None:
    middleware = BoundedCompressionMiddleware.from_crawler(get_crawler())
    body = gzip.compress(gzip.compress(b"text"))
    packed_twice = Response(URL, headers={"Content-Encoding": "gzip, gzip"}, body=body)
    result = asyncio.run(middleware.process_response(ARTICLE, packed_twice))
    assert isinstance(result, Response)
    assert result.body == b"text"


def test_unpacks_one_answer_at_a_time_with_turns_for_others_between() -> None:
    middleware = BoundedCompressionMiddleware.from_crawler(get_crawler())
    told: list[str] = []

    async def unpack(number: int) -> None:
        answer = Response(URL, headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"text"))
        await middleware.process_response(ARTICLE, answer)
        told.append(f"unpacked {number}")

    async def others() -> None:
        while len([line for line in told if line != "others"]) < 3:
            told.append("others")
            await asyncio.sleep(0)

    async def arrive_together() -> None:
        await asyncio.gather(*map(unpack, range(3)), others())

    asyncio.run(arrive_together())
    places = [told.index(f"unpacked {number}") for number in range(3)]
    assert all("others" in told[before:after] for before, after in pairwise(places))
