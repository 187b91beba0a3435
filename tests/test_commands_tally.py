from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newscrawl.commands.tally import told

OUTPUT, REJECTED = Path("out.jsonl"), Path("out.rejected.jsonl")


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        ({}, ["pages cleaned: 0; stories: 0 in out.jsonl"]),
        (
            {"pages": 3, "stories": 4, "removed/share": 2, "removed/clock": 1},
            [
                "pages cleaned: 3; stories: 4 in out.jsonl",
                "removed: clock 1, share 2",
                "next: see what is kept and what is cut, in a browser: scrapy report out.jsonl",
            ],
        ),
        (
            {"pages": 2, "rejected/short": 1, "rejected/empty": 1, "problems": 5},
            [
                "pages cleaned: 2; stories: 0 in out.jsonl",
                "rejected: empty 1, short 1 in out.rejected.jsonl",
                "inputs that could not be read: 5; see above",
            ],
        ),
    ],
    ids=["nothing", "clean pages", "bad pages and lines"],
)
def test_says_what_was_done_and_where_it_is(counts: dict[str, int], lines: list[str]) -> None:
    assert told(Counter(counts), OUTPUT, REJECTED) == lines


def test_a_table_is_none_of_what_reports_are_made_of() -> None:
    assert len(told(Counter(pages=1, stories=1), Path("out.parquet"), Path("out.rejected.parquet"))) == 1
