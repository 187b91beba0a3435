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
FOLLOWING = 2 / 3
"""Share of the entries outside of the article's text that must follow the one before, but for a button."""
HOUR_WORDS = 3
"""Words of such a line, each side of the colon being one: "08:15 a.m."."""

_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)")


def hours(readings: Sequence[Reading]) -> set[int]:
    """Return the positions of the hours of a timeline of the article: times of day without a link, each with a sentence of
    the article below it; and of those sentences, where they were not taken for text of the article, and nothing stands
    between one entry and the next: readers' comments have their writers' names there."""
    found = {
        i
        for i, (reading, below) in enumerate(pairwise(readings))
        if reading.shape.words <= HOUR_WORDS
        and not reading.block.link_density
        and below.mark is None
        and ends_sentence(below.block.text)
        and opens_with_hour(reading.block.text)
    }
    body = {i for i in found if readings[i + 1].block.body}
    follows = sum(i - 2 in found or readings[i - 1].mark is not None for i in found)
    if body != found and follows >= FOLLOWING * len(found) and _are_several(found, readings):
        return found | {i + 1 for i in found}
    return body if _are_several(body, readings) else set()


def opens_with_hour(text: str) -> bool:
    """Return whether *text* opens with a time of day."""
    return _HOUR.match(fold(text)) is not None


def _are_several(found: set[int], readings: Sequence[Reading]) -> bool:
    return len({readings[i].block.text for i in found}) >= HOURS
