"""Tells apart hosts that do not exist and hosts that must not be connected to."""

from __future__ import annotations

import logging
from ipaddress import ip_address
from typing import TYPE_CHECKING

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from newscrawl.middlewares.addresses import endpoint, is_public
from newscrawl.middlewares.resolver import GuardedResolver

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)


class AddressGuardMiddleware:
    """Refuses what turned out, at the connection, to be on a private network; stands next to it.

    A host whose addresses the resolver withheld is refused here, before the retry middleware takes
    it for a passing failure of the DNS. The address that answered is looked at, too: a process that
    installed another resolver gets no page from a private network either.

    Counted as ``newscrawl/guard/refused_count/address``.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it."""
        return cls(crawler.stats)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise IgnoreRequest if *exception* comes of an address that was withheld."""
        target = endpoint(request.url)
        if isinstance(exception, CannotResolveHostError) and target and GuardedResolver.refuses(target):
            self._refuse(request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise IgnoreRequest for an answer from a private address that no source configured."""
        # A proxy's address says nothing of the site's.
        if response.ip_address is None or request.meta.get("proxy"):
            return response
        if not is_public(ip_address(response.ip_address)):
            target = endpoint(request.url)
            if target not in GuardedResolver.permitted:
                self._refuse(request.url)
        return response

    def _refuse(self, url: str) -> None:
        self._stats.inc_value("newscrawl/guard/refused_count/address")
        logger.info("Refused (its host is on a private network): %s", url)
        raise IgnoreRequest("refused: address")
