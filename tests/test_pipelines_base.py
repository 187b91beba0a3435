from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import pytest
from scrapy.utils.misc import load_object
from scrapy.utils.test import get_crawler

from newscrawl.cleaning import clean_page
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.items import Block, Metadata, Page, Removed, Story
from newscrawl.pipelines.base import StagePipeline
from newscrawl.pipelines.extract import ExtractPipeline
from newscrawl.pipelines.quality import QualityPipeline
from newscrawl.rules import RuleError, load_rulebook
from newscrawl.settings import ITEM_PIPELINES
from newscrawl.stages.extract import extract
from newscrawl.stages.failure import ERROR_RULE, failed
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrapy.statscollectors import StatsCollector

BODY = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>افتتاح مكتبة الحي</title></head><body>
<article><h1>افتتاح مكتبة الحي</h1>
<p>افتتح أهالي حي النخيل صباح اليوم مكتبة عامة صغيرة في مبنى المدرسة القديمة بعد أشهر من العمل التطوعي المتواصل.</p>
<p>وقالت أمينة المكتبة إن الرفوف تضم ثلاثة آلاف كتاب جمعها السكان من بيوتهم، وإن الإعارة مجانية لكل من يسكن الحي.</p>
<p>ويأمل القائمون عليها أن تصبح القاعة مكانا لحلقات القراءة ودروس الأطفال في عطلة نهاية الأسبوع.</p>
<p>شارك الخبر: فيسبوك تويتر واتساب</p>
</article></body></html>"""

PAGE = Page(
    url="https://example.org/news/1",
    fetched="2026-11-22T07:00:00+00:00",
    spider="news",
    run="here",
    content_type="text/html; charset=utf-8",
    body=BODY.encode(),
)


class Broken(StagePipeline):
    """A stage with a defect."""

    stage: ClassVar[str] = "broken"

    def run(self, page: Page) -> Page:
        """Fail."""
        raise KeyError(page.url)


def chain(page: Page) -> tuple[Page, StatsCollector]:
    """Return *page* as all pipelines of the settings leave it, and what they counted."""
    crawler = get_crawler(settings_dict={"NEWSCRAWL_MIN_WORDS": 20})
    for path in sorted(ITEM_PIPELINES, key=ITEM_PIPELINES.__getitem__):
        page = load_object(path).from_crawler(crawler).process_item(page)
    return page, crawler.stats


def demo_pages(every: int) -> Iterator[Page]:
    """Yield each *every*-th answer of the demo's outlets: articles, lists, feeds, bytes."""
    for outlet in load_outlets():
        base = f"http://{outlet.host}"
        for path, answer in list(build_site(outlet, base).items())[::every]:
            yield replace(PAGE, url=base + path, content_type=answer.content_type, body=answer.body)


@pytest.mark.parametrize(
    "given",
    [
        PAGE,
        replace(PAGE, media="text", body="\n".join(block.text for block in extract(PAGE).blocks).encode()),
        *demo_pages(every=9),
    ],
    ids=lambda page: f"{page.media} {page.url}",
)
def test_cleans_as_the_one_function_does(given: Page) -> None:
    page, stats = chain(given)
    assert records(page) == records(clean_page(given, load_rulebook()))
    assert not [name for name in stats.get_stats() if name.startswith("newscrawl/stage/error_count")]


def test_counts_what_each_stage_did() -> None:
    page, stats = chain(PAGE)
    assert stats.get_value("newscrawl/extract/page_count") == 1
    assert stats.get_value("newscrawl/extract/encoding_count/utf-8") == 1
    assert stats.get_value("newscrawl/split/story_count") == len(page.stories)
    assert stats.get_value("newscrawl/strip/removed_count/share") == 1
    assert stats.get_value("newscrawl/language/story_count/ar") == len(page.stories)
    assert stats.get_value("newscrawl/quality/clean_count") == sum(
        not story.verdicts for story in page.stories
    )
    assert stats.get_value("newscrawl/render/character_count") == sum(
        len(story.text) for story in page.stories
    )


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"\x00\x01\x02" * 500, b"%PDF-1.7\n" + bytes(range(256)) * 8, b"<" * 5000]
)
def test_leaves_a_record_with_a_verdict_of_whatever_is_no_article(body: bytes) -> None:
    page, stats = chain(replace(PAGE, body=body))
    lines = records(page)
    assert len(lines) == 1
    assert lines[0].verdicts
    assert not [name for name in stats.get_stats() if name.startswith("newscrawl/stage/error_count")]


def test_passes_items_on_that_are_no_pages() -> None:
    item = {"a": 1}
    assert Broken.from_crawler(get_crawler()).process_item(item) is item


def test_makes_a_rejected_record_of_a_page_on_which_a_stage_fails(caplog: pytest.LogCaptureFixture) -> None:
    crawler = get_crawler()
    with caplog.at_level(logging.INFO):
        page = Broken.from_crawler(crawler).process_item(PAGE)
    assert records(page)[0].verdicts == ("error",)
    assert crawler.stats.get_value("newscrawl/stage/error_count/broken") == 1
    assert "the stage broken failed: KeyError" in caplog.text
    assert "Traceback" not in caplog.text


def test_carries_a_page_no_further_on_which_a_stage_failed() -> None:
    page = failed(PAGE)
    assert QualityPipeline(get_crawler().stats, frozenset(), 20).process_item(page) is page


def test_keeps_all_that_was_read_of_a_page_on_which_a_stage_failed() -> None:
    cut = Removed(kind="clock", rule="r", text="clock", index=1)
    lead = Story(part=0, blocks=(Block(index=0, text="lead"),), metadata=Metadata(title="t"), removed=(cut,))
    page = failed(replace(PAGE, blocks=(Block(index=2, text="loose"),), stories=(lead,)))
    assert [(removed.text, removed.rule) for removed in page.removed] == [
        ("lead", ERROR_RULE),
        ("clock", "r"),
        ("loose", ERROR_RULE),
    ]


@pytest.mark.parametrize("verdict", ["oversize", "truncated"])
def test_does_not_call_a_body_empty_that_was_not_read(verdict: str) -> None:
    page = ExtractPipeline(get_crawler().stats).process_item(replace(PAGE, body=b"", verdicts=(verdict,)))
    assert page.verdicts == (verdict,)


def test_says_which_rule_file_is_broken(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_RULES": f"{tmp_path}/none.toml"})
    with pytest.raises(RuleError, match=r"none\.toml"):
        load_object("newscrawl.pipelines.strip.StripPipeline").from_crawler(crawler)
