"""The ``urls`` spider: a list of addresses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.items import Hints
from newscrawl.spiders.urls import UrlsSpider

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy import Request


def make(path: Path, **arguments: str) -> UrlsSpider:
    crawler = get_crawler(UrlsSpider, {"NEWSCRAWL_RUN": "run-1"})
    return UrlsSpider.from_crawler(crawler, file=str(path), **arguments)


def start(spider: UrlsSpider) -> list[Request]:
    async def collect() -> list[Request]:
        return [request async for request in spider.start()]

    return asyncio.run(collect())


def urls(path: Path, body: bytes) -> list[str]:
    path.write_bytes(body)
    return [request.url for request in start(make(path))]


def test_asks_for_each_address_once(tmp_path: Path) -> None:
    body = "\ufeffhttps://example.com/خبر\r\n\n# تعليق\n   \n  https://example.org/b#x  \nhttps://www.example.org/b/\n"
    assert urls(tmp_path / "urls.txt", body.encode()) == [
        "https://example.com/%D8%AE%D8%A8%D8%B1",
        "https://example.org/b",
    ]


def test_bad_lines_are_reported_with_their_number_and_the_rest_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "urls.txt"
    path.write_bytes(
        b"https://example.com/a\nnot an address\njavascript:x\n\xff\xfe\nhttps://example.com/b\n"
    )
    spider = make(path)
    assert [request.url for request in start(spider)] == ["https://example.com/a", "https://example.com/b"]
    assert spider.crawler.stats.get_value("newscrawl/urls/bad_line_count") == 3
    messages = [record.getMessage() for record in caplog.records]
    assert [message.removeprefix(f"{path}:").split(":")[0] for message in messages] == ["2", "3", "4"]


def test_a_line_without_end_is_one_bad_line_and_takes_no_memory(tmp_path: Path) -> None:
    body = b"https://example.com/a\n" + b"x" * 1_000_000 + b"\nhttps://example.com/b"
    assert urls(tmp_path / "urls.txt", body) == ["https://example.com/a", "https://example.com/b"]


@pytest.mark.parametrize("line", ["https://example.com/{}", "https://example.com/same", "not an address {}"])
def test_a_long_list_lets_others_have_a_turn_at_each_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("\n".join(line.format(number) for number in range(50)), encoding="utf-8")
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def read() -> None:
        task = asyncio.create_task(others())
        async for _ in make(path).start():
            pass
        task.cancel()

    asyncio.run(read())
    assert turns >= 50


def test_an_empty_list_asks_for_nothing(tmp_path: Path) -> None:
    assert urls(tmp_path / "urls.txt", b"# nothing\n") == []


@pytest.mark.parametrize(("argument", "private"), [({}, False), ({"private": "true"}, True)])
def test_addresses_are_private_only_where_the_operator_says_so(
    tmp_path: Path, argument: dict[str, str], private: bool
) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("http://127.0.0.1:8000/a", encoding="utf-8")
    (request,) = start(make(path, **argument))
    assert request.meta["newscrawl_private"] is private
    assert request.meta["newscrawl_role"] == "article"
    assert request.cb_kwargs == {"hints": Hints()}


def test_every_line_is_a_request_or_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("https://example.com/a\nhttps://example.com/a\nx\n", encoding="utf-8")
    spider = make(path)
    start(spider)
    stats = spider.crawler.stats
    assert stats.get_value("newscrawl/discovery/link_count") == 2
    assert stats.get_value("newscrawl/discovery/article_count") == 1
    assert stats.get_value("newscrawl/discovery/skipped_count/repeated") == 1


def test_a_list_that_is_not_there_ends_the_command_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="scrapy crawl urls: file"):
        make(tmp_path / "nowhere.txt")
