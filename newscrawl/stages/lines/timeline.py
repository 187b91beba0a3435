"""The hours of a timeline: a time of day alone on its line is the clock of a page, but not where each has a sentence below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import ends_in_colon, ends_sentence
from newscrawl.stages.dom.display import HEADING_TAGS

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
    the article below it, and a heading between the two perhaps; of those headings; and of those sentences, where they were
    not taken for text of the article, and nothing stands between one entry and the next: readers' comments have their
    writers' names there."""
    times = [i for i, reading in enumerate(readings) if _is_hour(reading)]
    found = {i for i in times if i + 1 < len(readings) and _is_sentence(readings[i + 1])}
    headed = {i for i in times if _has_headed_text(i, readings)}
    body = {i for i in found if readings[i + 1].block.body} | headed
    follows = sum(i - 2 in found or readings[i - 1].mark is not None for i in found)
    if not found <= body and follows >= FOLLOWING * len(found) and _are_several(found, readings):
        return found | {i + 1 for i in found}
    return body | {i + 1 for i in headed} if _are_several(body, readings) else set()


def _is_hour(reading: Reading) -> bool:
    few = reading.shape.words <= HOUR_WORDS
    return few and not reading.block.link_density and opens_with_hour(reading.block.text)


def _is_sentence(reading: Reading) -> bool:
    return reading.mark is None and ends_sentence(reading.block.text)


def _has_headed_text(i: int, readings: Sequence[Reading]) -> bool:
    """Return whether a heading without a link stands below the hour at *i*, and a sentence of the article, or what announces
    a list, below that."""
    if i + 2 >= len(readings):
        return False
    heading, text = readings[i + 1].block, readings[i + 2]
    is_heading = heading.tag in HEADING_TAGS and not heading.link_density
    return is_heading and text.block.body and (_is_sentence(text) or ends_in_colon(text.block.text))


def opens_with_hour(text: str) -> bool:
    """Return whether *text* opens with a time of day."""
    return _HOUR.match(fold(text)) is not None


def _are_several(found: set[int], readings: Sequence[Reading]) -> bool:
    return len({readings[i].block.text for i in found}) >= HOURS
