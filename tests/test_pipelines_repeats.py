"""The pipeline that marks what repeats a story of the output."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy.utils.test import get_crawler

from newscrawl.frontier.ledgers import ledger_of
from newscrawl.items import Metadata
from newscrawl.pipelines.repeats import RepeatPipeline
from tests.test_duplicates_marks import NEAR, OTHER, TEXT
from tests.test_store_repeats import named, page

if TYPE_CHECKING:
    from pathlib import Path


def test_repeats_are_marked_and_counted_those_of_an_agency_as_well(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_STORE": str(tmp_path / "store.sqlite")})
    pipeline = RepeatPipeline.from_crawler(crawler)
    assert pipeline.process_item(page("a", TEXT)) == page("a", TEXT)
    wire = page("b", NEAR, OTHER, TEXT)
    credited = replace(wire.stories[0], metadata=Metadata(source="وكالة الساحل"))
    found = pipeline.process_item(replace(wire, stories=(credited, *wire.stories[1:])))
    assert [(story.verdicts, story.duplicate_of) for story in found.stories] == [
        (("near-duplicate",), named("a")),
        ((), None),
        (("duplicate",), named("a")),
    ]
    assert crawler.stats.get_stats() == {
        "newscrawl/repeat/story_count": 4,
        "newscrawl/repeat/verdict_count/near-duplicate": 1,
        "newscrawl/repeat/verdict_count/duplicate": 1,
        "newscrawl/repeat/credited_count": 1,
    }
    ledger_of(crawler).close()


def test_what_is_no_page_passes() -> None:
    pipeline = RepeatPipeline.from_crawler(get_crawler())
    assert pipeline.process_item({"a": 1}) == {"a": 1}
