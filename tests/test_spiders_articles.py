"""What the spiders share: asking for an article, and handing it on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newscrawl.items import Hints
from newscrawl.sources import Place, Source
from newscrawl.spiders.articles import ArticleSpider, request_meta

if TYPE_CHECKING:
    from newscrawl.items import Page

URL = "https://www.example.com/story/48213"
HINTS = Hints(title="خبر", source="alwaha")
SOURCE = Source(
    name="alwaha",
    url="http://127.0.0.1:8000/",
    private=True,
    delay=0.5,
    feeds=(Place(url="http://127.0.0.1:8001/rss"),),
)


class Spider(ArticleSpider):
    name = "some"
    run = "run-1"


@pytest.fixture
def spider() -> Spider:
    return Spider.from_crawler(get_crawler(Spider))


def stats(spider: Spider) -> dict[str, int]:
    return {
        name: value
        for name, value in spider.crawler.stats.get_stats().items()
        if name.startswith("newscrawl/")
    }


def pages(spider: Spider, response: Response) -> list[Page]:
    response.request = response.request or Request(response.url)
    return list(spider.article(response, hints=HINTS))


def test_a_page_says_which_address_was_asked_for(spider: Spider) -> None:
    response = HtmlResponse(URL, body=b"<p>x</p>")
    response.request = Request(URL, meta={"redirect_urls": ["https://example.com/s/48213", f"{URL}?r=1"]})
    assert [(page.requested, page.url) for page in pages(spider, response)] == [
        ("https://example.com/s/48213", URL)
    ]
    assert [page.requested for page in pages(spider, HtmlResponse(URL, body=b"<p>x</p>"))] == [URL]


def test_an_answer_becomes_a_page(spider: Spider) -> None:
    body = "<p>نص</p>".encode()
    (page,) = pages(
        spider, HtmlResponse(URL, body=body, headers={"Content-Type": "text/html; charset=utf-8"})
    )
    assert (page.url, page.body, page.media) == (URL, body, "html")
    assert (page.spider, page.run, page.hints) == ("some", "run-1", HINTS)
    assert page.content_type == "text/html; charset=utf-8"
    fetched = datetime.fromisoformat(page.fetched)
    assert fetched.utcoffset() is not None
    assert abs((datetime.now(UTC) - fetched).total_seconds()) < 60
    assert stats(spider) == {"newscrawl/article/page_count": 1}


@pytest.mark.parametrize("content_type", ["", "application/pdf", "application/octet-stream", "text/html"])
def test_what_may_be_no_article_is_a_page_too_so_that_it_is_rejected_with_a_reason(
    spider: Spider, content_type: str
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    (page,) = pages(spider, Response(URL, body=b"%PDF-1.7", headers=headers))
    assert (page.content_type, page.body) == (content_type, b"%PDF-1.7")


@pytest.mark.parametrize("content_type", ["image/png", "Video/MP4", "audio/mpeg; x=y", " font/woff2"])
def test_pictures_films_and_sounds_are_counted_and_left(spider: Spider, content_type: str) -> None:
    assert pages(spider, Response(URL, body=b"x", headers={"Content-Type": content_type})) == []
    assert stats(spider) == {"newscrawl/article/failed_count/media": 1}


@pytest.mark.parametrize(
    ("content_type", "body", "media"),
    [
        ("text/plain", "سطر أول\nسطر ثان", "text"),
        ("text/plain; charset=utf-8", "سطر", "text"),
        ("text/plain", "<!doctype html><p>نص</p>", "html"),
        ("text/html", "سطر", "html"),
    ],
)
def test_plain_text_is_read_as_lines_unless_it_is_html(
    spider: Spider, content_type: str, body: str, media: str
) -> None:
    (page,) = pages(spider, TextResponse(URL, body=body.encode(), headers={"Content-Type": content_type}))
    assert page.media == media


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (HttpError(Response(URL, status=404)), "404"),
        (IgnoreRequest("robots"), "refused"),
        (DownloadTimeoutError(), "timeout"),
    ],
)
def test_an_article_that_does_not_come_is_counted_by_reason(
    spider: Spider, error: Exception, reason: str
) -> None:
    failure = Failure(error)  # type: ignore[no-untyped-call]
    failure.request = Request(URL)  # type: ignore[attr-defined]  # as Scrapy does
    spider.article_failed(failure)
    assert stats(spider) == {f"newscrawl/article/failed_count/{reason}": 1}


def test_a_request_says_what_it_is_for_and_on_whose_behalf(spider: Spider) -> None:
    request = spider.request_article("http://127.0.0.1:8001/story/1", HINTS, SOURCE)
    assert request.cb_kwargs == {"hints": HINTS}
    assert (request.callback, request.errback) == (spider.article, spider.article_failed)
    assert request.meta == {
        "newscrawl_role": "article",
        "newscrawl_source": "alwaha",
        "newscrawl_private": True,
        "newscrawl_delay": 0.5,
        "download_slot": "127.0.0.1:8001",
    }


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://127.0.0.1/", "http://10.0.0.1/", "https://example.com/"]
)
def test_only_the_hosts_and_ports_that_the_catalogue_names_are_private(url: str) -> None:
    assert request_meta("article", url, SOURCE)["newscrawl_private"] is False


def test_a_source_without_a_delay_leaves_it_to_the_crawl() -> None:
    assert "newscrawl_delay" not in request_meta("feed", URL, Source(name="a", url=URL))
