"""A Scrapy extension that measures a crawl from inside."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured

from benchmarks.speed.lateness import Lateness
from benchmarks.speed.usage import resident_kib

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler


class Probe:
    """Counts to Scrapy's stats, and writes them to the file that the setting SPEED_STATS names:

    - ``speed/seconds``: from the opening of the spider until all output is closed;
    - ``speed/late_seconds``: the longest that the event loop was blocked, by other processes of the machine, too;
    - ``speed/busy_seconds``: the most processor time between two looks at the loop, 10 ms apart if nothing blocks it;
    - ``speed/items``: items that came through the pipelines;
    - ``speed/resident_kib/N``: memory of the process and its workers after N items, for each N of SPEED_MARKS.
    """

    def __init__(self, crawler: Crawler, path: Path, marks: frozenset[int]) -> None:
        self._crawler = crawler
        self._path = path
        self._marks = marks
        self._items = 0
        self._since = 0.0
        self._lateness: Lateness | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it, and have it told of the crawl's steps."""
        path = crawler.settings.get("SPEED_STATS")
        if not path:
            raise NotConfigured
        marks = frozenset(map(int, crawler.settings.getlist("SPEED_MARKS")))
        extension = cls(crawler, Path(path), marks)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.item_done, signal=signals.item_scraped)
        crawler.signals.connect(extension.item_done, signal=signals.item_dropped)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.engine_stopped, signal=signals.engine_stopped)
        return extension

    def spider_opened(self) -> None:
        """Start the clocks."""
        self._since = monotonic()
        self._lateness = Lateness(asyncio.get_running_loop())
        self._lateness.start()

    def item_done(self) -> None:
        """Count the item, and look at the memory if it is one of the marks."""
        self._items += 1
        if self._items in self._marks:
            self._crawler.stats.set_value(f"speed/resident_kib/{self._items}", resident_kib(os.getpid()))

    def spider_closed(self) -> None:
        """Write down what was seen of the event loop."""
        if self._lateness is not None:
            self._lateness.stop()
            self._crawler.stats.set_value("speed/late_seconds", self._lateness.worst)
            self._crawler.stats.set_value("speed/busy_seconds", self._lateness.busiest)
        self._crawler.stats.set_value("speed/items", self._items)

    def engine_stopped(self) -> None:
        """Stop the clock, and write the stats to the file."""
        self._crawler.stats.set_value("speed/seconds", monotonic() - self._since)
        self._path.write_text(json.dumps(self._crawler.stats.get_stats(), default=str), encoding="utf-8")
