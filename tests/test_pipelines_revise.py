"""The pipeline that keeps from the output what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.utils.test import get_crawler

from newscrawl.frontier.ledgers import ledger_of
from newscrawl.pipelines.revise import RevisePipeline
from tests.test_store_records import page, write

if TYPE_CHECKING:
    from pathlib import Path


def test_stories_are_marked_and_counted(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_STORE": str(tmp_path / "store.sqlite")})
    pipeline = RevisePipeline.from_crawler(crawler)
    ledger = ledger_of(crawler)
    write(ledger, page("أول", "ثان"))
    assert crawler.stats.get_stats() == {}
    found = pipeline.process_item(page("أول", "ثان بعد تصحيح", "ثالث"))
    assert [(story.revision, story.is_written) for story in found.stories] == [
        (0, True),
        (1, False),
        (0, False),
    ]
    assert crawler.stats.get_stats() == {
        "newscrawl/revision/unchanged_count": 1,
        "newscrawl/revision/changed_count": 1,
    }
    ledger.close()


def test_what_is_no_page_passes() -> None:
    pipeline = RevisePipeline.from_crawler(get_crawler())
    assert pipeline.process_item({"a": 1}) == {"a": 1}
