"""What is wrong with each story."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.base import StagePipeline
from newscrawl.stages.quality import judge

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

    from newscrawl.items import Page


class QualityPipeline(StagePipeline):
    """Judges stories; counts ``verdict_count/{verdict}``, and ``clean_count`` for those without any."""

    stage: ClassVar[str] = "quality"

    def __init__(self, stats: StatsCollector, languages: frozenset[str], min_words: int) -> None:
        super().__init__(stats)
        self._languages = languages
        self._min_words = min_words

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it with NEWSCRAWL_LANGUAGES and NEWSCRAWL_MIN_WORDS."""
        settings = crawler.settings
        languages = frozenset(settings.getlist("NEWSCRAWL_LANGUAGES"))
        return cls(crawler.stats, languages, settings.getint("NEWSCRAWL_MIN_WORDS"))

    def run(self, page: Page) -> Page:
        """Return *page* with the verdicts of each story."""
        return judge(page, languages=self._languages, min_words=self._min_words)

    def tally(self, before: Page, after: Page) -> None:
        """Count the verdicts."""
        del before
        for story in after.stories:
            verdicts = dict.fromkeys((*after.verdicts, *story.verdicts))
            self.count_each("verdict_count", verdicts)
            self.count("clean_count", int(not verdicts))
