"""The ``news`` spider: from entrances to articles."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.exceptions import DontCloseSpider, DownloadTimeoutError
from scrapy.http import HtmlResponse, Response, XmlResponse
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from newscrawl.items import Hints
from newscrawl.spiders.news import NewsSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from scrapy import Request

HOME = "https://www.example.com/"
ENTRY = """[[source]]
name = "alwaha"
title = "الواحة"
url = "https://www.example.com/"
language = "ar"
country = "SA"
timezone = "Asia/Riyadh"
delay = 2
feeds = [{ url = "https://www.example.com/rss", section = "اقتصاد" }]
sitemaps = ["https://www.example.com/sitemap.xml"]
"""
FEED = b"""<rss version="2.0"><channel><item><title>t</title><link>https://www.example.com/story/1</link></item>
<item><link>https://other.example/story/2</link></item><item><link>javascript:x</link></item></channel></rss>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://www.example.com/story/1</loc><news:news><news:publication_date>2026-11-22</news:publication_date>
<news:publication><news:language>en</news:language></news:publication></news:news></url>
<url><loc>https://www.example.com/story/3</loc></url></urlset>"""


def make(folder: Path, settings: dict[str, Any] | None = None, **arguments: str) -> NewsSpider:
    if not arguments:
        path = folder / "mine.toml"
        path.write_text(ENTRY, encoding="utf-8")
        arguments = {"sources": str(path)}
    crawler = get_crawler(NewsSpider, {"NEWSCRAWL_RUN": "run-1", **(settings or {})})
    return NewsSpider.from_crawler(crawler, **arguments)


def collected(requests: AsyncIterator[Request]) -> list[Request]:
    async def collect() -> list[Request]:
        return [request async for request in requests]

    return asyncio.run(collect())


def start(spider: NewsSpider) -> list[Request]:
    return collected(spider.start())


def answer(spider: NewsSpider, request: Request, body: bytes) -> list[Request]:
    kind = HtmlResponse if body.lstrip().startswith(b"<html") else XmlResponse
    return collected(spider.entrance(kind(request.url, body=body, request=request), **request.cb_kwargs))


def fail(spider: NewsSpider, request: Request) -> list[Request]:
    failure = Failure(DownloadTimeoutError())  # type: ignore[no-untyped-call]
    failure.request = request  # type: ignore[attr-defined]  # as Scrapy does
    return list(spider.entrance_failed(failure))


def stat(spider: NewsSpider, name: str) -> Any:
    return spider.crawler.stats.get_value(f"newscrawl/discovery/{name}")


def test_asks_for_the_entrances_of_the_catalogue_first(tmp_path: Path) -> None:
    feed, sitemap = start(make(tmp_path))
    assert (feed.url, sitemap.url) == ("https://www.example.com/rss", "https://www.example.com/sitemap.xml")
    assert (feed.meta["newscrawl_role"], sitemap.meta["newscrawl_role"]) == ("feed", "sitemap")
    assert feed.meta["newscrawl_source"] == "alwaha"
    assert feed.meta["newscrawl_delay"] == 2
    assert feed.priority > 0
    assert feed.dont_filter


def test_an_article_of_feed_and_sitemap_is_asked_for_once_with_the_hints_of_both(tmp_path: Path) -> None:
    spider = make(tmp_path)
    feed, sitemap = start(spider)
    assert answer(spider, feed, FEED) == []
    undated, dated = answer(spider, sitemap, SITEMAP)  # the newest last: Scrapy's queue is a stack
    assert (undated.url, dated.url) == ("https://www.example.com/story/3", "https://www.example.com/story/1")
    assert dated.cb_kwargs["hints"] == Hints(
        title="t",
        published="2026-11-22",
        published_from="sitemap",
        section="اقتصاد",
        language="en",
        source="alwaha",
        timezone="Asia/Riyadh",
    )
    assert undated.cb_kwargs["hints"].language == "ar"
    assert dated.meta["newscrawl_role"] == "article"
    assert dated.callback == spider.article
    assert not dated.dont_filter


def test_every_link_is_an_article_or_is_counted_as_skipped(tmp_path: Path) -> None:
    spider = make(tmp_path)
    feed, sitemap = start(spider)
    answer(spider, feed, FEED)
    asked_for = answer(spider, sitemap, SITEMAP)
    skipped = {
        reason: stat(spider, f"skipped_count/{reason}") for reason in ("other_site", "address", "repeated")
    }
    assert skipped == {"other_site": 1, "address": 1, "repeated": 1}
    assert stat(spider, "link_count") == len(asked_for) + sum(skipped.values()) == 5
    assert stat(spider, "article_count") == len(asked_for)
    assert stat(spider, "entrance_count/feed") == 1


def test_other_sites_are_followed_where_the_setting_says_so(tmp_path: Path) -> None:
    spider = make(tmp_path, {"NEWSCRAWL_CROSS_SITE": True})
    feed, sitemap = start(spider)
    answer(spider, feed, FEED)
    assert "https://other.example/story/2" in [request.url for request in answer(spider, sitemap, SITEMAP)]


