"""Shows on the terminal what a crawl is doing."""

from __future__ import annotations

import atexit
import sys
import time
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import NotConfigured

from newscrawl.extensions.liveview import Doing, Pace, view
from newscrawl.extensions.screen import is_screen, shown
from newscrawl.items import Page

if TYPE_CHECKING:
    from typing import Self

    from rich.console import RenderableType
    from scrapy import Request
    from scrapy.crawler import Crawler

_FAILED = "newscrawl/article/failed_count/"


class Live:
    """Shows pages and stories a second, what waits, each source's progress, errors and removals by kind.

    Only where standard error is a terminal; elsewhere, and with NEWSCRAWL_LIVE_ENABLED off, there is the log.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._name = "crawl"
        self._began = time.monotonic()
        self._pace = Pace()
        self._asked: Counter[str] = Counter()
        self._done: Counter[str] = Counter()
        self._entrances = 0
        self._screen = ExitStack()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise NotConfigured where nothing is to be shown."""
        if not crawler.settings.getbool("NEWSCRAWL_LIVE_ENABLED") or not is_screen(sys.stderr):
            raise NotConfigured
        extension = cls(crawler)
        for handler, signal in (
            (extension.engine_started, signals.engine_started),
            (extension.request_scheduled, signals.request_scheduled),
            (extension.item_scraped, signals.item_scraped),
            (extension.engine_stopped, signals.engine_stopped),
        ):
            crawler.signals.connect(handler, signal=signal)
        return extension

    def engine_started(self) -> None:
        """Begin."""
        spider = self._crawler.spider
        self._name = spider.name if spider is not None else self._name
        self._began = time.monotonic()
        self._screen.enter_context(shown(self._draw))
        atexit.register(
            self._screen.close
        )  # at a second Ctrl-C no signal comes: the cursor would stay hidden

    def request_scheduled(self, request: Request) -> None:
        """Note an article that is asked for, or something that may lead to some; what is tried again counts once."""
        if request.meta.get("retry_times") or request.meta.get("redirect_urls"):
            return
        if request.meta.get("newscrawl_role") == "article":
            self._asked[request.meta.get("newscrawl_source") or ""] += 1
        else:
            self._entrances += 1

    def item_scraped(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Note a page that is done."""
        if isinstance(item, Page):
            self._done[item.hints.source or ""] += 1

    def engine_stopped(self) -> None:
        """End: the summary comes below."""
        self._screen.close()
        atexit.unregister(self._screen.close)

    def _draw(self) -> RenderableType:
        # In a thread: what it looks at is copied first.
        stats = dict(self._crawler.stats.get_stats())
        asked, done = dict(self._asked), dict(self._done)
        pages, stories = sum(done.values()), stats.get("newscrawl/split/story_count", 0)
        failed = sum(count for name, count in stats.items() if name.startswith(_FAILED))
        now = time.monotonic()
        self._pace.note(now, pages, stories)
        doing = Doing(
            name=self._name,
            seconds=now - self._began,
            pages=pages,
            stories=stories,
            rates=self._pace.rates(),
            left=max(sum(asked.values()) - pages - failed, 0),
            is_all_known=self._entrances <= _answered(stats),
            sources={name: (done.get(name, 0), count) for name, count in asked.items() if name},
        )
        return view(doing, stats)


def _answered(stats: dict[str, Any]) -> int:
    """Return how many feeds, sitemaps and the like have answered, or failed."""
    groups = ("entrance_count/", "unchanged_count/", "failed_count/", "guess_failed_count/")
    names = tuple(f"newscrawl/discovery/{group}" for group in groups)
    return sum(count for name, count in stats.items() if name.startswith(names))
