"""What is written of a page, and what is said of it afterwards."""

from __future__ import annotations

import pytest

from newscrawl.export.entries import entry_of
from newscrawl.items import Page, Story
from newscrawl.stages.render import records


@pytest.mark.parametrize(("verdicts", "is_whole"), [((), True), (("wall",), True), (("truncated",), False)])
def test_a_receipt_says_whether_the_page_came_to_its_end(
    verdicts: tuple[str, ...], *, is_whole: bool
) -> None:
    page = Page(
        url="https://example.org/1",
        fetched="2026-11-22T07:00:00+00:00",
        stories=(Story(part=0, blocks=()),),
        verdicts=verdicts,
    )
    entry = entry_of(page, records(page), frozenset({"truncated"}))
    assert entry.receipt.is_whole is is_whole
    assert len(entry.receipt.records) == 1
