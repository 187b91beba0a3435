"""What the ``news`` spider knows of what earlier runs heard and did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, XmlResponse

from newscrawl.discovery.links import Link
from tests.test_spiders_news import ENTRY, FEED, SITEMAP, answer, collected, fail, make, start, stat

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy import Request

    from newscrawl.spiders.news import NewsSpider

STORY = "https://www.example.com/story/{}"
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://www.example.com/sitemap-1.xml</loc></sitemap></sitemapindex>"""
HEADERS = {"ETag": '"e"', "Last-Modified": "Thu, 26 Nov 2026 08:00:00 GMT"}


def spider_of(folder: Path, settings: dict[str, Any] | None = None, **arguments: str) -> NewsSpider:
    """Return the spider of another run, with the store of those before."""
    ours = {"NEWSCRAWL_STORE": str(folder / "store.sqlite"), "NEWSCRAWL_DUE": "all"}
    return make(folder, ours | (settings or {}), **arguments)


def hear(
    spider: NewsSpider, request: Request, body: bytes, status: int = 200, **headers: str
) -> list[Request]:
    response = XmlResponse(request.url, body=body, status=status, headers=headers or HEADERS, request=request)
    return collected(spider.entrance(response, **request.cb_kwargs))


def end(spider: NewsSpider) -> None:
    spider.ledger.leases.release()
    spider.ledger.writer.flush_now()
    spider.ledger.close()


def run(folder: Path, feed: bytes = FEED, sitemap: bytes = SITEMAP, **settings: Any) -> list[Request]:
    """Have a run hear *feed* and *sitemap*, and return its last requests, of which nothing comes."""
    spider = spider_of(folder, settings)
    first, second = start(spider)
    requests = hear(spider, first, feed) + hear(spider, second, sitemap)
    end(spider)
    return requests


def test_the_next_run_asks_whether_anything_has_changed(tmp_path: Path) -> None:
    run(tmp_path)
    spider = spider_of(tmp_path)
    for request in start(spider):
        assert request.headers["If-None-Match"] == b'"e"'
        assert request.headers["If-Modified-Since"] == HEADERS["Last-Modified"].encode()
    end(spider)


@pytest.mark.parametrize("settings", [{"NEWSCRAWL_MAX_AGE_DAYS": 30}, {"NEWSCRAWL_CROSS_SITE": True}])
def test_under_other_terms_all_is_read_anew(tmp_path: Path, settings: dict[str, Any]) -> None:
    run(tmp_path)
    spider = spider_of(tmp_path, settings)
    requests = start(spider)
    assert [request.headers.get("If-None-Match") for request in requests] == [None, None]
    hear(spider, requests[0], FEED)
    assert stat(spider, "unchanged_count/same_bytes") is None
    end(spider)


def test_what_was_found_and_not_fetched_is_asked_for_though_nothing_has_changed(tmp_path: Path) -> None:
    asked = {request.url for request in run(tmp_path)}
    spider = spider_of(tmp_path)
    feed, sitemap = start(spider)
    requests = hear(spider, feed, b"", 304) + hear(spider, sitemap, SITEMAP)
    assert {request.url for request in requests} == asked == {STORY.format(1), STORY.format(3)}
    (dated,) = [request for request in requests if request.url == STORY.format(1)]
    assert dated.cb_kwargs["hints"].published == "2026-11-22"
    assert dated.cb_kwargs["hints"].section == "اقتصاد"
    assert (stat(spider, "unchanged_count/not_modified"), stat(spider, "unchanged_count/same_bytes")) == (
        1,
        1,
    )
    end(spider)


def test_known_articles_are_not_asked_for_whoever_names_them(tmp_path: Path) -> None:
    spider = spider_of(tmp_path)
    spider.ledger.fetched(STORY.format(1))
    spider.ledger.stored(STORY.format(1), STORY.format(1))
    end(spider)
    assert [request.url for request in run(tmp_path)] == [STORY.format(3)]


def test_known_articles_are_asked_for_where_the_setting_says_so(tmp_path: Path) -> None:
    spider = spider_of(tmp_path)
    spider.ledger.fetched(STORY.format(1))
    spider.ledger.stored(STORY.format(1), STORY.format(1))
    end(spider)
    run(tmp_path)
    spider = spider_of(tmp_path, {"NEWSCRAWL_REFETCH": True})
    feed, sitemap = start(spider)
    assert feed.headers.get("If-None-Match") is None
    requests = hear(spider, feed, FEED) + hear(spider, sitemap, SITEMAP)
    assert {request.url for request in requests} == {STORY.format(1), STORY.format(3)}
    end(spider)


