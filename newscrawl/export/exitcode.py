"""The exit code of a crawl. ``scrapy crawl`` ends with 0 even if nothing could be written."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from scrapy.commands import crawl
from scrapy.exceptions import UsageError

from newscrawl.endings import STALLED, STALLED_EXIT_CODE
from newscrawl.export.outlet import OUTPUT_ERROR

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from scrapy import Spider
    from scrapy.crawler import Crawler

UNWRITTEN_COUNTS = ("feedexport/failed_count/", "newscrawl/export/unwritten_count")
"""Stats whose names begin so count output that was not written."""


class ExitCode(IntEnum):
    """What ``scrapy crawl`` ends with; docs/commands.md says it to those who schedule crawls."""

    DONE = 0
    """Pages that could not be fetched, and pages rejected, are results like any other."""
    FAILED = 1
    """The crawl could not start (Scrapy's code, too), or its store could not be written."""
    USAGE = 2
    """The command or its settings cannot be used: Scrapy's code."""
    OUTPUT = 3
    """Output could not be written."""
    STALLED = STALLED_EXIT_CODE
    """No progress was made, and the watchdog ended the crawl."""


def exit_code(stats: Mapping[str, Any]) -> ExitCode:
    """Return the exit code of the crawl with these *stats*."""
    unwritten = any(name.startswith(UNWRITTEN_COUNTS) and value for name, value in stats.items())
    if unwritten or stats.get("finish_reason") == OUTPUT_ERROR:
        return ExitCode.OUTPUT
    if stats.get("finish_reason") == STALLED:
        return ExitCode.STALLED
    failed = stats.get("finish_reason") == "start_error" or stats.get("newscrawl/ledger/error_count")
    return ExitCode.FAILED if failed else ExitCode.DONE


class CrawlCommand(crawl.Command):
    """``scrapy crawl`` with an exit code that says whether output was lost, or the crawl could not start or go on."""

    _current: Crawler | None = None

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._current = super()._create_crawler(spidercls)
        return self._current

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider that *args* names, and set the exit code."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls this
        spiders = self.crawler_process.spider_loader.list()
        if len(args) == 1 and args[0] not in spiders:
            raise UsageError(
                f"There is no spider {args[0]!r}; there are {', '.join(spiders)}.", print_help=False
            )
        super().run(args, opts)
        # A crawl that did not get as far as its stats has failed by Scrapy's own count.
        if self._current and (code := exit_code(self._current.stats.get_stats())):
            self.exitcode = code
