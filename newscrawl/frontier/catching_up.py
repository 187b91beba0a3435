"""The ledger and the output, brought together at the beginning and at the end of a crawl."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from newscrawl.store.outputs import account, name_of, unaccounted

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.statscollectors import StatsCollector

    from newscrawl.store.ledger import Ledger

logger = logging.getLogger(__name__)


def catch_up(ledger: Ledger, output: Path, stats: StatsCollector) -> None:
    """Take note of what the *output* folder holds that *ledger* does not know of; raise StoreError if that cannot be.

    Counted as ``newscrawl/ledger/found_count``.
    """
    for path in unaccounted(output, ledger.runs.shards()):
        try:
            count, unread = account(ledger, path, output)
        except OSError as error:
            logger.error("%s cannot be read, so its articles may be written again: %s", path, error)  # noqa: TRY400
            continue
        if unread:
            logger.error(
                "%s is damaged: %d bytes of it cannot be read; their articles may be written again",
                path,
                unread,
            )
        stats.inc_value("newscrawl/ledger/found_count", count)
        logger.info("Took note of %d records in %s", count, path)


def settle(ledger: Ledger, output: Path, run: str, reason: str) -> None:
    """Note that the *run* ended for that *reason*, and that *ledger* knows what stands in its files."""
    for path in unaccounted(output, {}):
        if path.parent == output / run:
            ledger.runs.account(name_of(path, output), path.stat().st_size)
    ledger.runs.end(run, reason)
