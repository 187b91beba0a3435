"""Which of stories that are there at once is the first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from newscrawl.duplicates.order import order
from newscrawl.items import Page, Story
from newscrawl.stages.render import records

(RECORD,) = records(
    Page(url="https://a.example/1", fetched="2026-03-04T09:00:00+00:00", stories=(Story(part=0, blocks=()),))
)


def test_leads_come_before_appended_stories_the_earlier_before_the_later_and_the_undated_last() -> None:
    in_order = [
        replace(RECORD, published="2026-03-01T23:30:00+03:00"),
        replace(RECORD, published="2026-03-01T21:00:00+00:00"),
        replace(RECORD, published="2026-03-01"),
        replace(RECORD, published=None),
        replace(RECORD, published="1999-01-01", part=1),
        replace(RECORD, published=None, part=2),
    ]
    shuffled = in_order.copy()
    Random(3).shuffle(shuffled)  # noqa: S311 - the same in each run
    assert sorted(shuffled, key=order) == in_order
