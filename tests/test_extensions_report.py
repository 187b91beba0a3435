from __future__ import annotations

import pytest

from newscrawl.extensions.report import LONGEST, MOST, plain, summary

STATS = {
    "newscrawl/article/page_count": 46,
    "newscrawl/split/story_count": 51,
    "newscrawl/split/appended_count": 7,
    "newscrawl/export/record_count/accepted": 48,
    "newscrawl/export/record_count/rejected": 5,
    "newscrawl/render/removed_count/share": 40,
    "newscrawl/render/removed_count/related": 90,
    "newscrawl/export/rejected_count/empty": 2,
    "newscrawl/export/rejected_count/not-article": 3,
    "newscrawl/guard/refused_count/address": 1,
    "newscrawl/worker/quarantined_count/timeout": 2,
    "newscrawl/worker/quarantined_count/crashed": 1,
    "newscrawl/worker/quarantine": "output/x/quarantine/manifest.jsonl",
    "robotstxt/forbidden": 1,
    "newscrawl/article/failed_count/404": 2,
    "newscrawl/article/failed_count/refused": 2,
    "spider_exceptions/count": 1,
    "spider_exceptions/KeyError": 1,
    "response_received_count": 60,
}


def test_says_what_a_run_did_a_fact_a_line() -> None:
    assert summary(STATS, [("output/x/stories.jsonl", 48), ("output/x/rejected.jsonl", 5)], "finished") == (
        "run ended: finished\n"
        "pages fetched       46\n"
        "stories             51\n"
        "of them appended    7\n"
        "records written     48\n"
        "records rejected    5\n"
        "removed by kind     related 90, share 40\n"
        "rejected by reason  not-article 3, empty 2\n"
        "pages quarantined   timeout 2, crashed 1\n"
        "requests refused    address 1, forbidden 1\n"
        "errors by kind      404 2, KeyError 1\n"
        "file                output/x/stories.jsonl (48 records)\n"
        "file                output/x/rejected.jsonl (5 records)\n"
        "quarantine          output/x/quarantine/manifest.jsonl\n"
        "next                see what it brought, in a browser: scrapy report output/x\n"
    )


def test_says_what_to_do_with_packed_files_and_with_pages_that_were_kept() -> None:
    said = summary(STATS, [("my runs/x/stories.jsonl.zst", 48)], "finished", "my runs/x/warc").splitlines()
    assert said[-2:] == [
        "next                see what it brought, in a browser: scrapy report 'my runs/x'",
        "next                look at its pages block by block, and correct them: scrapy review 'my runs/x/warc'",
    ]


def test_has_something_to_say_of_a_run_without_any_page() -> None:
    assert "pages fetched       0\n" in summary({}, [], "finished")
    assert "errors by kind      none\n" in summary({}, [], "finished")


@pytest.mark.parametrize(
    ("stats", "reason"),
    [
        ({"feedexport/failed_count/PartFileStorage": 1}, "finished"),
        ({"newscrawl/export/unwritten_count": 1}, "finished"),
        ({}, "output_error"),
    ],
)
def test_says_loudly_that_the_output_is_not_whole(stats: dict[str, int], reason: str) -> None:
    assert "NOT WHOLE" in summary(stats, [], reason)
    waited = {"newscrawl/export/error_count/no_space": 1, "newscrawl/export/unwritten_count": 0}
    assert "NOT WHOLE" not in summary(waited, [], "finished")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("خبر عاجل", "خبر عاجل"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb\nc\x00", "a\\rb\\nc\\x00"),
        ("\u202eevil", "\\u202eevil"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
        ("x" * (LONGEST + 5), "x" * LONGEST),
    ],
)
def test_escapes_what_would_act_on_the_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown
    assert shown in summary({}, [(text, 1)], "finished") or len(text) > LONGEST


def test_sums_up_details_beyond_the_first() -> None:
    stats = {f"newscrawl/render/removed_count/kind{number:03}": 1 for number in range(MOST + 7)}
    assert "7 others 7" in summary(stats, [], "finished")


def test_passes_over_stats_that_are_no_counts() -> None:
    assert "requests refused    none" in summary({"newscrawl/guard/refused_count/x": "many"}, [], "finished")


def test_names_the_sources_that_are_unlike_usual() -> None:
    said = summary({"newscrawl/health/alarms": ["rif: no article\x1b for 4 days"]}, [], "finished")
    assert "sources unlike usual  rif: no article\\x1b for 4 days\n" in said
