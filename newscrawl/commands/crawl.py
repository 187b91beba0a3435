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

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "news -a sources=NAME|FILE,... | news -a site=URL | urls -a file=FILE [-a NAME=VALUE] [-o FILE.jsonl]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Crawl catalogues of sources, a site, or a list of addresses"

    def long_desc(self) -> str:
        """Return what ``scrapy crawl -h`` shows."""
        return (
            "`scrapy crawl news -a sources=demo` reads feeds, sitemaps and sections of catalogues (`demo`, `arabic`, or a "
            "TOML file, see docs/sources.md; several with commas between), then the articles that are new; with `-a site=URL`, "
            "those of one site. `-a limit=N` asks for at most N articles a source, the newest; `-a private=true`, with site, is "
            "for one on a private network. `scrapy crawl urls -a file=FILE` fetches the addresses in FILE, one a line; `-a "
            "private=true` goes with it as well. Records go to output/RUN/stories-DAY-0001.jsonl, those that are no articles "
            "to rejected-DAY-0001.jsonl beside it; -o adds the accepted ones to a file of yours, too. Set who asks by "
            "`-s NEWSCRAWL_CONTACT=ADDRESS`; docs/settings.md has all settings."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider that *args* names, if the settings can be used."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        check_settings(self.settings)
        # Its deprecated classes look through all frames that there are, which are many once the crawl begins.
        from scrapy.core.downloader import contextfactory  # noqa: F401

        site_of("https://example.org/")  # has the list of domains read, which takes as long as some pages
        gc.freeze()  # what is loaded stays: looking through all of it for garbage would block the event loop
        super().run(args, opts)
