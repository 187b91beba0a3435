"""Stories to text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.base import StagePipeline
from newscrawl.stages.render import render

if TYPE_CHECKING:
    from newscrawl.items import Page


class RenderPipeline(StagePipeline):
    """Sets the text of stories; counts ``story_count``, ``character_count`` of their texts, and
    ``removed_count/{kind}`` of all that was cut from the page, by whichever stage."""

    stage: ClassVar[str] = "render"

    def run(self, page: Page) -> Page:
        """Return *page* with the text of each story."""
        return render(page)

    def tally(self, before: Page, after: Page) -> None:
        """Count what will be written."""
        del before
        self.count("story_count", len(after.stories))
        self.count("character_count", sum(len(story.text) for story in after.stories))
        cuts = (*after.removed, *(cut for story in after.stories for cut in story.removed))
        self.count_each("removed_count", (cut.kind for cut in cuts))
