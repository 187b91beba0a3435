"""Rows of data in an article: tour dates, results, qualified teams. Short lines built alike, one below the other, or
rows of a table (:mod:`newscrawl.stages.dom.tables`).

A list of headlines is built alike, too, but of words; rows have the same figures and marks at the same places.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading

ROWS = 5
"""Rows that make a list of data; fewer may be a date, a place and a source."""
MARKS = 2
"""Figures and marks that a row has at least."""
SHARE = 0.6
"""Share of the rows that must have the same figures and marks in the same order."""
LINKED = 0.35
"""Share of link letters from which a line is an entry of a menu."""

_MARK = re.compile(r"(?P<figure>\d+(?:[.,:]\d+)*)|[^\w\s]")


def rows(
    readings: Sequence[Reading], findings: Sequence[Finding | None], places: frozenset[tuple[str, ...]]
) -> set[int]:
    """Return the positions of the rows of data among the lines of a page, which stand in the same elements as its
    paragraphs (*places*, their tokens) or are taken for article text."""

    def group(i: int) -> tuple[str, ...] | None:
        """Return what a row has in common with the others of its list; none for what is no row."""
        reading = readings[i]
        block = reading.block
        is_open = findings[i] is None and reading.shape.kind != "prose" and block.link_density < LINKED
        return block.tokens if is_open and (block.body or block.tokens in places) and block.tokens else None

    found: set[int] = set()
    for common, run in groupby(range(len(readings)), group):
        lines = list(run)
        if common is not None and len(lines) >= ROWS and _are_rows([readings[i].block.text for i in lines]):
            found.update(lines)
    return found


def rows_of_tables(readings: Sequence[Reading]) -> set[int]:
    """Return the positions of the rows of tables in the article: those of its text, and all between two lines of it."""
    found: set[int] = set()
    before = False
    for is_row, run in groupby(range(len(readings)), lambda i: readings[i].block.tag == "tr"):
        lines = list(run)
        after = lines[-1] + 1
        enclosed = before and after < len(readings) and readings[after].block.body
        if is_row:
            found.update(i for i in lines if enclosed or readings[i].block.body)
        before = readings[lines[-1]].block.body
    return found


def _are_rows(lines: Sequence[str]) -> bool:
    built = Counter(map(_built, lines))
    build, count = built.most_common(1)[0]
    return len(build) >= MARKS and count >= SHARE * len(lines)


def _built(line: str) -> str:
    """Return the figures (each a 9) and the marks of *line*, in order."""
    return "".join("9" if mark["figure"] else mark[0] for mark in _MARK.finditer(line))
