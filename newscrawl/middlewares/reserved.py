"""Pages that ask not to be stored are not: what remains of them is a record without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse

from newscrawl.middlewares.directives import reserved
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.statscollectors import StatsCollector

SUCCESS = 200


class ReservedPageMiddleware:
    """Empties articles that ask not to be archived (:data:`~newscrawl.middlewares.directives.RESERVING`).

    The answer's flags hold the verdict ``noarchive``, so that the address is known and not asked for again. With
    NEWSCRAWL_NOARCHIVE at ``ignore``, pages are stored whatever they say. Counted as
    ``newscrawl/article/reserved_count/{directive}``.
    """

    def __init__(self, stats: StatsCollector, agent: str) -> None:
        self._stats = stats
        self._agent = agent

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where it is switched off, ValueError for a setting that is neither."""
        wanted = crawler.settings["NEWSCRAWL_NOARCHIVE"]
        if wanted == "ignore":
            raise NotConfigured("NEWSCRAWL_NOARCHIVE is at ignore")
        if wanted != "honour":
            raise ValueError(f"NEWSCRAWL_NOARCHIVE ({wanted!r}) must be honour or ignore.")
        agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["BOT_NAME"]
        return cls(crawler.stats, agent.lower())

    def process_response(self, request: Request, response: Response) -> Response:
        """Return *response*, without its body if it is an article that asks for that."""
        if request.meta.get("newscrawl_role") != "article" or response.status != SUCCESS:
            return response
        tags = [tag.decode("latin-1") for tag in response.headers.getlist(b"X-Robots-Tag")]
        reservation = (response.headers.get(b"TDM-Reservation") or b"").decode("latin-1")
        directive = reserved(tags, reservation, response.body, self._agent)
        if directive is None:
            return response
        self._stats.inc_value(f"newscrawl/article/reserved_count/{directive}")
        flags = [*response.flags, Verdict.NOARCHIVE.value]
        return HtmlResponse(response.url, flags=flags, request=request, encoding="utf-8")
