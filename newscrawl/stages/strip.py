"""Move widgets out of the article: every cut block goes to ``removed`` with the rule that cut it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.stages.evidence import find, read
from newscrawl.stages.known import NOTHING, Known
from newscrawl.stages.neighbours import with_neighbours
from newscrawl.stages.removal import as_removed, in_page_order

if TYPE_CHECKING:
    from newscrawl.items import Block, Page
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.evidence import Finding


def strip(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
    """Return *page* with its widgets moved from ``blocks`` to ``removed``, and the headlines that it
    offers to read next marked as such (``role`` "offer")."""
    site = site_of(page.url)
    readings = [read(block, rules, known, site) for block in page.blocks]
    # The page's own title is another page's related link: headlines are looked for after the first paragraph.
    head = next((i for i, reading in enumerate(readings) if reading.shape.kind == "prose"), len(readings))
    readings[: head + 1] = [replace(reading, elsewhere=False) for reading in readings[: head + 1]]
    language = page.metadata.language or "und"
    findings = with_neighbours(readings, [find(reading) for reading in readings], language)
    decided = list(zip(page.blocks, findings, strict=True))
    return replace(
        page,
        blocks=tuple(
            _marked(block, finding) for block, finding in decided if finding is None or finding.offer
        ),
        removed=in_page_order(
            *page.removed,
            *(
                as_removed(block, kind=finding.kind, rule=finding.rule)
                for block, finding in decided
                if finding is not None and not finding.offer
            ),
        ),
    )


def _marked(block: Block, finding: Finding | None) -> Block:
    return replace(block, role="offer") if finding is not None else block
