"""The table: how it was measured, a row a system and set, what went wrong."""

from __future__ import annotations

from benchmarks.quality.scoring import FIGURES
from benchmarks.quality.table import NOT_STATED, Row, markdown

ROWS = [
    Row(evalset="pages-ar", system="newscrawl", figures={"lead_f1": 0.88012, "pages": 9}),
    Row(evalset="pages-ar", system="justext", figures=None, note="not installed: no such version"),
    Row(evalset="pages-en", system="justext", figures=None, note="not installed: no such version"),
    Row(
        evalset="pages-en",
        system="readability-lxml",
        figures={"lead_f1": 1.0},
        note="2 pages failed: KeyError",
    ),
]


def lines(rows: list[Row]) -> list[str]:
    text = markdown(
        rows, date="2026-11-25", command="python -m benchmarks.quality", versions={"Python": "3.11.7"}
    )
    return text.split("\n")


def test_the_first_line_says_when_by_what_and_with_what_it_was_measured() -> None:
    assert lines(ROWS)[0] == ("Measured on 2026-11-25 by `python -m benchmarks.quality`, with Python 3.11.7:")


def test_a_row_has_a_cell_a_figure_and_a_dash_where_none_is_stated() -> None:
    _, _, head, rule, first, second, *_ = lines(ROWS)
    assert head == "| set | system | " + " | ".join(FIGURES) + " |"
    assert rule.count("|") == head.count("|") == first.count("|") == second.count("|")
    dashes = [NOT_STATED] * len(FIGURES)
    assert first == "| pages-ar | newscrawl | " + " | ".join(["0.8801", *dashes[1:]]) + " |"
    assert second == "| pages-ar | justext | " + " | ".join(dashes) + " |"


def test_a_note_that_holds_on_several_sets_is_said_once() -> None:
    assert lines(ROWS)[-2:] == [
        "- justext on pages-ar, pages-en: not installed: no such version",
        "- readability-lxml on pages-en: 2 pages failed: KeyError",
    ]


def test_nothing_stands_under_the_table_where_nothing_went_wrong() -> None:
    assert lines(ROWS[:1])[-1].startswith("| pages-ar | newscrawl |")


def test_a_note_cannot_break_the_list() -> None:
    row = Row(evalset="pages-en", system="justext", figures=None, note="first line\nsecond line")
    assert lines([row])[-1] == "- justext on pages-en: first line second line"
