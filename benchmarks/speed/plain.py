"""What newscrawl's crawl is compared with: the spider that one writes in ten minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import trafilatura
from scrapy import Request, Spider
from trafilatura.settings import Document

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response


class PlainSpider(Spider):
    """Fetches the addresses of a file and has trafilatura read each page in the callback."""

    name = "plain"

    def __init__(self, file: str, **kwargs: str) -> None:
        super().__init__(**kwargs)
        self.file = Path(file)

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request a line."""
        with self.file.open(encoding="utf-8") as lines:
            for line in lines:
                yield Request(line.strip())

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Yield the article of *response*."""
        document = trafilatura.bare_extraction(response.body, with_metadata=True)
        if isinstance(document, Document):
            yield {
                "url": response.url,
                "title": document.title,
                "author": document.author,
                "date": document.date,
                "text": document.text,
            }
