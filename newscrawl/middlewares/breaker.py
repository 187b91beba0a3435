"""Lets a host be that does nothing but fail."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest, NotConfigured

from newscrawl.middlewares.faults import SERVER_ERROR, BudgetError, fault_name

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)


class BreakerMiddleware:
    """Leaves a host and port out of the run after NEWSCRAWL_MAX_FAULTS faults in a row, other tries included.

    A server that is down is spared the rest; one that has each request wait for DOWNLOAD_TIMEOUT, on purpose or not,
    cannot make a run last for weeks. What was to be asked of it is left for another run, and counted as
    ``newscrawl/guard/refused_count/faults``. Counts ``newscrawl/breaker/left_out_count``.
    """

    def __init__(self, crawler: Crawler, limit: int) -> None:
        self._crawler = crawler
        self._limit = limit
        self._faults: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where there is no limit, ValueError for one that is none."""
        limit = crawler.settings.getint("NEWSCRAWL_MAX_FAULTS")
        if limit < 0:
            raise ValueError(f"NEWSCRAWL_MAX_FAULTS ({limit}) must be a number of faults, or 0 for no limit.")
        if not limit:
            raise NotConfigured("NEWSCRAWL_MAX_FAULTS is 0")
        return cls(crawler, limit)

    def process_request(self, request: Request) -> None:
        """Raise BudgetError for a request to a host that is left out."""
        if self._faults[_site(request)] >= self._limit:
            raise self._refusal()

    def process_response(self, request: Request, response: Response) -> Response:
        """Take note of an answer, which ends the row unless it is a fault of the server's."""
        if response.status >= SERVER_ERROR:
            self._note(request, str(response.status))
        elif self._faults[_site(request)] < self._limit:
            self._faults.pop(_site(request), None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Take note of a fault; what newscrawl refused is none."""
        if not isinstance(exception, IgnoreRequest):
            self._note(request, fault_name(exception))

    def _note(self, request: Request, fault: str) -> None:
        site = _site(request)
        self._faults[site] += 1
        if self._faults[site] != self._limit:
            return
        self._crawler.stats.inc_value("newscrawl/breaker/left_out_count")
        logger.warning(
            "%s has failed %d times in a row (%s), and is left out of this run (NEWSCRAWL_MAX_FAULTS)",
            *(site, self._limit, fault),
        )
        slot = self._crawler.engine.downloader.slots.get(site)
        # What waits in the slot has passed the middlewares, and would still be sent.
        while slot and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(self._refusal())

    def _refusal(self) -> BudgetError:
        self._crawler.stats.inc_value("newscrawl/guard/refused_count/faults")
        return BudgetError("refused: faults")


def _site(request: Request) -> str:
    slot: str = request.meta.get("download_slot", "")
    return slot
