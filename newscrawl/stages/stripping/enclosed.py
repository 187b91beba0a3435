"""Short lines that stand between the sentences of an article: a list, a recipe, a table that lost its rows, the entries of a
guide or of a horoscope.

Alone on a page nobody doubts them; with one widget on the page each short line is a suspect. What tells them from the boxes
inside articles is what those are made of: a box whose words no rule knows is a heading and headlines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_in_colon
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.signs.view import LINKED
from newscrawl.stages.stripping.between import is_button, is_whole
from newscrawl.stages.stripping.list_entries import LISTS_OF_STORIES
from newscrawl.stages.stripping.lists import (
    FEW_HEADLINES,
    FEW_WIDGET_WORDS,
    INSIDE,
    INTRODUCED,
    LINES,
    OUTSIDE,
    are_data,
    are_entries,
    are_names,
    is_headline,
    like,
    list_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind
    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns
    from newscrawl.stages.stripping.lists import State

INTRODUCING_WORDS = 5
"""Words of a line with a colon at its end that introduces a list, if it does not go on from the line before; the label of a
box has fewer."""
APART: frozenset[Kind] = frozenset({"source", "author", "keywords"})
"""Kinds of lines that end no box of data: those of an article's foot."""
ENTRY_LINES = 2
"""Lines over an entry: its name, and whose it is."""


def enclosed(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of the lines of lists that the article holds, and of the names over its entries, each with
    sentences behind it. Lines behind a known widget, before one that does not begin there, or in other elements than the
    paragraphs, are none of them, but where a sentence introduces them; buttons and advertisements part no list."""
    places = {reading.block.tokens for i, reading in enumerate(readings) if signs.is_paragraph(i)}
    listed: set[int] = set()
    entries: set[int] = set()
    lowest: set[int] = set()
    run, state = list[int](), OUTSIDE
    whole = 0  # lines of the run before the first button in it
    for i in range(signs.head, len(readings)):
        reading, finding = readings[i], findings[i]
        if is_button(finding):
            whole = whole or len(run)
            continue
        whole = whole if run else 0
        if not _is_open(reading, finding) or reading.block.tokens not in places:
            listed.update(_list_before(reading, finding, run, state, readings, signs))
            run, state = [], OUTSIDE
        elif reading.shape.kind == "prose":
            run = _without_title(run, readings, state)  # what follows may be its story
            listed.update(list_of(run, readings, signs, state))
            if state == INSIDE and len(run) <= ENTRY_LINES and are_names(run, readings):
                entries.update(run)
            lowest.update(run[-1:])
            run, state = [], INTRODUCED if _introduces(i, reading, signs) else INSIDE
        elif state != OUTSIDE and _introduces(i, reading, signs):
            listed.update(list_of(run, readings, signs, state), (i,))
            run, state = [], INTRODUCED
        else:
            run.append(i)
    listed.update(_list_at_the_end(run[: whole or len(run)], state, readings))
    entries.update(like(entries, lowest, readings))
    return listed | (entries if are_entries(entries, readings, signs) else set())


def _introduces(i: int, reading: Reading, signs: PageSigns) -> bool:
    """Return whether line *i*, a sentence or behind one, says what follows: "Of his verses all of Hail knows:", "And he
    adds:"."""
    is_long = reading.shape.words >= INTRODUCING_WORDS or reading.shape.continues
    return is_long and ends_in_colon(reading.block.text) and signs.widget_words(i) < FEW_WIDGET_WORDS


def _list_before(
    reading: Reading,
    finding: Finding | None,
    run: list[int],
    state: State,
    readings: Sequence[Reading],
    signs: PageSigns,
) -> list[int]:
    """Return the lines of the list that stands before the widget of *reading*: all that a sentence introduces; else before
    what begins there, and rows of data before the foot of the article."""
    if state == INTRODUCED and finding is not None:
        return list_of(run, readings, signs, state)
    if state == INSIDE and (_begins(finding) or is_whole(reading)):
        return list_of(run, readings, signs, state)
    ends_no_box = finding is not None and finding.kind in APART
    return _rows_at_the_end(run, state, readings) if ends_no_box else []


def _list_at_the_end(run: list[int], state: State, readings: Sequence[Reading]) -> list[int]:
    """Return the lines of *run* if they are a list that the article ends with, and nothing of it stands behind: what a sentence
    introduces, and rows of data."""
    return run if state == INTRODUCED else _rows_at_the_end(run, state, readings)


def _rows_at_the_end(run: list[int], state: State, readings: Sequence[Reading]) -> list[int]:
    may_be_rows = state == INSIDE and len(run) >= LINES
    return run if may_be_rows and are_data(run[1:], readings) else []  # the first may be their heading


def _begins(finding: Finding | None) -> bool:
    """Return whether what was found on a line begins there, and takes nothing from before it: the heading of headlines, and
    the one of an advertisement."""
    if finding is None or finding.rule.startswith(BY_LOOKS):
        return False
    return finding.kind == "advertisement" or (finding.opens_list and finding.kind in LISTS_OF_STORIES)


def _without_title(run: list[int], readings: Sequence[Reading], state: State) -> list[int]:
    """Return *run*, over a sentence, without the headlines at its end, one of which may be a title. Of lines that are
    introduced and that all look like headlines, verses, none is one."""
    looks = [is_headline(readings[i]) for i in run]
    headlines, end = sum(looks), len(run)
    while end and looks[end - 1]:
        others = headlines - 1
        if state == INTRODUCED and end > 1 and others > FEW_HEADLINES * (end - 1):
            break
        headlines, end = others, end - 1
    return run[:end]


def _is_open(reading: Reading, finding: Finding | None) -> bool:
    block = reading.block
    return finding is None and reading.mark is None and block.body and block.link_density < LINKED
