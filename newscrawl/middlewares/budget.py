"""A bound to what one site, and one run, may have the crawl ask for."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import host_of
from newscrawl.discovery.sites import site_of
from newscrawl.middlewares.faults import BudgetError
from newscrawl.middlewares.robots import is_for_robots

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

MAX_HOSTS = 25
"""Hosts of one registered domain in a run. Each has two requests under way, so that one domain whose every name exists
cannot take all that CONCURRENT_REQUESTS (64) allows; the largest outlets have a dozen."""

_COUNTED = "newscrawl_counted"


class BudgetMiddleware:
    """Ends what never ends: a farm of links, a calendar without a last page, a host name for each page.

    A site, which is a registered domain with all its hosts, has NEWSCRAWL_HOST_BUDGET new addresses in a run, and the
    run NEWSCRAWL_RUN_BUDGET over all sites; 0 is no bound. Of its hosts, :data:`MAX_HOSTS` are asked. Feeds and sitemaps count, and where redirects lead; another
    try of the same address does not. What is beyond is not lost: a later run may ask for it.

    Counts ``newscrawl/guard/refused_count/budget``, and the sites concerned as ``newscrawl/budget/spent_count``.
    """

    def __init__(self, stats: StatsCollector, *, site: int, run: int) -> None:
        self._stats = stats
        self._site = site
        self._run = run
        self._asked: Counter[str] = Counter()
        self._total = 0
        self._hosts: defaultdict[str, set[str]] = defaultdict(set)
        self._spent: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a budget below 0."""
        settings = crawler.settings
        site, run = settings.getint("NEWSCRAWL_HOST_BUDGET"), settings.getint("NEWSCRAWL_RUN_BUDGET")
        for name, budget in (("NEWSCRAWL_HOST_BUDGET", site), ("NEWSCRAWL_RUN_BUDGET", run)):
            if budget < 0:
                raise ValueError(f"{name} ({budget}) must be a number of addresses, or 0 for no bound.")
        return cls(crawler.stats, site=site, run=run)

    def process_request(self, request: Request) -> None:
        """Raise BudgetError for an address that is one too many."""
        if request.meta.get(_COUNTED) == request.url or is_for_robots(request):
            return
        site = site_of(request.url)
        if self._run and self._total >= self._run:
            self._refuse("", f"the run has asked for {self._run} addresses (NEWSCRAWL_RUN_BUDGET)")
        if self._site and self._asked[site] >= self._site:
            self._refuse(site, f"{site} has had {self._site} new addresses (NEWSCRAWL_HOST_BUDGET)")
        hosts, host = self._hosts[site], host_of(request.url)
        if host not in hosts and len(hosts) >= MAX_HOSTS:
            self._refuse(site, f"{site} has {MAX_HOSTS} hosts and more")
        hosts.add(host)
        self._asked[site] += 1
        self._total += 1
        request.meta[_COUNTED] = request.url

    def _refuse(self, site: str, reason: str) -> None:
        self._stats.inc_value("newscrawl/guard/refused_count/budget")
        if site not in self._spent:
            self._spent.add(site)
            self._stats.inc_value("newscrawl/budget/spent_count")
            logger.warning("%s: what else there is to fetch of it is left for another run", reason)
        raise BudgetError("refused: budget")
