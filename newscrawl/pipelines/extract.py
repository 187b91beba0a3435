"""Bytes to blocks and facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from newscrawl.pipelines.base import StagePipeline
from newscrawl.stages.extract import extract
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from newscrawl.items import Page

_NO_BODY = frozenset({Verdict.OVERSIZE, Verdict.TRUNCATED})
"""Verdicts of the download: there is no body to judge."""


class ExtractPipeline(StagePipeline):
    """Reads pages; counts ``page_count``, ``block_count``, ``encoding_count/{encoding}`` and, of pages that
    cannot be read, ``rejected_count/{verdict}``."""

    stage: ClassVar[str] = "extract"

    def run(self, page: Page) -> Page:
        """Return *page* with its blocks and facts in place of its bytes."""
        return replace(page, body=b"") if _NO_BODY.intersection(page.verdicts) else extract(page)

    def tally(self, before: Page, after: Page) -> None:
        """Count *after*."""
        del before
        self.count("page_count")
        self.count("block_count", len(after.blocks))
        self.count_each("rejected_count", after.verdicts)
        if after.encoding:
            self.count(f"encoding_count/{after.encoding}")
