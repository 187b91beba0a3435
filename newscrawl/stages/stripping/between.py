"""Short lines right between two sentences of the article, and the short sentence that it ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.stripping.weighing import ITS_OWN_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

FEW_WIDGET_WORDS = 0.3
"""Share of the words of a full sentence that widgets are made of, from which on it may be a promotion. Of 8,100 sentences
of the sets with a smaller one ten were of widgets, headlines stuck to a paragraph."""
HEADING_WORDS = 4
"""Words of a sub-heading that stands by itself; a headline has more."""


def between(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of short full sentences, and of headings of a few words, right between two sentences of the body:
    no box is one line with neither label nor link; and of the short sentence that an article ends with, in an element as that
    of the sentence before it."""
    own = [
        finding is None and is_sentence(reading) for reading, finding in zip(readings, findings, strict=True)
    ]
    behind = range(max(1, signs.head), len(readings))
    return {
        i
        for i in behind
        if own[i - 1]
        and (_stands_between(i, readings, findings, own, signs) or (own[i] and _ends(i, readings, signs)))
    }


def _stands_between(
    i: int,
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    own: Sequence[bool],
    signs: PageSigns,
) -> bool:
    may_be = own[i] or (findings[i] is None and _may_head(readings[i]))
    return may_be and i + 1 < len(own) and own[i + 1] and signs.widget_words(i) < FEW_WIDGET_WORDS


def _ends(i: int, readings: Sequence[Reading], signs: PageSigns) -> bool:
    tokens = readings[i].block.tokens
    return bool(tokens) and tokens == readings[i - 1].block.tokens and signs.widget_words(i) < ITS_OWN_KIND


def is_sentence(reading: Reading) -> bool:
    """Return whether the line of *reading* is a full sentence of the body, known as no widget, without a link."""
    block = reading.block
    return block.body and reading.mark is None and not block.link_density and ends_sentence(block.text)


def _may_head(reading: Reading) -> bool:
    """Return whether the line of *reading* may be a sub-heading in a text: a few words that ask nothing."""
    block = reading.block
    is_bare = block.body and reading.mark is None and not block.link_density and not reading.shape.bullet
    return is_bare and 1 < reading.shape.words <= HEADING_WORDS and block.text[-1:].isalpha()
