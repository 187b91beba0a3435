"""The hours of a timeline: a time of day alone on its line is the clock of a page, but not where each has a sentence below."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Reading

HOURS = 3
"""Different hours that make a timeline; a page shows its clock once, or at its top and at its bottom."""
HOUR_WORDS = 3
"""Words of such a line, each side of the colon being one: "08:15 a.m."."""

_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)")


def hours(readings: Sequence[Reading]) -> set[int]:
    """Return the positions of the hours of a timeline of the article: times of day without a link, each with a sentence of
    the article below it."""
    found = {
        i
        for i, (reading, below) in enumerate(pairwise(readings))
        if reading.shape.words <= HOUR_WORDS
        and not reading.block.link_density
        and below.block.body
        and below.mark is None
        and ends_sentence(below.block.text)
        and _HOUR.match(fold(reading.block.text)) is not None
    }
    return found if len({readings[i].block.text for i in found}) >= HOURS else set()
