"""What ``scrapy clean`` does with pages that something went wrong with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.commands.terminal import say

if TYPE_CHECKING:
    from collections import Counter

    from newscrawl.items import Page
    from newscrawl.workers.process import LostError
    from newscrawl.workers.quarantine import Quarantine
    from newscrawl.workers.steps import Fault


class Teller:
    """Says on standard error what went wrong; keeps in *quarantine* the pages that no process could clean, and counts
    them as ``lost`` in *tally*."""

    def __init__(self, quarantine: Quarantine, tally: Counter[str]) -> None:
        self.quarantine = quarantine
        self._tally = tally

    def fault(self, url: str, fault: Fault) -> None:
        """Say that a stage failed on the page of *url*."""
        say(f"scrapy clean: {url}: the stage {fault.stage} failed: {fault.error}")

    def lost(self, page: Page, error: LostError) -> None:
        """Say that *page* had to be given up, and keep it."""
        say(f"scrapy clean: {page.url}: given up: {error.detail}")
        self._tally["lost"] += 1
        try:
            self.quarantine.add(page, error.reason, error.detail)
        except OSError as problem:  # its record is written all the same
            say(f"scrapy clean: {page.url}: could not be kept to be tried again: {problem}")
