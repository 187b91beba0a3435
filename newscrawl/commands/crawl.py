"""``scrapy crawl``: with settings checked first, and an exit code that tells lost output."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from newscrawl.commands.checks import check_settings
from newscrawl.discovery.sites import site_of
from newscrawl.export.exitcode import CrawlCommand

if TYPE_CHECKING:
    import argparse


class Command(CrawlCommand):
    """Run a spider of the project."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider that *args* names, if the settings can be used."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        check_settings(self.settings)
        site_of("https://example.org/")  # has the list of domains read, which takes as long as some pages
        gc.freeze()  # what is loaded stays: looking through all of it for garbage would block the event loop
        super().run(args, opts)
