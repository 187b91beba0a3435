"""What the pipelines share: a page in, a page out, whatever happens between."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from newscrawl.items import Page
from newscrawl.stages.failure import failed
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)


class StagePipeline(ABC):
    """A pipeline that carries pages through one stage, and counts as ``newscrawl/{stage}/...``.

    Items that are no pages pass untouched, and so do pages that an earlier stage failed on.
    """

    stage: ClassVar[str]
    """The stage's name."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it."""
        return cls(crawler.stats)

    def process_item(self, item: Any) -> Any:  # noqa: ANN401  # Scrapy's type
        """Return the page *item* as the stage leaves it; if the stage fails, as :func:`failed` does."""
        if not isinstance(item, Page) or Verdict.ERROR in item.verdicts:
            return item
        try:
            page = self.run(item)
        except Exception as error:  # whatever a stage raises, its page must not be lost
            logger.error("%s: the stage %s failed: %r", item.url, self.stage, error)  # noqa: TRY400  # below
            logger.debug("%s: where the stage %s failed", item.url, self.stage, exc_info=True)
            self._stats.inc_value(f"newscrawl/stage/error_count/{self.stage}")
            return failed(item)
        self.tally(item, page)
        return page

    @abstractmethod
    def run(self, page: Page) -> Page:
        """Return *page* as the stage leaves it."""

    def tally(self, before: Page, after: Page) -> None:
        """Count what the stage did: pages, unless a pipeline counts better."""
        del before, after
        self.count("page_count")

    def count(self, name: str, by: int = 1) -> None:
        """Add *by* to the stage's stat *name*."""
        if by:
            self._stats.inc_value(f"newscrawl/{self.stage}/{name}", by)

    def count_each(self, name: str, details: Iterable[str]) -> None:
        """Add one to the stage's stat *name* for each of *details*."""
        for detail in details:
            self.count(f"{name}/{detail}")
