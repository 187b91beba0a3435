"""Ends a crawl that makes no progress: orderly if it still can, by force if it cannot."""

from __future__ import annotations

import faulthandler
import logging
import math
import os
import sys
import threading
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro

from newscrawl.endings import STALLED, STALLED_EXIT_CODE
from newscrawl.extensions.screen import let_go
from newscrawl.extensions.waiting import next_request, what_waits

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

GRACE_SECONDS = 60.0
"""What a crawl that was told to end has for it before its process is ended; as long as the limit, if that is less."""

_LONGEST_LOOK = 5.0
"""Seconds between looks; a quarter of the limit, if that is less."""

_PROGRESS = (
    signals.request_left_downloader,  # an answer, or the failure of a request
    signals.item_scraped,
    signals.item_dropped,
    signals.item_error,
)


class Watchdog:
    """Closes the spider as ``stalled`` after NEWSCRAWL_STALL_SECONDS without an answer, a failure or an item.

    Bytes are no progress: an answer that drips ends at DOWNLOAD_TIMEOUT. A site's wish to be left alone for longer
    (``Crawl-delay``, ``Retry-After``) is waited for, and the limit counted from then. Time is monotonic: a clock that is
    set does not matter. Where the event loop itself hangs, or what is under way does not end, a thread of the watchdog's
    prints where each thread stands and ends the process with exit code 4; the output is then as after any crash.
    """

    def __init__(self, crawler: Crawler, limit: float) -> None:
        self._crawler = crawler
        self._limit = limit
        self._progress = self._deadline = math.inf
        self._closing = False
        self._over = threading.Event()
        self._look = create_looping_call(self.look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where it is switched off, ValueError for a limit that is none."""
        limit = crawler.settings.getfloat("NEWSCRAWL_STALL_SECONDS")
        if not limit >= 0 or not math.isfinite(limit):
            raise ValueError(
                f"NEWSCRAWL_STALL_SECONDS ({limit}) must be a number of seconds, or 0 for no limit."
            )
        if not limit:
            raise NotConfigured("NEWSCRAWL_STALL_SECONDS is 0")
        watchdog = cls(crawler, limit)
        for signal in _PROGRESS:
            crawler.signals.connect(watchdog.progress, signal=signal)
        crawler.signals.connect(watchdog.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(watchdog.engine_stopped, signal=signals.engine_stopped)
        return watchdog

    def spider_opened(self) -> None:
        """Begin to look."""
        self.progress()
        interval = min(self._limit / 4, _LONGEST_LOOK)
        self._look.start(interval, now=False)
        threading.Thread(target=self._guard, args=(interval,), name="watchdog", daemon=True).start()

    def progress(self, **_: Any) -> None:  # noqa: ANN401  # whatever the signals carry
        """Note that something has happened."""
        self._progress = monotonic()
        self._deadline = self._progress + self._limit

    def look(self) -> None:
        """Close the spider if nothing has happened for too long and nothing is due."""
        now = monotonic()
        due = next_request(self._crawler.engine, now)
        if due is not None:
            self._deadline = max(self._deadline, due + self._limit)
        if now < self._deadline or self._closing:
            return
        self._closing = True
        logger.error(
            "No progress for %.0f seconds (NEWSCRAWL_STALL_SECONDS: %g): the crawl is ended. It waited for %s",
            *(now - self._progress, self._limit, what_waits(self._crawler.engine)),
        )
        deferred_from_coro(self._crawler.engine.close_spider_async(reason=STALLED))

    def engine_stopped(self) -> None:
        """Look no more."""
        self._over.set()
        if self._look.running:
            self._look.stop()

    def _guard(self, interval: float) -> None:
        """End the process if the crawl does not; runs in a thread of its own."""
        grace = min(self._limit, GRACE_SECONDS)
        while not self._over.wait(interval):
            if monotonic() > self._deadline + grace + 2 * interval:
                sys.stderr.write(
                    "newscrawl: the crawl hangs and cannot be ended in order: its process is ended. What was written is"
                    " kept in files named .part. Where it stands:\n"
                )
                faulthandler.dump_traceback(file=sys.__stderr__ or sys.stderr)
                let_go()
                sys.stderr.flush()
                os._exit(STALLED_EXIT_CODE)
