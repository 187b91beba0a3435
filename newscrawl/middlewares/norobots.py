"""What a site allows that does not serve its robots.txt."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newscrawl.middlewares.robots import is_for_robots

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

NOTHING = b"User-agent: *\nDisallow: /\n"
TOO_MANY_REQUESTS = 429
SUCCESS, REDIRECTION, SERVER_ERROR = 200, 300, 500
"""Where these classes of status codes begin."""


class NoRobotsMiddleware:
    """Answers for robots.txt as RFC 9309, 2.3.1, says: a file that does not exist allows everything, one
    that cannot be reached allows nothing.

    Scrapy alone takes any answer for a robots.txt, error pages included, and crawls on without one
    when a server fails. "429 Too Many Requests" counts as unreachable: the site is asking for less.

    Counts ``newscrawl/robots/unreachable_count``.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it."""
        return cls(crawler.stats)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return *response*, or for an error in place of a robots.txt what it means."""
        if not is_for_robots(request) or SUCCESS <= response.status < REDIRECTION:
            return response
        if response.status >= SERVER_ERROR or response.status == TOO_MANY_REQUESTS:
            return self._unreachable(request, f"status {response.status}")
        return response.replace(body=b"")

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Return what a robots.txt means that could not be fetched; None for other requests."""
        if not is_for_robots(request) or isinstance(exception, IgnoreRequest):
            return None
        return self._unreachable(request, type(exception).__name__)

    def _unreachable(self, request: Request, reason: str) -> Response:
        self._stats.inc_value("newscrawl/robots/unreachable_count")
        logger.warning(
            "%s cannot be reached (%s), so nothing of its site is fetched in this run", request.url, reason
        )
        # 200: from here it passes the other middlewares, of which some would try again, or count another fault.
        return Response(request.url, body=NOTHING, request=request)
