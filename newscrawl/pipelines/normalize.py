"""Blocks to blocks in one spelling, each one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.cleaning import tidy
from newscrawl.pipelines.rules import RulesPipeline

if TYPE_CHECKING:
    from newscrawl.items import Page


class NormalizePipeline(RulesPipeline):
    """Normalises text and takes apart what was glued; counts ``block_count`` and ``added_count``, the blocks
    that the page has more of after it."""

    stage: ClassVar[str] = "normalize"

    def run(self, page: Page) -> Page:
        """Return *page* with its blocks normalised."""
        return tidy(page, self.rulebook)

    def tally(self, before: Page, after: Page) -> None:
        """Count the blocks."""
        self.count("block_count", len(after.blocks))
        self.count("added_count", max(len(after.blocks) - len(before.blocks), 0))
