"""Notes what each source brings, and warns when one is not what it usually is."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrapy import signals

from newscrawl.export.runs import run_name
from newscrawl.extensions.alerts import Alerts, report
from newscrawl.extensions.observing import observed
from newscrawl.extensions.report import MOST, plain
from newscrawl.frontier.ledgers import ledger_of
from newscrawl.health.alarms import judged, message
from newscrawl.health.days import DAY, Tally
from newscrawl.items import Page
from newscrawl.signals import Receipt, pages_stored
from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

    from newscrawl.extensions.observing import Seen
    from newscrawl.health.alarms import Alarm

logger = logging.getLogger(__name__)

_ENTRANCES = frozenset({"feed", "sitemap", "section", "home"})
_LEFT_EARLY = "shutdown"
"""Scrapy's reason for the end of a crawl that somebody ended: it may not have looked at all that it meant to."""


class Health:
    """Counts a source's articles once they are on the disk, and judges the sources that it saw at the end of the run.

    What is wrong is logged once, and goes to the hooks once (:mod:`newscrawl.extensions.alerts`); the summary names it as
    long as it stands. Counts ``newscrawl/health/alarm_count/{kind}``, alarms that stand; ``newscrawl/health/raised_count``
    and ``newscrawl/health/ended_count``, those of this run.
    """

    def __init__(self, crawler: Crawler, alerts: Alerts) -> None:
        self._crawler = crawler
        self._alerts = alerts
        self._ledger = ledger_of(crawler)
        self._run = run_name(crawler.settings)
        self._pages: dict[str, Seen] = {}
        self._asked: set[str] = set()
        self._touched: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._reason = "unknown"

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for hooks that cannot be, StoreError if the store cannot be used."""
        extension = cls(crawler, Alerts.from_settings(crawler.settings))
        for handler, signal in (
            (extension.request_scheduled, signals.request_scheduled),
            (extension.item_scraped, signals.item_scraped),
            (extension.pages_stored, pages_stored),
            (extension.spider_closed, signals.spider_closed),
            (extension.feed_exporter_closed, signals.feed_exporter_closed),
        ):
            crawler.signals.connect(handler, signal=signal)
        return extension

    def request_scheduled(self, request: Request) -> None:
        """Note that a source is looked at, whatever comes of it."""
        source = request.meta.get("newscrawl_source")
        if source and request.meta.get("newscrawl_role") in _ENTRANCES:
            self._asked.add(source)

    def item_scraped(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Keep what a page is like until its records are on the disk. A correction is no new article."""
        if isinstance(item, Page) and item.requested and not self._ledger.is_passing(item.requested):
            seen = observed(item)
            if seen is not None:
                self._pages[item.requested] = seen

    def pages_stored(self, receipts: tuple[Receipt, ...]) -> None:
        """Count these pages, by the files that their leads went to."""
        now = int(time.time())
        for receipt in receipts:
            seen = self._pages.pop(receipt.requested, None)
            route = dict(receipt.records).get(seen.lead) if seen else None
            if seen is None or route is None:
                continue  # of a killed run: what it was like is not known any more
            accepted = route == "accepted" or seen.is_copy
            self._add(
                seen.source, now, seen.tally if accepted else Tally(rejected=1), now if accepted else None
            )

    def spider_closed(self, reason: str) -> None:
        """Note why the run ended."""
        self._reason = reason

    async def feed_exporter_closed(self) -> None:
        """Judge what was seen, now that all of it is on the disk, and tell of what has changed."""
        now = int(time.time())
        if self._reason != _LEFT_EARLY and self._crawler.stats.get_value("downloader/response_count"):
            for source in sorted(self._asked):
                self._add(source, now)
        try:
            await self._ledger.flush()
            self._judge(now // DAY)
            await self._ledger.flush()
            standing = self._ledger.health.standing()
            self._say(standing)
            if await self._alerts.send(report(self._run, now, standing), self._crawler.stats):
                for number, _, _, alarm in standing:
                    if not alarm.told:
                        self._ledger.health.note(number, replace(alarm, told=True))
                await self._ledger.flush()
        except StoreError as error:  # the ledger's keeper ends the crawl for it
            logger.error("The sources' health could not be looked at: %s", error)  # noqa: TRY400

    def _add(self, source: str, now: int, tally: Tally = Tally(), last: int | None = None) -> None:  # noqa: B008 - frozen
        if source not in self._numbers:
            self._numbers = self._ledger.health.numbers()
        number = self._numbers.get(source)
        if number is not None:  # of the demo, nothing is kept
            self._touched.add(number)
            self._ledger.health.add(number, now // DAY, tally, last)

    def _judge(self, today: int) -> None:
        book = self._ledger.health
        names = {number: name for name, number in self._numbers.items()}
        for number in sorted(self._touched):
            before = book.alarms(number)
            after = judged(book.days(number), before, today)
            if after != before:
                book.keep(number, after)
            for alarm in after:
                _log(names[number], alarm, before, self._crawler)
        book.trim(today)

    def _say(self, standing: list[tuple[int, str, str, Alarm]]) -> None:
        stats = self._crawler.stats
        stand = [(name, alarm) for _, name, _, alarm in standing if alarm.stands]
        for _, alarm in stand:
            stats.inc_value(f"newscrawl/health/alarm_count/{alarm.kind}")
        if stand:
            said = [plain(f"{name}: {message(alarm)}") for name, alarm in stand]
            more = [f"{len(said) - MOST} more: scrapy sources"] if len(said) > MOST else []
            stats.set_value("newscrawl/health/alarms", said[:MOST] + more)


def _log(name: str, alarm: Alarm, before: list[Alarm], crawler: Crawler) -> None:
    """Log and count what has become of *alarm*, if anything has."""
    earlier = [each for each in before if (each.kind, each.since) == (alarm.kind, alarm.since)]
    if not earlier:
        logger.warning("%s: %s", name, message(alarm))
        crawler.stats.inc_value("newscrawl/health/raised_count")
    elif earlier[0].stands and not alarm.stands:
        how = "taken for what it is now" if alarm.accepted else "as usual again"
        logger.info("%s: %s (it was: %s)", name, how, message(earlier[0]))
        crawler.stats.inc_value("newscrawl/health/ended_count")
