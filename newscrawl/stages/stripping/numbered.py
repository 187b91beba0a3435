"""Passages under headings that count ("1. Register first", "2. Take cash"): the article's own, however short their lines are
and whatever stands between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.stages.stripping.interviews import is_said, is_unlinked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading

ITEMS = 3
"""Headings that make a series."""
HEADING_WORDS = 15
"""Words of a numbered heading at most."""
TOLD = 2 / 3
"""Share of the headings that must have a sentence below: in a list of headlines none has."""

_NUMBER = re.compile(
    r"""
    [(\[]? (\d{1,2})
    \s? (?: [.)\]:] | [–—-] (?! [a-zа-я] ) ) \s?   # "1.Title" and "1-العنوان" count, "3-day trip" does not
    (?= [^\W\d_] | [«"'“(] )
    """,
    re.VERBOSE,
)


def numbered(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> set[int]:
    """Return the positions of headings with consecutive numbers that have sentences below, and of these sentences."""
    numbers = [
        (i, int(found[1]))
        for i, reading in enumerate(readings)
        if is_unlinked(reading, findings[i])
        and reading.shape.words <= HEADING_WORDS
        and (found := _NUMBER.match(fold(reading.block.text)))
    ]
    own: set[int] = set()
    series: list[int] = []
    for (i, number), (end, following) in pairwise([*numbers, (len(readings), -1)]):
        series.append(i)
        if following != number + 1:
            own |= _passages(series, end, readings, findings)
            series = []
    return own


def _passages(
    series: Sequence[int], end: int, readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> set[int]:
    """Return the headings of *series* with the sentences below each, those of the last before line *end*; nothing where too
    few have any."""
    if len(series) < ITEMS:
        return set()
    ends = [*series[1:], end]
    told = [_below(i, end, readings, findings) for i, end in zip(series, ends, strict=True)]
    if sum(map(bool, told)) < TOLD * len(series):
        return set()
    return {*series, *(i for lines in told for i in lines)}


def _below(
    heading: int, end: int, readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> list[int]:
    """Return the positions of the sentences that stand below the line *heading* and before line *end*."""
    found: list[int] = []
    for i in range(heading + 1, end):
        if not (is_unlinked(readings[i], findings[i]) and is_said(readings[i].block.text)):
            break
        found.append(i)
    return found
