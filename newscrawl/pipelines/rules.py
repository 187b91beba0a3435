"""What the pipelines share that work by the rules of the page's language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.pipelines.base import StagePipeline
from newscrawl.rules import ALL_EVIDENCE, load_rulebook, read_evidence

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules, RuleBook


class RulesPipeline(StagePipeline):
    """A stage pipeline with a rule book: newscrawl's rules and those of NEWSCRAWL_RULES, and
    the kinds of evidence of NEWSCRAWL_EVIDENCE."""

    def __init__(self, stats: StatsCollector, rulebook: RuleBook) -> None:
        super().__init__(stats)
        self.rulebook = rulebook

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise RuleError for a broken rule file."""
        extra = tuple(Path(path) for path in crawler.settings.getlist("NEWSCRAWL_RULES"))
        evidence = read_evidence(crawler.settings.getlist("NEWSCRAWL_EVIDENCE", sorted(ALL_EVIDENCE)))
        return cls(crawler.stats, load_rulebook(extra, evidence))

    def rules_for(self, page: Page) -> LanguageRules:
        """Return the rules of *page*'s language."""
        return self.rulebook.for_language(page.metadata.language)
