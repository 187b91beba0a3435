"""The language of each story."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.base import StagePipeline
from newscrawl.stages.language import tell_language

if TYPE_CHECKING:
    from newscrawl.items import Page


class LanguagePipeline(StagePipeline):
    """Tells the language of stories; counts ``story_count/{language}``."""

    stage: ClassVar[str] = "language"

    def run(self, page: Page) -> Page:
        """Return *page* with the language of each story."""
        return tell_language(page)

    def tally(self, before: Page, after: Page) -> None:
        """Count the languages."""
        del before
        self.count_each("story_count", (story.language for story in after.stories))
