"""The item pipeline that marks the stories that repeat one in the output, of this run or of one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.duplicates.marks import REPEATS
from newscrawl.frontier.ledgers import ledger_of
from newscrawl.items import Page

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

    from newscrawl.store.ledger import Ledger


class RepeatPipeline:
    """Compares each story that is to be written with those that are, or are about to be.

    Counts ``newscrawl/repeat/story_count``, stories that are compared or marked; of those that repeat another
    ``newscrawl/repeat/verdict_count/{duplicate,near-duplicate}``, and ``newscrawl/repeat/credited_count`` for those that are
    credited to a source, as an agency's copies are.
    """

    def __init__(self, ledger: Ledger, stats: StatsCollector) -> None:
        self._ledger = ledger
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise StoreError if the store cannot be used."""
        return cls(ledger_of(crawler), crawler.stats)

    def process_item(self, item: Any) -> Any:  # noqa: ANN401  # Scrapy's type
        """Return the page *item* with its repeats marked; items that are no pages untouched.

        Nothing is awaited here, nor behind it: pages are written in the order in which they are compared.
        """
        if not isinstance(item, Page):
            return item
        page = self._ledger.mark_repeats(item)
        for story in page.stories:
            if story.duplicate_of is None:
                continue
            for verdict in set(REPEATS).intersection(story.verdicts):
                self._stats.inc_value(f"newscrawl/repeat/verdict_count/{verdict}")
            if story.metadata.source:
                self._stats.inc_value("newscrawl/repeat/credited_count")
        self._stats.inc_value(
            "newscrawl/repeat/story_count", sum(not story.is_written for story in page.stories)
        )
        return page
