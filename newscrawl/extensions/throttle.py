"""AutoThrottle that knows how fast each site may be fetched at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.extensions.throttle import AutoThrottle

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class FloorThrottle(AutoThrottle):
    """Scrapy's AutoThrottle, with a shortest delay for each slot in place of one for all.

    The shortest delay is the meta ``newscrawl_floor`` (seconds) that
    :class:`~newscrawl.middlewares.crawldelay.CrawlDelayMiddleware` sets; it also holds where it is
    longer than AUTOTHROTTLE_MAX_DELAY.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._longest = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self._default = crawler.settings.getfloat("DOWNLOAD_DELAY")

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        """Adjust the delay of *request*'s slot within its own bounds."""
        self.mindelay = request.meta.get("newscrawl_floor", self._default)
        self.maxdelay = max(self._longest, self.mindelay)
        super()._response_downloaded(response, request, spider)
