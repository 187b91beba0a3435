"""Keeps the distance between requests that the site, or the catalogue, asks for."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)


class CrawlDelayMiddleware:
    """Applies ``Crawl-delay`` and ``Request-rate`` of robots.txt, which Scrapy reads and leaves at that.

    Requests of a host and port share one download slot, those for its robots.txt included. The slot's
    delay never falls below the longer of

    - the source's own delay (meta ``newscrawl_delay`` of its requests, seconds), else DOWNLOAD_DELAY,
    - what the site's robots.txt asks for.

    What robots.txt asks for is a minimum, so such a slot's delay does not vary. A site that asks for more than
    NEWSCRAWL_MAX_CRAWL_DELAY seconds is left out of the run: to fetch it faster would be against its
    word, and to wait would keep the crawl from ending.

    The delay stands in the request's meta as ``newscrawl_floor`` for
    :class:`~newscrawl.extensions.throttle.FloorThrottle`. Requests of sites left out are counted as
    ``newscrawl/guard/refused_count/crawl-delay``.
    """

    def __init__(self, crawler: Crawler, *, default: float, limit: float, agent: str) -> None:
        self._crawler = crawler
        self._default = default
        self._limit = limit
        self._agent = agent
        self._asked: dict[str, float] = {}
        self._own: dict[str, float] = {}
        self._started: dict[str, Slot] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it, and have it told of each robots.txt and of each request that joins a slot."""
        settings = crawler.settings
        limit = settings.getfloat("NEWSCRAWL_MAX_CRAWL_DELAY")
        if not limit > 0 or not math.isfinite(limit):
            raise ValueError(f"NEWSCRAWL_MAX_CRAWL_DELAY ({limit}) must be a positive number of seconds.")
        if not settings.getbool("ROBOTSTXT_OBEY"):
            logger.warning("ROBOTSTXT_OBEY is off: sites are not asked for their crawl delay")
        middleware = cls(
            crawler,
            default=settings.getfloat("DOWNLOAD_DELAY"),
            limit=limit,
            agent=settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"],
        )
        crawler.signals.connect(middleware.request_scheduled, signal=signals.request_scheduled)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(middleware.joined_slot, signal=signals.request_reached_downloader)
        return middleware

    def request_scheduled(self, request: Request) -> None:
        """Note the delay of *request*'s source, so that the request for robots.txt keeps it, too."""
        own = request.meta.get("newscrawl_delay")
        if own is not None and not request.meta.get("redirect_urls"):
            site = _netloc(request)
            self._own[site] = max(self._own.get(site, 0.0), own)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Note what the robots.txt of *request*'s site asks for."""
        delay = robotparser.crawl_delay(self._agent)
        if not delay:
            return
        site = _netloc(request)
        self._asked[site] = delay
        if delay > self._limit:
            logger.warning(
                "%s asks for %g seconds between requests and is left out; to crawl it at that pace, "
                "set NEWSCRAWL_MAX_CRAWL_DELAY to %g or more (now %g)",
                *(site, delay, delay, self._limit),
            )

    def process_request(self, request: Request) -> None:
        """Put *request* in its site's slot; raise IgnoreRequest if the site is left out."""
        site = _netloc(request)
        asked = self._asked.get(site, 0.0)
        if asked > self._limit:
            self._crawler.stats.inc_value("newscrawl/guard/refused_count/crawl-delay")
            raise IgnoreRequest("refused: crawl-delay")
        # A redirect inherits the slot of the request before it, and Scrapy asks for robots.txt in
        # another slot than the pages'; both would come between the site's requests unseen.
        request.meta["download_slot"] = site
        request.meta["newscrawl_floor"] = max(self._own.get(site, self._default), asked)

    def joined_slot(self, request: Request) -> None:
        """Set the delay of *request*'s slot, before the request waits there."""
        site = _netloc(request)
        floor = request.meta.get("newscrawl_floor")
        slot = self._crawler.engine.downloader.slots.get(site)
        if floor is None or slot is None:
            return
        if site in self._own and self._started.get(site) is not slot:
            # A source with a delay of its own starts with it, not with the cautious general one.
            self._started[site] = slot
            slot.delay = floor
        slot.delay = max(slot.delay, floor)
        if site in self._asked:
            slot.jitter = 0.0


def _netloc(request: Request) -> str:
    """Return the host, and the port if one is given, that Scrapy keeps robots.txt files under."""
    return urlsplit(request.url).netloc.lower()