def test_a_feed_that_leads_to_other_sites_only_is_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spider = make(tmp_path)
    feed, _ = start(spider)
    answer(spider, feed, FEED.replace(b"www.example.com", b"other.example"))
    (record,) = caplog.records
    assert "all 2 links of the feed https://www.example.com/rss lead to other sites" in record.getMessage()
    assert "NEWSCRAWL_CROSS_SITE" in record.getMessage()


def test_old_entries_are_left_where_the_setting_says_so(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    body = "<urlset>" + "".join(
        f"<url><loc>/story/{days}</loc><lastmod>{today - timedelta(days=days)}</lastmod></url>"
        for days in (1, 10)
    )
    spider = make(tmp_path, {"NEWSCRAWL_MAX_AGE_DAYS": 3})
    feed, sitemap = start(spider)
    answer(spider, sitemap, f"{body}</urlset>".encode())
    (request,) = fail(spider, feed)
    assert request.url.endswith("/story/1")
    assert stat(spider, "skipped_count/old") == 1


def test_a_limit_is_for_each_source(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(ENTRY, encoding="utf-8")
    spider = make(tmp_path, sources=str(path), limit="1")
    feed, sitemap = start(spider)
    answer(spider, feed, FEED)
    (request,) = answer(spider, sitemap, SITEMAP)
    assert request.url.endswith("/story/1")
    assert stat(spider, "skipped_count/limit") == 1


def test_a_failed_entrance_is_counted_reported_and_holds_nobody_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spider = make(tmp_path)
    feed, sitemap = start(spider)
    answer(spider, feed, FEED)
    (request,) = fail(spider, sitemap)
    assert request.url.endswith("/story/1")
    assert stat(spider, "failed_count/timeout") == 1
    (record,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert "alwaha: no answer from the sitemap https://www.example.com/sitemap.xml" in record.getMessage()


def test_what_is_no_feed_is_counted_and_reported(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    spider = make(tmp_path)
    feed, _ = start(spider)
    assert answer(spider, feed, b"<html><body>404</body></html>") == []
    assert stat(spider, "problem_count/unknown") == 1
    assert "alwaha: the feed https://www.example.com/rss is unknown; 0 links were read" in caplog.text


def test_looks_for_a_site_s_own_feeds_where_the_catalogue_s_are_gone(tmp_path: Path) -> None:
    spider = make(tmp_path)
    feed, sitemap = start(spider)
    assert fail(spider, feed) == []
    home, robots = fail(spider, sitemap)
    assert (home.url, home.meta["newscrawl_role"]) == (HOME, "home")
    assert (robots.url, robots.meta["newscrawl_role"]) == ("https://www.example.com/robots.txt", "home")
    page = b'<html><link rel="alternate" type="application/rss+xml" href="/new-rss"></html>'
    (found,) = answer(spider, home, page)
    assert (found.url, found.meta["newscrawl_role"]) == ("https://www.example.com/new-rss", "feed")


def test_what_is_only_guessed_is_not_reported_when_missing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spider = make(tmp_path, site=HOME)
    home, robots = start(spider)
    answer(spider, home, b"<html><p>no links</p></html>")
    guesses = fail(spider, robots)
    while guesses:
        assert all(request.cb_kwargs["entrance"].guessed for request in guesses)
        guesses = [request for guess in guesses for request in fail(spider, guess)]
    assert not caplog.records
    assert stat(spider, "guess_failed_count/timeout") == 10


def test_asks_for_what_is_gathered_when_an_entrance_never_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spider = make(tmp_path)
    feed, _ = start(spider)
    answer(spider, feed, FEED)
    asked_for: list[Request] = []

    class Engine:
        crawl = staticmethod(asked_for.append)

    monkeypatch.setattr(type(spider.crawler), "engine", Engine)
    with pytest.raises(DontCloseSpider):
        spider.nothing_waits()
    assert [request.url for request in asked_for] == ["https://www.example.com/story/1"]
    spider.nothing_waits()


@pytest.mark.parametrize("arguments", [{"sources": "nowhere"}, {"site": "x"}, {"limit": "3"}])
def test_bad_arguments_end_the_command_with_one_line(tmp_path: Path, arguments: dict[str, str]) -> None:
    with pytest.raises(SystemExit) as caught:
        make(tmp_path, None, **arguments)
    assert str(caught.value).startswith("scrapy crawl news: ")
    assert "\n" not in str(caught.value)


def test_the_demo_s_server_runs_as_long_as_the_spider(tmp_path: Path) -> None:
    spider = make(tmp_path, sources="demo")
    requests = start(spider)
    assert requests
    assert all(request.url.startswith("http://127.0.0.1:") for request in requests)
    assert all(request.meta["newscrawl_private"] for request in requests)
    spider.closed("finished")
    assert not spider._demo.hosts  # type: ignore[union-attr]  # started above


def test_an_answer_that_is_no_text_is_no_error(tmp_path: Path) -> None:
    spider = make(tmp_path)
    feed, _ = start(spider)
    response = Response(feed.url, body=bytes(range(256)), request=feed)
    assert collected(spider.entrance(response, **feed.cb_kwargs)) == []
