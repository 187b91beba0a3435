"""Stages one by one: the same cleaning as in one go, counted, and no page lost to a defect."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.items import Block, Metadata, Page, Removed, Story
from newscrawl.rules import load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.failure import ERROR_RULE, failed
from newscrawl.stages.render import records
from newscrawl.workers import tallies
from newscrawl.workers.steps import JUDGING, PARTING, READING, Bench, Report, carry

if TYPE_CHECKING:
    from collections.abc import Iterator

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


BENCH = Bench(rulebook=load_rulebook())


def chain(page: Page) -> tuple[Page, Report]:
    """Return *page* as all steps leave it, and what they counted."""
    return carry(page, (*READING, *PARTING, *JUDGING), BENCH)


def break_down(page: Page, _: Bench) -> Page:
    """A stage with a defect."""
    raise KeyError(page.url)


BROKEN = replace(READING[0], name="broken", run=break_down)


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
    page, report = chain(given)
    assert records(page) == records(clean_page(given, BENCH.rulebook))
    assert report.fault is None
    assert not [name for name in report.counts if name.startswith("stage/")]


def test_counts_what_each_stage_did() -> None:
    page, report = chain(PAGE)
    counts = report.counts
    assert counts["extract/page_count"] == counts["metadata/page_count"] == 1
    assert counts["extract/encoding_count/utf-8"] == 1
    assert counts["extract/block_count"] == counts["normalize/block_count"] == len(extract(PAGE).blocks)
    assert counts["metadata/published_count/none"] == counts["metadata/language_count/ar"] == 1
    assert counts["split/story_count"] == counts["render/story_count"] == len(page.stories) == 1
    assert counts["strip/removed_count/share"] == counts["render/removed_count/share"] == 1
    assert sum(number for name, number in counts.items() if name.startswith("strip/rule_count/")) == 1
    assert counts["language/story_count/ar"] == counts["fingerprint/story_count"] == 1
    assert counts["quality/clean_count"] == 1
    assert counts["render/character_count"] == len(page.stories[0].text)
    assert not [name for name, number in counts.items() if number <= 0]


def test_counts_the_verdicts_of_stories_and_of_pages_that_cannot_be_read() -> None:
    counts = chain(replace(PAGE, body=b""))[1].counts
    assert counts["extract/rejected_count/empty"] == counts["quality/verdict_count/empty"] == 1
    assert "quality/clean_count" not in counts


def test_counts_blocks_that_were_taken_apart_and_stories_that_were_appended() -> None:
    block = Block(index=0, text="")
    before = replace(PAGE, blocks=(block,))
    assert dict(tallies.normalize(before, replace(PAGE, blocks=(block,) * 3))) == {
        "block_count": 3,
        "added_count": 2,
    }
    assert dict(tallies.normalize(before, replace(PAGE, blocks=()))) == {"block_count": 0, "added_count": 0}
    stories = tuple(Story(part=part, blocks=()) for part in range(3))
    counted = Counter(name for name, _ in tallies.split(PAGE, replace(PAGE, stories=stories)))
    assert counted == {"story_count": 3, "appended_count": 2}


def test_counts_of_cuts_only_what_the_stage_itself_cut() -> None:
    old, new = (Removed(kind="clock", rule=rule, text="12:00", index=0) for rule in ("old", "new"))
    before, after = replace(PAGE, removed=(old,)), replace(PAGE, removed=(old, new, new))
    counted = Counter(name for name, _ in tallies.strip(before, after))
    assert counted == {"removed_count/clock": 2, "rule_count/new": 2}


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"\x00\x01\x02" * 500, b"%PDF-1.7\n" + bytes(range(256)) * 8, b"<" * 5000]
)
def test_leaves_a_record_with_a_verdict_of_whatever_is_no_article(body: bytes) -> None:
    page, report = chain(replace(PAGE, body=body))
    lines = records(page)
    assert len(lines) == 1
    assert lines[0].verdicts
    assert report.fault is None


def test_makes_a_rejected_record_of_a_page_on_which_a_stage_fails_and_carries_it_no_further() -> None:
    page, report = carry(PAGE, (BROKEN, *READING), BENCH)
    assert records(page)[0].verdicts == ("error",)
    assert report.counts == {"stage/error_count/broken": 1}
    assert report.fault is not None
    assert (report.fault.stage, report.fault.error) == ("broken", repr(KeyError(PAGE.url)))
    assert "break_down" in report.fault.trace


def test_carries_a_page_no_further_that_came_failed() -> None:
    page = failed(PAGE)
    assert chain(page) == (page, Report())


def test_a_process_without_memory_is_no_fault_of_a_stage() -> None:
    def starve(page: Page, _: Bench) -> Page:
        raise MemoryError(page.url)

    with pytest.raises(MemoryError):
        carry(PAGE, (replace(BROKEN, run=starve),), BENCH)


def test_keeps_all_that_was_read_of_a_page_on_which_a_stage_failed() -> None:
    cut = Removed(kind="clock", rule="r", text="clock", index=1)
    lead = Story(part=0, blocks=(Block(index=0, text="lead"),), metadata=Metadata(title="t"), removed=(cut,))
    page, _ = carry(replace(PAGE, blocks=(Block(index=2, text="loose"),), stories=(lead,)), (BROKEN,), BENCH)
    assert [(removed.text, removed.rule) for removed in page.removed] == [
        ("lead", ERROR_RULE),
        ("clock", "r"),
        ("loose", ERROR_RULE),
    ]


@pytest.mark.parametrize("verdict", ["oversize", "truncated"])
def test_does_not_call_a_body_empty_that_was_not_read(verdict: str) -> None:
    page, _ = carry(replace(PAGE, body=b"", verdicts=(verdict,)), READING, BENCH)
    assert page.verdicts == (verdict,)
