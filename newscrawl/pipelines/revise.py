"""The item pipeline that keeps from the output what is there already, and numbers what was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.frontier.ledgers import ledger_of
from newscrawl.items import Page

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

    from newscrawl.store.ledger import Ledger


class RevisePipeline:
    """Compares each story with the record that an earlier run wrote of it.

    Counts ``newscrawl/revision/{unchanged,changed}_count``: stories that are not written again, and that are written
    as another revision.
    """

    def __init__(self, ledger: Ledger, stats: StatsCollector) -> None:
        self._ledger = ledger
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; raise StoreError if the store cannot be used."""
        return cls(ledger_of(crawler), crawler.stats)

    def process_item(self, item: Any) -> Any:  # noqa: ANN401  # Scrapy's type
        """Return the page *item* with its stories' revisions; items that are no pages untouched."""
        if not isinstance(item, Page):
            return item
        page = self._ledger.judge(item)
        unchanged = sum(story.is_written for story in page.stories)
        changed = sum(story.revision > 0 and not story.is_written for story in page.stories)
        if unchanged:
            self._stats.inc_value("newscrawl/revision/unchanged_count", unchanged)
        if changed:
            self._stats.inc_value("newscrawl/revision/changed_count", changed)
        return page
