"""Refuses article requests that a redirect leads to another site."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest, NotConfigured

from newscrawl.discovery.sites import same_site

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)


class OffsiteRedirectMiddleware:
    """Keeps articles on the site whose catalogue entry led to them, unless NEWSCRAWL_CROSS_SITE.

    Only requests with the meta ``newscrawl_role`` of ``article`` are looked at: feeds are often kept
    by a service of another site. Counted as ``newscrawl/guard/refused_count/offsite``.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where redirects may lead anywhere."""
        if crawler.settings.getbool("NEWSCRAWL_CROSS_SITE"):
            raise NotConfigured("NEWSCRAWL_CROSS_SITE lets articles be redirected to other sites")
        return cls(crawler.stats)

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest for an article that was redirected to another registered domain."""
        redirects = request.meta.get("redirect_urls")
        if not redirects or request.meta.get("newscrawl_role") != "article":
            return
        if not same_site(redirects[0], request.url):
            self._stats.inc_value("newscrawl/guard/refused_count/offsite")
            logger.info("Refused (redirected to another site): %s -> %s", redirects[0], request.url)
            raise IgnoreRequest("refused: offsite")
