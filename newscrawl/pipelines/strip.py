"""Widgets out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.rules import RulesPipeline
from newscrawl.stages.strip import strip

if TYPE_CHECKING:
    from newscrawl.items import Page


class StripPipeline(RulesPipeline):
    """Takes widgets out of pages; counts ``removed_count/{kind}`` and ``rule_count/{rule}``."""

    stage: ClassVar[str] = "strip"

    def run(self, page: Page) -> Page:
        """Return *page* less its widgets."""
        return strip(page, self.rules_for(page))

    def tally(self, before: Page, after: Page) -> None:
        """Count what the stage removed."""
        new = Counter(after.removed) - Counter(before.removed)
        self.count_each("removed_count", (cut.kind for cut in new.elements()))
        self.count_each("rule_count", (cut.rule for cut in new.elements()))
