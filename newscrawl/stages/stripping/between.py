"""Short lines right between two sentences of the article, and the short sentence that it ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.rules.sentences import ends_sentence, is_question
from newscrawl.stages.stripping.list_entries import LISTS_OF_STORIES
from newscrawl.stages.stripping.weighing import ITS_OWN_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind
    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

FEW_WIDGET_WORDS = 0.3
"""Share of the words of a full sentence that widgets are made of, from which on it may be a promotion. Of 8,100 sentences
of the sets with a smaller one ten were of widgets, headlines stuck to a paragraph."""
HEADING_WORDS, QUESTION_WORDS = 4, 10
"""Words of a sub-heading that stands by itself, and of one that asks; a headline has more."""
SERIES = 2
"""Sub-headings of an article from which on a line like them is one, too, whatever its words: "Design", "Camera", "Screen"."""
QUOTES = "\"'»”)"
"""What may close a sub-heading."""
BUTTONS: frozenset[Kind] = frozenset(
    {"promotion", "share", "comments", "caption", "advertisement", "short_link"}
)
"""Kinds of widgets that are whole in a line: what stands behind one stands behind the sentence before it."""
VALUE_WORDS = 3
"""Words behind a label with which it is whole, and no heading of the lines beside it."""


def between(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of short full sentences, and of headings of a few words, right between two sentences of the body,
    buttons aside, and of headings, boxes aside: no box is one line with neither label nor link; and
    of the short sentence that an article ends with, in an element as that of the sentence before it."""
    own = [
        finding is None and is_sentence(reading) for reading, finding in zip(readings, findings, strict=True)
    ]
    buttons = [is_button(finding) for finding in findings]
    boxes = [
        passes or is_whole(reading) or (finding is not None and finding.kind in LISTS_OF_STORIES)
        for passes, reading, finding in zip(buttons, readings, findings, strict=True)
    ]
    stands, may_head = _lie_between(own, buttons), _lie_between(own, boxes)
    behind = range(max(1, signs.head), len(readings))
    may_be = [i for i in behind if may_head[i] and findings[i] is None and _may_head(readings[i])]
    heading = {
        i for i in may_be if signs.widget_words(i) < FEW_WIDGET_WORDS or _is_taken_up(i, readings, findings)
    }
    return (set(may_be) if len(heading) >= SERIES else heading) | {
        i
        for i in behind
        if (stands[i] and own[i] and signs.widget_words(i) < FEW_WIDGET_WORDS)
        or (own[i - 1] and own[i] and _ends(i, readings, signs))
    }


def _lie_between(own: Sequence[bool], passed: Sequence[bool]) -> list[bool]:
    """Return for each line whether the lines before and behind it are of the article's *own* sentences, those that are
    *passed* aside."""
    before = _told_before(own, passed)
    after = _told_before(own[::-1], passed[::-1])[::-1]
    return [all(both) for both in zip(before, after, strict=True)]


def _told_before(own: Sequence[bool], passed: Sequence[bool]) -> list[bool]:
    told: list[bool] = []
    is_told = False
    for is_own, is_passed in zip(own, passed, strict=True):
        told.append(is_told)
        is_told = is_own or (is_passed and is_told)
    return told


def is_button(finding: Finding | None) -> bool:
    """Return whether *finding* is of a widget that is whole in its line."""
    return finding is not None and finding.kind in BUTTONS and not finding.opens_list


def is_whole(reading: Reading) -> bool:
    """Return whether the line of *reading* is a label with its headline, which heads none of the lines beside it."""
    return reading.mark is not None and len(reading.mark.value.split()) >= VALUE_WORDS


def _is_taken_up(i: int, readings: Sequence[Reading], findings: Sequence[Finding | None]) -> bool:
    """Return whether the next line of the article has all words of line *i*, as it has those of a sub-heading: "Public debt"
    over "The public debt has reached ...". They may be words of widgets, too."""
    below = next(j for j in range(i + 1, len(findings)) if findings[j] is None)
    return set(fold_words(readings[below].block.text)).issuperset(fold_words(readings[i].block.text))


def _ends(i: int, readings: Sequence[Reading], signs: PageSigns) -> bool:
    tokens = readings[i].block.tokens
    return bool(tokens) and tokens == readings[i - 1].block.tokens and signs.widget_words(i) < ITS_OWN_KIND


def is_sentence(reading: Reading) -> bool:
    """Return whether the line of *reading* is a full sentence of the body, known as no widget, without a link."""
    block = reading.block
    return block.body and reading.mark is None and not block.link_density and ends_sentence(block.text)


def _may_head(reading: Reading) -> bool:
    """Return whether the line of *reading* may be a sub-heading in a text: a few words that call for nothing."""
    block, words = reading.block, reading.shape.words
    is_bare = block.body and reading.mark is None and not block.link_density and not reading.shape.bullet
    if is_question(block.text):
        return is_bare and words <= QUESTION_WORDS
    return is_bare and 0 < words <= HEADING_WORDS and fold(block.text).rstrip(QUOTES)[-1:].isalpha()
