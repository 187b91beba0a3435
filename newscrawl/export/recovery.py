"""What a crawl does about killed runs before it begins."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from newscrawl.export.faults import fault
from newscrawl.export.outlet import deliver
from newscrawl.export.repair import complete_shards, dead_journals

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


def recover(crawler: Crawler, output: Path) -> None:
    """Complete the shards that dead runs left in the *output* folder, and send the receipts that may not have been taken.

    Counts ``newscrawl/export/repaired_count``. A journal is deleted once all that it says is done.
    """
    try:
        with dead_journals(output) as dead:
            completed, failed = complete_shards(output, dead)
            for path in completed:
                logger.info("Completed a shard of a run that was killed: %s", path)
                crawler.stats.inc_value("newscrawl/export/repaired_count")
            for error in failed.values():
                _report(crawler, error)
            for journal, entries in dead.items():
                taken = [deliver(crawler, receipts) for receipts in entries.undelivered]
                if all(taken) and not failed.keys() & entries.parts.keys():
                    journal.unlink()
    except OSError as error:
        _report(crawler, error)


def _report(crawler: Crawler, error: OSError) -> None:
    logger.error("What a killed run left could not be put in order; the next run tries again: %s", error)
    crawler.stats.inc_value(f"newscrawl/export/error_count/{fault(error)}")
