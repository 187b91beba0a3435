"""The exit code of a crawl. ``scrapy crawl`` ends with 0 even if nothing could be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.commands import crawl

from newscrawl.export.feed import OUTPUT_ERROR

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from scrapy import Spider
    from scrapy.crawler import Crawler

FAILED_REASONS = frozenset({OUTPUT_ERROR, "start_error"})
"""Scrapy's ``finish_reason`` of crawls that did not do their work."""

FAILED_COUNTS = ("feedexport/failed_count/", "newscrawl/export/error_count", "newscrawl/ledger/error_count")
"""Stats whose names begin so count output that was not written."""


def failed(stats: Mapping[str, Any]) -> bool:
    """Return whether the crawl with these *stats* lost output or could not start.

    Pages that could not be fetched, and pages rejected, are results like any other.
    """
    if stats.get("finish_reason") in FAILED_REASONS:
        return True
    return any(name.startswith(FAILED_COUNTS) and value for name, value in stats.items())


class CrawlCommand(crawl.Command):
    """``scrapy crawl`` with exit code 1 if output was lost or the crawl could not start."""

    _current: Crawler | None = None

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._current = super()._create_crawler(spidercls)
        return self._current

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider that *args* names, and set the exit code."""
        super().run(args, opts)
        # A crawl that did not get as far as its stats has failed by Scrapy's own count.
        if not self.exitcode and self._current and failed(self._current.stats.get_stats()):
            self.exitcode = 1
