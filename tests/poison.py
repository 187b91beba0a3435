"""Cleaners that pages can harm, by what stands in their address, and the pipeline of a crawl that uses one."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

from newscrawl.pipelines.clean import CleanPipeline
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.workers import steps
from newscrawl.workers.cleaner import Cleaner

if TYPE_CHECKING:
    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules
    from newscrawl.workers.drafts import Cleaned, Studied
    from newscrawl.workers.job import Job

HANG, DIE, DIE_LATE = "poison-hang", "poison-die", "poison-late-death"
"""In the address of a page: what it does to its process."""
FAIL = "poison-fail"
"""In the address of a page: its stories cannot be parted."""


class PoisonedCleaner(Cleaner):
    """Cleans, unless a page's address says otherwise."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        working = vars(steps)["split"]

        def split(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
            if FAIL in page.url:
                raise RuntimeError("a fault of our own")
            parted: Page = working(page, rules, known)
            return parted

        vars(steps)["split"] = split

    def study(self, page: Page, known: Known = NOTHING) -> Studied:
        harm(page.url)
        return super().study(page, known)

    def study_and_clean(self, page: Page, known: Known = NOTHING) -> Cleaned:
        harm(page.url)
        return super().study_and_clean(page, known)

    def clean(self, studied: bytes, known: Known = NOTHING) -> Cleaned:
        if DIE_LATE.encode() in studied:
            os._exit(3)
        return super().clean(studied, known)

    def clean_anew(self, page: Page, studied: bytes, known: Known = NOTHING) -> Cleaned:
        if DIE_LATE in page.url:
            os._exit(3)
        return super().clean_anew(page, studied, known)


class PoisonedPipeline(CleanPipeline):
    """The pipeline of a crawl with such a cleaner."""

    cleaner = PoisonedCleaner


class TimedPipeline(CleanPipeline):
    """Tells, as the stat ``longest_turn``, how long the event loop was kept from other work at most: in milliseconds of
    its thread's own time, which other processes on the machine do not lengthen."""

    async def open_spider(self) -> None:
        self._timer = asyncio.create_task(self._time())

    async def close_spider(self) -> None:
        self._timer.cancel()
        await super().close_spider()

    async def _time(self) -> None:
        await asyncio.sleep(0)
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            self._stats.max_value("longest_turn", round(1000 * (time.thread_time() - before)))


def harm(url: str) -> None:
    if HANG in url or os.environ.get("POISON_HANG", HANG) in url:
        time.sleep(3600)
    if DIE in url:
        os._exit(3)
