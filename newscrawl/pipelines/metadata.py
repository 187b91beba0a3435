"""Facts to metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newscrawl.cleaning import describe
from newscrawl.pipelines.base import StagePipeline

if TYPE_CHECKING:
    from newscrawl.items import Page


class MetadataPipeline(StagePipeline):
    """Settles what pages declare; counts ``page_count``, ``published_count/{origin}`` (``none`` where no
    date is known) and ``language_count/{language}``."""

    stage: ClassVar[str] = "metadata"

    def run(self, page: Page) -> Page:
        """Return *page* with its metadata."""
        return describe(page)

    def tally(self, before: Page, after: Page) -> None:
        """Count *after*."""
        del before
        self.count("page_count")
        self.count(f"published_count/{after.metadata.published_from or 'none'}")
        self.count(f"language_count/{after.metadata.language or 'und'}")
