"""The waiting hall of a crawl: a site's first pages sit there until what is known of the site is worth using."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newscrawl.templates.waiting import Bounds, Waiting
from newscrawl.workers.lessons import Lessons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrapy.crawler import Crawler

    from newscrawl.workers.shelf import Shared

logger = logging.getLogger(__name__)

TICK = 0.1
"""Seconds between looks at whether anything is still to come."""


class Hall:
    """Decides with :class:`~newscrawl.templates.waiting.Waiting`, which knows no clock and no Scrapy.

    Scrapy does not call a spider idle whose pages wait here, and so the hall looks by itself: if *is_over* says that
    nothing more will come, nobody waits any longer.
    """

    def __init__(self, bounds: Bounds, is_over: Callable[[], bool], lessons: Lessons | None = None) -> None:
        self._is_over = is_over
        self._waiting: Waiting[asyncio.Future[None]] = Waiting(bounds)
        self._lessons = lessons or Lessons()
        self._studying = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._watch: asyncio.Task[None] | None = None

    def enter(self, site: str) -> None:
        """Take note that a page of *site* has come."""
        for gone in self._waiting.begin(site, time.monotonic()):
            self._lessons.forget(gone)

    def stands(self, site: str) -> bool:
        """Return whether pages of *site* need not wait."""
        return self._waiting.stands(site)

    def known(self, site: str) -> Shared:
        """Return what pages of *site* are cleaned with."""
        return self._lessons.known(site)

    @contextmanager
    def studying(self) -> Iterator[None]:
        """Have those who wait wait for a page that is being studied."""
        self._studying += 1
        try:
            yield
        finally:
            self._studying -= 1

    async def learn(self, site: str, traces: bytes) -> None:
        """Learn what a page of *site* tells, unless the site is forgotten."""
        if site not in self._waiting:
            return
        try:
            is_stale = await self._lessons.add(site, traces)
            if self._waiting.learn(site) or (is_stale and self._waiting.stands(site)):
                await self._lessons.renew(site)
        except Exception:  # a site that nothing is learned of is cleaned page by page
            logger.exception("Nothing was learned from a page of %s", site)

    async def wait(self, site: str, size: int) -> None:
        """Return once the page of *site*, of *size* bytes, is to be cleaned."""
        if self._waiting.stands(site):
            return
        ticket = asyncio.get_running_loop().create_future()
        self._release(self._waiting.hold(site, ticket, size))
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look())
        await ticket

    async def close(self) -> None:
        """Stop looking, and have kept what was learned."""
        if self._watch is not None:
            self._watch.cancel()
        await self._lessons.finish()

    async def _look(self) -> None:
        while self._waiting.held:
            self._release(self._waiting.all() if self._over() else self._waiting.due(time.monotonic()))
            await asyncio.sleep(TICK)

    def _release(self, sites: Iterable[str]) -> None:
        for site in sites:
            task = asyncio.create_task(self._let_go(site))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _let_go(self, site: str) -> None:
        try:
            await self._lessons.renew(site)
        except Exception:  # nobody must wait for ever
            logger.exception("What was learned of %s cannot be used", site)
        finally:
            for ticket in self._waiting.release(site):
                if not ticket.done():
                    ticket.set_result(None)

    def _over(self) -> bool:
        """Return whether no further page will come before those that wait are through."""
        if self._studying:
            return False
        try:
            return self._is_over()
        except Exception:  # nobody must wait for ever
            logger.exception("It cannot be told whether more pages will come")
            return True


def is_over(crawler: Crawler) -> bool:
    """Return whether *crawler* will bring no further page before those that are in pipelines are through."""
    try:
        engine = crawler.engine
    except RuntimeError:  # it has not started
        return True
    slot = engine.scraper.slot
    if not engine.running or slot is None:
        return True
    if engine.downloader.active or slot.queue or len(slot.active) > slot.itemproc_size:
        return False
    # It is closing, or waits for room; else it has nothing left to ask for.
    return engine.needs_backout() or engine.scheduler is None or not engine.scheduler.has_pending_requests()
