"""A page that a stage failed on: a rejected record, with everything that was read of it."""

from __future__ import annotations

from dataclasses import replace

from newscrawl.items import Page, Story
from newscrawl.stages.quality import Verdict
from newscrawl.stages.removal import as_removed, in_page_order

ERROR_RULE = "stage-error"
"""Rule of a block that was on its way when a stage failed."""


def failed(page: Page) -> Page:
    """Return *page* ready to be written as a rejected record (verdict ``error``): one story without
    text, and everything that was read in ``removed``."""
    blocks = (*page.blocks, *(block for story in page.stories for block in story.blocks))
    cut = (
        *page.removed,
        *(removed for story in page.stories for removed in story.removed),
        *(as_removed(block, kind="other", rule=ERROR_RULE) for block in blocks),
    )
    return replace(
        page,
        body=b"",
        blocks=(),
        facts=(),
        removed=in_page_order(*cut),
        stories=(Story(part=0, blocks=(), metadata=page.metadata),),
        verdicts=(*page.verdicts, Verdict.ERROR.value),
    )
