"""Writes figures of the run and of the sources to a file for Prometheus, by way of node_exporter's textfile collector."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from newscrawl.export.runs import run_name
from newscrawl.frontier.ledgers import store_path
from newscrawl.health.days import DAY
from newscrawl.store.database import StoreError, opened
from newscrawl.store.health import Known, everything

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

SECONDS = 15.0
"""Between two writings, unless NEWSCRAWL_PROMETHEUS_SECONDS says otherwise: Prometheus' usual look is every 15."""


@dataclass(frozen=True, slots=True)
class File:
    """Where the figures go, and how often."""

    path: Path
    seconds: float


def read_figures(settings: BaseSettings) -> File | None:
    """Return where the figures go by *settings*, None: nowhere; raise ValueError, which says what to write, for what
    cannot be."""
    name = settings.get("NEWSCRAWL_PROMETHEUS") or ""
    if not name:
        return None
    if not name.endswith(".prom"):
        raise ValueError(
            f"NEWSCRAWL_PROMETHEUS is {name!r}; write the path of a file that ends in .prom: the textfile collector reads"
            " no others"
        )
    seconds = settings.getfloat("NEWSCRAWL_PROMETHEUS_SECONDS", SECONDS)
    if not 1 <= seconds < float("inf"):
        raise ValueError("NEWSCRAWL_PROMETHEUS_SECONDS: write a number of seconds, 1 or more")
    return File(Path(name), seconds)


class Prometheus:
    """Writes NEWSCRAWL_PROMETHEUS, whole each time, while the run lasts and at its end.

    Of the sources it has what the store knew when the run began, and at the end what it knows then. A file that cannot be
    written is reported once, and fails nothing.
    """

    def __init__(self, crawler: Crawler, file: File) -> None:
        self._crawler = crawler
        self._file = file
        self._store = store_path(crawler.settings)
        self._run = run_name(crawler.settings)
        self._sources: list[Known] = []
        self._reason = ""
        self._failed = False
        self._loop = create_looping_call(self._write)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where no file is named, ValueError for one that cannot be."""
        file = read_figures(crawler.settings)
        if file is None:
            raise NotConfigured  # Scrapy warns of a reason, and this is as it comes
        extension = cls(crawler, file)
        crawler.signals.connect(extension.engine_started, signal=signals.engine_started)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.engine_stopped, signal=signals.engine_stopped)
        return extension

    def engine_started(self) -> None:
        """Write it a first time, and again and again."""
        self._look_up()
        self._loop.start(self._file.seconds)

    def spider_closed(self, spider: Spider, reason: str) -> None:  # noqa: ARG002  # Scrapy's signature
        """Note why the run ended."""
        self._reason = reason

    def engine_stopped(self) -> None:
        """Write it for the last time."""
        if self._loop.running:
            self._loop.stop()
        self._reason = self._crawler.stats.get_value("finish_reason", self._reason)
        self._look_up()
        self._write()

    def _look_up(self) -> None:
        if not self._store.exists():
            return
        try:
            with opened(self._store) as connection:
                self._sources = everything(connection)
        except StoreError as error:  # the crawl says the same, and ends if it has to
            logger.warning("The figures of the sources are as they were: %s", error)

    def _write(self) -> None:
        from newscrawl.extensions.metrics import written

        now = time.time()
        stats = self._crawler.stats.get_stats()
        run = (self._run, getattr(self._crawler.spider, "name", ""), self._reason)
        try:
            written(self._file.path, stats, run, self._sources, int(now // DAY))
        except OSError as error:
            if not self._failed:
                logger.error("The figures for Prometheus cannot be written: %s", error)  # noqa: TRY400
                self._crawler.stats.inc_value("newscrawl/prometheus/error_count")
            self._failed = True
        else:
            self._failed = False
