"""The item pipeline: pages in, cleaned pages out, with all work on them done in worker processes."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from newscrawl.discovery.sites import site_of
from newscrawl.export.runs import output_folder, run_name
from newscrawl.frontier.ledgers import ledger_of, store_path
from newscrawl.frontier.sites import SiteMemory
from newscrawl.items import Page
from newscrawl.pipelines.hall import Hall, is_over
from newscrawl.pipelines.options import read_job
from newscrawl.templates.waiting import Bounds
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.drafts import Cleaned, Studied, lost
from newscrawl.workers.lessons import Lessons
from newscrawl.workers.limits import Limits
from newscrawl.workers.pool import Pool
from newscrawl.workers.process import LostError
from newscrawl.workers.quarantine import Quarantine
from newscrawl.workers.steps import Report, has_failed

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector


logger = logging.getLogger(__name__)


class CleanPipeline:
    """Has pages cleaned in worker processes, by what is known of their site; its first pages wait for one another.

    A page whose process had to be killed, or died, is kept in the run's quarantine, and leaves a rejected record.
    Counts ``newscrawl/{stage}/...`` of each stage, and ``newscrawl/worker/...``.
    """

    cleaner: ClassVar[type[Cleaner]] = Cleaner
    """What each process holds; another one in tests."""

    def __init__(self, stats: StatsCollector, pool: Pool, hall: Hall, quarantine: Quarantine) -> None:
        self._stats = stats
        self._pool = pool
        self._hall = hall
        self._quarantine = quarantine

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise ValueError for a setting that cannot be used."""
        settings, stats = crawler.settings, crawler.stats
        pool = Pool(
            partial(cls.cleaner, read_job(settings)),
            workers=settings.getint("NEWSCRAWL_WORKERS", 1),
            limits=_limits(settings),
            count=lambda name: stats.inc_value(f"newscrawl/worker/{name}"),
        )
        folder = output_folder(settings) / run_name(settings)
        memory = SiteMemory(store_path(settings), ledger_of(crawler).passing)
        lessons = Lessons(templates=memory.templates(), memory=memory)
        hall = Hall(_bounds(settings), partial(is_over, crawler), lessons)
        return cls(stats, pool, hall, Quarantine(folder / "quarantine"))

    async def process_item(self, item: Any) -> Any:  # noqa: ANN401  # Scrapy's type
        """Return the page *item* cleaned; items that are no pages, and pages that failed already, untouched."""
        if not isinstance(item, Page) or has_failed(item):
            return item
        site = site_of(item.url)
        self._hall.enter(site)
        known = partial(self._hall.known, site)
        studied = None
        try:
            if not self._hall.stands(site):
                studied = await self._study(item, site)
                await self._hall.wait(site, len(item.body))
                cleaned: Cleaned = await self._pool.run("clean_anew", item, studied.page, shared=known)
            else:
                cleaned = await self._pool.run("study_and_clean", item, shared=known)
        except LostError as error:
            return await self._give_up(item, error, studied)
        self._count(item, cleaned.report)
        if cleaned.traces is not None:
            await self._hall.learn(site, cleaned.traces)
        return cleaned.page

    async def close_spider(self) -> None:
        """End the processes."""
        await self._hall.close()
        await self._pool.close()

    async def _study(self, page: Page, site: str) -> Studied:
        with self._hall.studying():
            studied: Studied = await self._pool.run("study", page, shared=partial(self._hall.known, site))
            self._count(page, studied.report)
            await self._hall.learn(site, studied.traces)
        return studied

    async def _give_up(self, page: Page, error: LostError, studied: Studied | None) -> Page:
        """Keep *page* to be tried again, and return it as a rejected record."""
        try:
            await asyncio.to_thread(self._quarantine.add, page, error.reason, error.detail)
        except OSError as problem:  # the crawl goes on, and the page's record is written
            kept = f"could not be kept to be tried again: {problem}"
            self._stats.inc_value("newscrawl/worker/quarantine_error_count")
        else:
            kept = f"kept in {self._quarantine.manifest}"
            self._stats.inc_value(f"newscrawl/worker/quarantined_count/{error.reason}")
            self._stats.set_value("newscrawl/worker/quarantine", str(self._quarantine.manifest))
        logger.error("%s: could not be cleaned: %s; %s", page.url, error.detail, kept)
        return lost(page, studied.page if studied else None)

    def _count(self, page: Page, report: Report) -> None:
        for name, number in report.counts.items():
            self._stats.inc_value(f"newscrawl/{name}", number)
        if fault := report.fault:
            logger.error("%s: the stage %s failed: %s", page.url, fault.stage, fault.error)
            logger.debug("%s: where the stage %s failed\n%s", page.url, fault.stage, fault.trace)


def _limits(settings: BaseSettings) -> Limits:
    return Limits(
        seconds=settings.getfloat("NEWSCRAWL_PAGE_SECONDS", Limits().seconds),
        pages=settings.getint("NEWSCRAWL_WORKER_PAGES", Limits().pages),
        memory=settings.getint("NEWSCRAWL_WORKER_MEMORY", Limits().memory),
    )


def _bounds(settings: BaseSettings) -> Bounds:
    return Bounds(
        pages=settings.getint("NEWSCRAWL_LEARN_PAGES", Bounds().pages),
        seconds=settings.getfloat("NEWSCRAWL_LEARN_SECONDS", Bounds().seconds),
        # Half of what Scrapy takes in before it asks for no more: pages that are cleaned need their room, too.
        size=settings.getint("SCRAPER_SLOT_MAX_ACTIVE_SIZE") // 2,
    )
