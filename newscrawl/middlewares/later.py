"""Leaves a site alone for as long as it asks to be."""

from __future__ import annotations

import logging
import math
from collections import defaultdict
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import IgnoreRequest

from newscrawl.middlewares.waits import wished_wait

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

TOO_MANY_REQUESTS, UNAVAILABLE = 429, 503
LEAST_DELAY = 1.0
"""Seconds between requests that a site gets at least once it has said that there were too many."""


class RetryAfterMiddleware:
    """Honours ``Retry-After`` of the answers 429 and 503; stands in front of the retry middleware.

    No further request of the site is sent until then: its download slot waits, the address that was answered so is
    among those that wait, and other sites go on. A 429 without it doubles the site's delay. A site that has the run
    wait for more than NEWSCRAWL_MAX_RETRY_AFTER seconds in all is left out of it: what it has been asked for is
    refused, and counted as ``newscrawl/guard/refused_count/retry-after``.

    Counts ``newscrawl/later/wait_count`` and ``newscrawl/later/left_out_count``.
    """

    def __init__(self, crawler: Crawler, *, limit: float, longest_delay: float) -> None:
        self._crawler = crawler
        self._limit = limit
        self._longest_delay = longest_delay
        self._until: dict[str, float] = {}
        self._waited: defaultdict[str, float] = defaultdict(float)
        self._left_out: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a limit that is none."""
        limit = crawler.settings.getfloat("NEWSCRAWL_MAX_RETRY_AFTER")
        if not limit >= 0 or not math.isfinite(limit):
            raise ValueError(f"NEWSCRAWL_MAX_RETRY_AFTER ({limit}) must be a number of seconds, 0 or more.")
        longest = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        middleware = cls(crawler, limit=limit, longest_delay=longest)
        # The downloader sends this signal before it looks for what to send next; the middlewares see the answer after.
        crawler.signals.connect(middleware.heed, signal=signals.response_downloaded)
        return middleware

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest if the site of *request* is left out."""
        if request.meta.get("download_slot") in self._left_out:
            self._refuse()

    def heed(self, response: Response, request: Request) -> None:
        """Have the slot of the site of *request* wait as *response* asks."""
        if response.status not in (TOO_MANY_REQUESTS, UNAVAILABLE):
            return
        site = request.meta.get("download_slot", "")
        slot = self._crawler.engine.downloader.slots.get(site)
        stated = (response.headers.get(b"Retry-After") or b"").decode("latin-1")
        wait = wished_wait(stated, (response.headers.get(b"Date") or b"").decode("latin-1"))
        if slot is None:
            return
        if wait is not None:
            self._wait(site, slot, wait)
        elif response.status == TOO_MANY_REQUESTS:
            slot.delay = max(slot.delay, min(max(2 * slot.delay, LEAST_DELAY), self._longest_delay))

    def process_response(self, request: Request, response: Response) -> Response:
        """Return *response*; it is not tried again if its site is left out."""
        if request.meta.get("download_slot") in self._left_out:
            request.meta["dont_retry"] = True
        return response

    def _wait(self, site: str, slot: Slot, seconds: float) -> None:
        now = monotonic()
        begun = max(self._until.get(site, now), now)
        if now + seconds <= begun:
            return  # it waits as long already
        self._waited[site] += now + seconds - begun
        if self._waited[site] > self._limit:
            self._leave_out(site, slot)
            return
        self._until[site] = now + seconds
        self._crawler.stats.inc_value("newscrawl/later/wait_count")
        logger.info("%s asks to be left alone for %g seconds", site, seconds)
        # The downloader counts the delay from the last request, and sends at once where there is no delay.
        slot.delay = max(slot.delay, 0.001)
        slot.lastseen = max(slot.lastseen, now + seconds)

    def _leave_out(self, site: str, slot: Slot) -> None:
        if site in self._left_out:
            return
        self._left_out.add(site)
        self._crawler.stats.inc_value("newscrawl/later/left_out_count")
        logger.warning(
            "%s has asked to be left alone for %g seconds in all, and is left out of this run; to wait for it, set"
            " NEWSCRAWL_MAX_RETRY_AFTER to that or more (now %g)",
            *(site, self._waited[site], self._limit),
        )
        # What waits in the slot has passed the middlewares, and would still be sent.
        while slot.queue:
            _, waiting = slot.queue.popleft()
            self._crawler.stats.inc_value("newscrawl/guard/refused_count/retry-after")
            waiting.errback(IgnoreRequest("refused: retry-after"))

    def _refuse(self) -> None:
        self._crawler.stats.inc_value("newscrawl/guard/refused_count/retry-after")
        raise IgnoreRequest("refused: retry-after")
