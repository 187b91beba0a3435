"""What the spiders share: asking for an article, and handing it on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.discovery.addresses import host_of
from newscrawl.discovery.links import Skip
from newscrawl.frontier.conditions import NOT_MODIFIED, conditional, validators
from newscrawl.frontier.ledgers import ledger_of
from newscrawl.items import Hints, Page
from newscrawl.middlewares.faults import fault_name
from newscrawl.stages.media import media_of
from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from newscrawl.sources import Source
    from newscrawl.store.addresses import Visit
    from newscrawl.store.ledger import Ledger

_MEDIA_TYPES = ("image/", "video/", "audio/", "font/")
_LEFT = frozenset({"refused", "budget"})
"""Reasons that say nothing of the address: another run may ask for it."""
_PASSING_STATUS = frozenset({403, 407, 408, 421, 423, 425, 429})
"""Of the answers 400 to 499, those that may be others tomorrow: too many requests, or a guard that was nervous."""


class ArticleSpider(Spider):
    """A spider whose articles become pages.

    Requests carry in their meta what middlewares go by: ``newscrawl_role`` (``feed``, ``sitemap``,
    ``section``, ``home``, ``article``), ``newscrawl_source``, ``newscrawl_private``, ``newscrawl_delay``
    (where the source has one) and ``download_slot`` (host and port).
    """

    run: str = ""
    """The run's id, written into every record."""
    refetch: bool = False
    """Whether pages that are known are asked for again (NEWSCRAWL_REFETCH)."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401  # Scrapy's
        """Build it, and have it told of requests that the scheduler drops."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.request_dropped, signal=signals.request_dropped)
        return spider

    @property
    def ledger(self) -> Ledger:
        """What earlier runs know, and where it is noted what becomes of each page."""
        return ledger_of(self.crawler)

    def prepare(self, crawler: Crawler) -> None:
        """Take what all spiders take from the settings; SystemExit if the store cannot be used."""
        self.run = crawler.settings.get("NEWSCRAWL_RUN", "")
        self.refetch = crawler.settings.getbool("NEWSCRAWL_REFETCH")
        try:
            ledger_of(crawler)
        except StoreError as error:
            raise SystemExit(f"scrapy crawl {self.name}: {error}") from error

    def request_article(self, url: str, hints: Hints, source: Source, visit: Visit | None = None) -> Request:
        """Return the request for the article at *url*, which *visit* says was read before."""
        request = Request(
            url,
            callback=self.article,
            errback=self.article_failed,
            cb_kwargs={"hints": hints},
            meta=request_meta("article", url, source),
        )
        return conditional(request, visit.etag, visit.modified) if visit else request

    def article(self, response: Response, hints: Hints) -> Iterator[Page]:
        """Yield the page, whatever it holds, unless the server names it a picture, film or sound, or says that it is
        as it was.

        Counted as ``newscrawl/article/page_count``, else ``newscrawl/article/failed_count/media`` or
        ``newscrawl/article/unchanged_count``.
        """
        requested = _requested(response.meta, response.url)
        if response.status == NOT_MODIFIED:
            self.count("article/unchanged_count")
            self.ledger.unchanged(requested)
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if content_type.lower().strip().startswith(_MEDIA_TYPES):
            self.count(f"article/failed_count/{Skip.MEDIA}")
            self.logger.info("No article from %s (%s)", response.url, Skip.MEDIA)
            self.ledger.failed(requested, Skip.MEDIA, final=True)
            return
        self.ledger.fetched(requested, *validators(response))
        self.count("article/page_count")
        yield Page(
            url=response.url,
            requested=requested,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            spider=self.name,
            run=self.run,
            media=media_of(content_type, response.body),
            content_type=content_type,
            body=response.body,
            hints=hints,
        )

    def article_failed(self, failure: Failure) -> None:
        """Count and report an article that did not come.

        Counted as ``newscrawl/article/failed_count/{reason}``: the HTTP status, ``refused`` (robots.txt or a
        guard, which say so themselves), ``budget``, else what went wrong.
        """
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        reason = failure_reason(failure)
        self.count(f"article/failed_count/{reason}")
        self.ledger.failed(
            _requested(request.meta, request.url),
            reason,
            final=_is_final(failure),
            refused=reason in _LEFT,
        )
        if reason not in _LEFT:
            self.logger.info("No article from %s (%s)", request.url, reason)

    def request_dropped(self, request: Request) -> None:
        """Count and report an article that was redirected to an address that was asked for before.

        Neither callback nor errback hears of it. Counted as ``newscrawl/article/failed_count/repeated``.
        """
        if request.meta.get("newscrawl_role") == "article" and request.meta.get("redirect_urls"):
            self.count(f"article/failed_count/{Skip.REPEATED}")
            self.ledger.failed(request.meta["redirect_urls"][0], Skip.REPEATED, final=True)
            self.logger.info("No article from %s (%s)", request.meta["redirect_urls"][0], Skip.REPEATED)

    def count(self, stat: str, by: int = 1) -> None:
        """Add to the statistic ``newscrawl/`` + *stat*."""
        if by:
            self.crawler.stats.inc_value(f"newscrawl/{stat}", by)


def request_meta(role: str, url: str, source: Source) -> dict[str, Any]:
    """Return the meta of a request to *url* on behalf of *source*.

    Private are only the hosts and ports that the catalogue names: where a page of a private source links
    to another private address, nobody allowed that.
    """
    meta: dict[str, Any] = {
        "newscrawl_role": role,
        "newscrawl_source": source.name,
        "newscrawl_private": source.private and host_of(url) in source.hosts,
        "download_slot": urlsplit(url).netloc,
    }
    if source.delay is not None:
        meta["newscrawl_delay"] = source.delay
    return meta


def failure_reason(failure: Failure) -> str:
    """Return what went wrong, as the last part of a statistic: the HTTP status, ``refused``, ``budget``, or the fault."""
    return fault_name(failure.value)


def _requested(meta: dict[str, Any], url: str) -> str:
    """Return the address that was asked for first, which redirects led to *url*."""
    first: str = meta.get("redirect_urls", [url])[0]
    return first


def _is_final(failure: Failure) -> bool:
    """Return whether asking again would be in vain: the server knows the address, and has nothing there."""
    if not isinstance(failure.value, HttpError):
        return False
    status = failure.value.response.status
    return 400 <= status < 500 and status not in _PASSING_STATUS  # noqa: PLR2004
