"""The tables of speed: a heading, a row a subject, figures to the right."""

from __future__ import annotations

import pytest

from benchmarks.speed.table import Section, headline, markdown

SECTION = Section(
    title="Speed", columns=("pages", "number", "ratio"), rows=[("generated", 240, 0.5), ("demo", 46, 1.256)]
)


def test_a_section_is_a_heading_and_a_table() -> None:
    assert markdown(SECTION).split("\n") == [
        "### Speed",
        "",
        "| pages | number | ratio |",
        "|---|---:|---:|",
        "| generated | 240 | 0.50 |",
        "| demo | 46 | 1.26 |",
    ]


def test_a_note_stands_under_the_table() -> None:
    noted = Section(title="Speed", columns=("pages",), rows=[("demo",)], note="Once.")
    assert markdown(noted).split("\n")[-2:] == ["", "Once."]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="Speed: a row has not 3 cells"):
        markdown(Section(title="Speed", columns=SECTION.columns, rows=[("demo", 1)]))


def test_the_headline_says_when_by_what_where_and_with_what() -> None:
    line = headline(date="2026-11-26", command="python -m x", machine="2 cores", versions={"Python": "3.11"})
    assert line == "Measured on 2026-11-26 by `python -m x` on 2 cores, with Python 3.11:"