def test_an_index_that_has_not_changed_leads_to_its_sitemaps_all_the_same(tmp_path: Path) -> None:
    run(tmp_path, sitemap=INDEX)
    spider = spider_of(tmp_path)
    feed, sitemap = start(spider)
    hear(spider, feed, b"", 304)
    (child,) = hear(spider, sitemap, b"", 304)
    assert (child.url, child.meta["newscrawl_role"]) == ("https://www.example.com/sitemap-1.xml", "sitemap")
    end(spider)


def test_of_a_broken_feed_only_the_same_bytes_say_that_nothing_has_changed(tmp_path: Path) -> None:
    broken = FEED[: FEED.index(b"</channel>")]
    run(tmp_path, feed=broken)
    spider = spider_of(tmp_path)
    feed, _ = start(spider)
    assert "If-None-Match" not in feed.headers
    hear(spider, feed, broken)
    assert stat(spider, "unchanged_count/same_bytes") == 1
    end(spider)


def test_validators_reach_the_store_behind_what_they_vouch_for(tmp_path: Path) -> None:
    spider = spider_of(tmp_path)
    feed, _ = start(spider)
    hear(spider, feed, FEED)
    kinds = [
        next(name for name in ("address", "visit", "feed", "plan") if f"INTO {name} " in statement)
        for statement, _ in spider.ledger.writer._queue
    ]
    assert kinds[-2:] == ["feed", "plan"]
    assert (kinds.count("feed"), kinds.count("plan")) == (1, 1)
    assert {"address", "visit"} <= set(kinds[:-2])
    end(spider)


def test_the_limit_holds_for_new_and_unfinished_articles_together(tmp_path: Path) -> None:
    run(tmp_path)
    path = tmp_path / "mine.toml"
    path.write_text(ENTRY, encoding="utf-8")
    spider = spider_of(tmp_path, sources=str(path), limit="2")
    newer = FEED.replace(
        b"<title>t</title>", b"<title>t</title><pubDate>Thu, 26 Nov 2026 08:00:00 GMT</pubDate>"
    )
    feed, sitemap = start(spider)
    requests = hear(spider, feed, newer.replace(b"story/1", b"story/9")) + hear(spider, sitemap, b"", 304)
    assert [request.url for request in requests] == [STORY.format(1), STORY.format(9)]  # the newest last
    end(spider)


def test_a_run_with_nothing_to_do_takes_up_more_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newscrawl.store.addresses.PORTION", 2)
    spider = spider_of(tmp_path)
    number = spider.ledger.sources({"alwaha": "https://www.example.com/"})["alwaha"]
    spider.ledger.discovered([Link(url=STORY.format(one), found="feed") for one in range(5)], number)
    end(spider)
    spider = spider_of(tmp_path)
    feed, sitemap = start(spider)
    requests = fail(spider, feed) + fail(spider, sitemap)
    asked_for: list[Request] = []

    class Engine:
        crawl = staticmethod(asked_for.append)

    monkeypatch.setattr(type(spider.crawler), "engine", Engine)
    for _ in range(9):
        try:
            spider.nothing_waits()
        except DontCloseSpider:
            continue
        break
    else:
        pytest.fail("it never ends")
    urls = [request.url for request in requests + asked_for if "story" in request.url]
    assert sorted(urls) == [STORY.format(one) for one in range(5)]
    end(spider)


def test_home_pages_are_read_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        spider = spider_of(tmp_path, site="https://www.example.com/")
        home, _ = start(spider)
        assert "If-None-Match" not in home.headers
        page = b'<html><link rel="alternate" type="application/rss+xml" href="/new-rss"></html>'
        response = HtmlResponse(home.url, body=page, headers=HEADERS, request=home)
        (found,) = collected(spider.entrance(response, **home.cb_kwargs))
        assert found.url == "https://www.example.com/new-rss"
        end(spider)


def test_nothing_is_kept_where_no_store_is_named(tmp_path: Path) -> None:
    for _ in range(2):
        spider = make(tmp_path)
        feed, sitemap = start(spider)
        answer(spider, feed, FEED)
        assert len(answer(spider, sitemap, SITEMAP)) == 2
        end(spider)
