"""``scrapy crawl`` with an exit code that tells lost output."""

from __future__ import annotations

from newscrawl.export.exitcode import CrawlCommand


class Command(CrawlCommand):
    """Run a spider of the project."""
