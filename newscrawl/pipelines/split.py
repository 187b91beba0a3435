"""Pages to stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.rules import RulesPipeline
from newscrawl.stages.split import split

if TYPE_CHECKING:
    from newscrawl.items import Page


class SplitPipeline(RulesPipeline):
    """Parts the stories of pages; counts ``story_count`` and, of them, ``appended_count``."""

    stage: ClassVar[str] = "split"

    def run(self, page: Page) -> Page:
        """Return *page* with its stories."""
        return split(page, self.rules_for(page))

    def tally(self, before: Page, after: Page) -> None:
        """Count the stories."""
        del before
        self.count("story_count", len(after.stories))
        self.count("appended_count", sum(story.part > 0 for story in after.stories))
