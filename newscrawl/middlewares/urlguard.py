"""Refuses requests whose address alone says that they must not leave."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

from scrapy.exceptions import IgnoreRequest

from newscrawl.middlewares.addresses import (
    DEFAULT_PORTS,
    FOREIGN_PORTS,
    Endpoint,
    endpoint,
    is_public,
    literal_address,
)
from newscrawl.middlewares.resolver import GuardedResolver
from newscrawl.middlewares.robots import is_for_robots

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

Fault = Literal["scheme", "userinfo", "host", "port", "address"]


class UrlGuardMiddleware:
    """Lets only HTTP(S) requests to named, public hosts leave; stands before all that fetches.

    A redirect passes here like any other request. What a name resolves to is
    :class:`~newscrawl.middlewares.resolver.GuardedResolver`'s question, asked when the connection is
    made.

    A source may be on a private network if the catalogue says so. The spider says it of a request whose
    host and port the catalogue names: ``newscrawl_private`` (true) and ``newscrawl_source`` (the source's
    name) in its meta. These hosts and ports, and no others, are then open to that source's requests; a
    redirect inherits the meta, but opens nothing.

    Refusals are counted as ``newscrawl/guard/refused_count/{scheme,userinfo,host,port,address}``.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats
        self._private: defaultdict[str, set[Endpoint]] = defaultdict(set)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it, and let connections to the proxies of the operator's environment pass."""
        proxies = (endpoint(url) for url in getproxies().values())
        GuardedResolver.permitted.update(proxy for proxy in proxies if proxy)
        return cls(crawler.stats)

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest for a request that must not leave."""
        self._learn(request)
        fault = self._fault(request)
        if fault:
            self._refuse(fault, request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise IgnoreRequest for a redirect that Scrapy did not follow because of its scheme."""
        location = response.headers.get(b"Location")
        if location and 300 <= response.status < 400:  # noqa: PLR2004  # the class of redirections
            try:
                scheme = urlsplit(urljoin(response.url, location.decode("latin-1").strip())).scheme
            except ValueError:  # brackets that are none
                scheme = ""
            if scheme not in DEFAULT_PORTS:
                self._refuse("scheme", request.url)
        return response

    def _learn(self, request: Request) -> None:
        """Take the host and port that the spider asks for on behalf of a private source as configured."""
        meta = request.meta
        if meta.get("newscrawl_private") is not True or meta.get("redirect_urls"):
            return
        target = endpoint(request.url)
        if target:
            self._private[meta.get("newscrawl_source", "")].add(target)
            GuardedResolver.permitted.add(target)

    def _fault(self, request: Request) -> Fault | None:
        """Return why *request* must not leave, None if it may."""
        parts = urlsplit(request.url)
        if parts.scheme not in DEFAULT_PORTS:
            return "scheme"
        if "@" in parts.netloc:
            return "userinfo"
        target = endpoint(request.url)
        if target is None:
            return "host"
        if target.port in FOREIGN_PORTS:
            return "port"
        if self._may_be_private(request, target):
            return None
        address = literal_address(target.host)
        private = target in GuardedResolver.permitted or (address is not None and not is_public(address))
        return "address" if private else None

    def _may_be_private(self, request: Request, target: Endpoint) -> bool:
        """Return whether the catalogue opens *target* to *request*."""
        meta = request.meta
        if meta.get("newscrawl_private") is True:
            return target in self._private[meta.get("newscrawl_source", "")]
        # Scrapy's own request for robots.txt names no source; it is made for a request that passed.
        if is_for_robots(request):
            first = endpoint(meta.get("redirect_urls", [request.url])[0])
            return any({target, first} <= hosts for hosts in self._private.values())
        return False

    def _refuse(self, fault: Fault, url: str) -> None:
        self._stats.inc_value(f"newscrawl/guard/refused_count/{fault}")
        logger.info("Refused (%s): %s", fault, url)
        raise IgnoreRequest(f"refused: {fault}")
