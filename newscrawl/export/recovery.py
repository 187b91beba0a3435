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
            for path in complete_shards(output, dead):
                logger.info("Completed a shard of a run that was killed: %s", path)
                crawler.stats.inc_value("newscrawl/export/repaired_count")
            for journal, entries in dead.items():
                taken = [deliver(crawler, receipts) for receipts in entries.undelivered]
                if all(taken):
                    journal.unlink()
    except OSError as error:
        logger.error("What a killed run left could not be put in order; the next run tries again: %s", error)  # noqa: TRY400
        crawler.stats.inc_value(f"newscrawl/export/error_count/{fault(error)}")
