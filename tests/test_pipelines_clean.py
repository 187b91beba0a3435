"""The crawl's pipeline with real processes: every page comes out once, whatever becomes of its process."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.utils.test import get_crawler

from newscrawl import settings
from newscrawl.inputs import find_inputs
from newscrawl.items import Page
from newscrawl.pipelines.clean import CleanPipeline
from newscrawl.stages.failure import failed
from newscrawl.stages.render import records
from tests.market import LEAD, SECOND, THIRD, TITLE
from tests.poison import DIE, DIE_LATE, FAIL, HANG, PoisonedPipeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scrapy.statscollectors import StatsCollector

SLOGAN = "جريدة المرفأ لسان حال أهله"


def page(name: str, *, site: str = "example.org") -> Page:
    """Return a page of *site* with a line that stands on all of its pages."""
    lines = (f"{LEAD} ({name})", SLOGAN, f"{SECOND} ({name})", f"{THIRD} ({name})")
    body = f'<html lang="ar"><body><article><h1>{TITLE} {name}</h1>{"".join(map("<p>{}</p>".format, lines))}'
    return Page(
        url=f"https://{site}/{name}",
        fetched="2026-11-22T07:00:00+00:00",
        content_type="text/html; charset=utf-8",
        body=body.encode(),
    )


def through(
    items: Sequence[Any], output: Path, kind: type[CleanPipeline] = PoisonedPipeline, **changed: object
) -> tuple[list[Any], StatsCollector]:
    """Return *items*, given to the pipeline at once, as they come out, and the stats."""
    values: Mapping[str, Any] = {
        "NEWSCRAWL_OUTPUT": str(output),
        "NEWSCRAWL_RUN": "run",
        "NEWSCRAWL_WORKERS": 1,
        "NEWSCRAWL_PAGE_SECONDS": 60.0,  # machines may be busy
        **changed,
    }
    crawler = get_crawler(settings_dict=dict(values))
    pipeline = kind.from_crawler(crawler)

    async def work() -> list[Any]:
        try:
            return list(await asyncio.gather(*(pipeline.process_item(item) for item in items)))
        finally:
            await pipeline.close_spider()

    return asyncio.run(work()), crawler.stats


def repeated(item: Page) -> bool:
    """Whether what stands on all pages of its site was cut from *item*."""
    return SLOGAN in [
        cut.text for record in records(item) for cut in record.removed if cut.kind == "repeated"
    ]


def test_pages_are_cleaned_by_what_all_first_pages_of_their_site_tell(tmp_path: Path) -> None:
    given = [page(str(n)) for n in range(4)] + [page("alone", site="example.net")]
    pages, stats = through(given, tmp_path, NEWSCRAWL_LEARN_PAGES=4, NEWSCRAWL_WORKERS=2)
    assert [done.url for done in pages] == [one.url for one in given]
    assert [repeated(done) for done in pages] == [True] * 4 + [False]
    assert stats.get_value("newscrawl/extract/page_count") == 5
    assert stats.get_value("newscrawl/split/story_count") == 5
    assert stats.get_value("newscrawl/strip/removed_count/repeated") == 4
    assert not [name for name in stats.get_stats() if name.startswith("newscrawl/worker")]


def test_later_pages_of_a_site_do_not_wait_and_are_learned_from_as_well(tmp_path: Path) -> None:
    given = [page(str(n)) for n in range(12)]
    pages, _ = through(given, tmp_path, NEWSCRAWL_LEARN_PAGES=0)
    # With one process, the version of 4 pages is there some pages later.
    assert [repeated(done) for done in pages][8:] == [True] * 4
    assert not repeated(pages[0])


def test_pages_that_harm_their_process_are_kept_and_leave_a_rejected_record(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    names = ["1", HANG, "2", DIE, "3", DIE_LATE, "4", FAIL]
    with caplog.at_level(logging.INFO):
        pages, stats = through([page(name) for name in names], tmp_path, NEWSCRAWL_PAGE_SECONDS=6.0)
    assert [done.url.rpartition("/")[2] for done in pages] == names
    verdicts = {name: records(done)[0].verdicts for name, done in zip(names, pages, strict=True)}
    assert [name for name in names if verdicts[name] == ("error",)] == [HANG, DIE, DIE_LATE, FAIL]
    assert [repeated(pages[n]) for n in (0, 2, 4, 6)] == [True] * 4
    assert stats.get_value("newscrawl/worker/timeout_count") == 1
    assert stats.get_value("newscrawl/worker/crash_count") == 2
    assert stats.get_value("newscrawl/worker/quarantined_count/timeout") == 1
    assert stats.get_value("newscrawl/worker/quarantined_count/crashed") == 2
    assert stats.get_value("newscrawl/stage/error_count/split") == 1
    manifest = tmp_path / "run" / "quarantine" / "manifest.jsonl"
    assert stats.get_value("newscrawl/worker/quarantine") == str(manifest)
    kept = {entry.url for entry in find_inputs([manifest])}  # type: ignore[union-attr]
    assert kept == {page(name).url for name in (HANG, DIE, DIE_LATE)}
    for name, why in (
        (HANG, "longer than 6 seconds"),
        (DIE, "exit code 3"),
        (FAIL, "the stage split failed"),
    ):
        assert [line for line in caplog.messages if page(name).url in line and why in line]
    assert "Traceback" not in caplog.text


def test_a_disk_error_of_the_quarantine_costs_no_record(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "run").write_bytes(b"")
    pages, stats = through([page(DIE), page("1")], tmp_path)
    assert [records(done)[0].verdicts for done in pages] == [("error",), ()]
    assert stats.get_value("newscrawl/worker/quarantine_error_count") == 1
    assert stats.get_value("newscrawl/worker/quarantined_count/crashed") is None
    assert "could not be kept to be tried again" in caplog.text


def test_items_that_are_no_pages_and_pages_that_failed_pass_without_any_process(tmp_path: Path) -> None:
    items = [{"a": 1}, failed(page("1"))]
    passed, stats = through(items, tmp_path)
    assert all(one is other for one, other in zip(passed, items, strict=True))
    assert stats.get_stats() == {}


def test_processes_are_replaced_in_good_time(tmp_path: Path) -> None:
    given = [page(str(n)) for n in range(4)]
    pages, stats = through(
        given, tmp_path, NEWSCRAWL_WORKERS=1, NEWSCRAWL_WORKER_PAGES=3, NEWSCRAWL_LEARN_PAGES=0
    )
    assert [records(done)[0].verdicts for done in pages] == [()] * 4
    assert stats.get_value("newscrawl/worker/recycled_count") == 1


def test_options_of_cleaning_reach_the_processes(tmp_path: Path) -> None:
    (done,), _ = through(
        [page("1")],
        tmp_path,
        kind=CleanPipeline,
        NEWSCRAWL_MIN_WORDS=500,
        NEWSCRAWL_LANGUAGES="en",
        NEWSCRAWL_EVIDENCE="wording",
    )
    assert set(records(done)[0].verdicts) == {"short", "language"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSCRAWL_WORKERS", 0),
        ("NEWSCRAWL_PAGE_SECONDS", 0),
        ("NEWSCRAWL_WORKER_PAGES", 0),
        ("NEWSCRAWL_WORKER_MEMORY", -1),
        ("NEWSCRAWL_EVIDENCE", "wording,plaice"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_when_the_pipeline_is_built(
    name: str, value: object
) -> None:
    with pytest.raises(ValueError, match=r"NEWSCRAWL_EVIDENCE|NEWSCRAWL_[PW]|at least one"):
        CleanPipeline.from_crawler(get_crawler(settings_dict={name: value}))


def test_it_is_the_pipeline_of_a_crawl_that_cleans() -> None:
    assert list(settings.ITEM_PIPELINES) == [
        "newscrawl.pipelines.clean.CleanPipeline",
        "newscrawl.pipelines.revise.RevisePipeline",
        "newscrawl.pipelines.repeats.RepeatPipeline",
    ]


def test_a_page_of_which_nothing_can_be_learned_is_cleaned_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of our own")

    monkeypatch.setattr("newscrawl.templates.recurrence.Learner.add", fail)
    monkeypatch.setattr("newscrawl.templates.recurrence.Learner.known", fail)
    pages, _ = through([page("1"), replace(page("2"), media="text")], tmp_path)
    assert [done.url for done in pages] == [page("1").url, page("2").url]
    assert all(records(done)[0].text for done in pages)
    assert "a fault of our own" in caplog.text
