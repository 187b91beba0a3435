"""The fingerprint of each story."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.base import StagePipeline
from newscrawl.stages.fingerprint import fingerprint_stories

if TYPE_CHECKING:
    from newscrawl.items import Page


class FingerprintPipeline(StagePipeline):
    """Takes the fingerprints of stories; counts ``story_count``, stories without words left out."""

    stage: ClassVar[str] = "fingerprint"

    def run(self, page: Page) -> Page:
        """Return *page* with the fingerprint of each story."""
        return fingerprint_stories(page)

    def tally(self, before: Page, after: Page) -> None:
        """Count the fingerprints."""
        del before
        self.count("story_count", sum(bool(story.fingerprint) for story in after.stories))
