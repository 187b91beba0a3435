"""The ``urls`` spider: the pages of a list of addresses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import MAX_URL_CHARS, address_key, fetchable, host_of
from newscrawl.discovery.links import Link, Skip
from newscrawl.items import Hints
from newscrawl.sources import Source
from newscrawl.spiders.arguments import ArgumentError, UrlsArguments, urls_arguments
from newscrawl.spiders.articles import ArticleSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

_MAX_LINE_BYTES = 16 * MAX_URL_CHARS
"""More than an address of the greatest length takes with every letter percent-encoded."""


class UrlsSpider(ArticleSpider):
    """Fetches the addresses of a text file, one a line, except empty lines and those that begin with #.

    Arguments: ``file`` (the list), ``private`` (its addresses may be on a private network).
    """

    name = "urls"

    def __init__(self, arguments: UrlsArguments) -> None:
        super().__init__()
        self.arguments = arguments

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Build it; SystemExit, with one line on the terminal, for arguments and for a store that cannot be used."""
        try:
            arguments = urls_arguments(kwargs)
        except ArgumentError as error:
            # Scrapy prints a traceback for any other exception here, and nothing of this one's cause.
            raise SystemExit(f"scrapy crawl {cls.name}: {error}") from error
        spider = super().from_crawler(crawler, arguments, *args)
        spider.prepare(crawler)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request a good line, as the crawl asks for them: the list is not held in memory."""
        seen: set[str] = set()
        for number, line in _lines(self.arguments.file):
            await asyncio.sleep(0)  # Scrapy takes all there is before it lets others have a turn
            url = fetchable(line)
            if url is None:
                self.count("urls/bad_line_count")
                self.logger.error(
                    "%s:%d: %.100r is no address that can be fetched; write it whole, with http(s)://",
                    *(self.arguments.file, number, line),
                )
                continue
            self.count("discovery/link_count")
            if (key := address_key(url)) in seen:
                self.count(f"discovery/skipped_count/{Skip.REPEATED}")
                continue
            seen.add(key)
            if not self.refetch and self.ledger.is_done(key):
                self.count(f"discovery/skipped_count/{Skip.KNOWN}")
                continue
            self.ledger.discovered([Link(url=url, found="list")], None)
            self.count("discovery/article_count")
            # Each line stands for itself: a source of its own, so that a delay or a guard has a name for it.
            source = Source(name=host_of(url), url=url, private=self.arguments.private)
            yield self.request_article(url, Hints(), source)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are to hold an address, with their number, from 1.

    A line is never read past :data:`_MAX_LINE_BYTES`; what is longer counts as one bad line.
    """
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(_MAX_LINE_BYTES):
            number += 1
            whole = raw
            while not whole.endswith(b"\n") and len(whole) == _MAX_LINE_BYTES:
                whole = file.readline(_MAX_LINE_BYTES)
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace").strip()
            if line and not line.startswith("#"):
                yield number, line
