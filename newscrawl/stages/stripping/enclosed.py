"""Short lines that stand between the sentences of an article: a list, a recipe, a table that lost its rows, the entries of a
guide or of a horoscope.

Alone on a page nobody doubts them; with one widget on the page each short line is a suspect. What tells them from the boxes
inside articles is what those are made of: a box whose words no rule knows is a heading and headlines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import is_question
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.signs.view import LINKED
from newscrawl.stages.stripping.list_entries import LISTS_OF_STORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

LINES, DATA_LINES = 3, 2
"""Lines that make a list; fewer may be a heading and its headline, if not all are data."""
INTRODUCING_WORDS = 5
"""Words of a line with a colon at its end that introduces a list; the label of a box has fewer."""
VALUE_WORDS = 3
"""Words behind a label with which it is whole, and no heading of the lines beside it."""
HEADLINE_WORDS = 6
"""Words from which on a line without figures and colons may be a headline."""
FEW_HEADLINES = 0.25
"""Share of the lines of a list that may look like headlines."""
FEW_WIDGET_WORDS = 0.5
"""Share of the words of a list that may be those of widgets, on the average of its lines. Such words are common ones too
("hours", "contact"), so that a single line says little."""
ENTRY_WORDS = 4
"""Words of the name of an entry at most ("Aries", "Article 7", "Suad, market square")."""
ENTRY_LINES = 2
"""Lines over an entry: its name, and whose it is."""
ENTRIES = 3
"""Entries that make a series; one or two may be the heading of a box."""
ANSWERS, ANSWER_WORDS = 2, 4
"""Answers of a poll at least, and words of each."""

_DATA = re.compile(r"\d|:.")

_State = Literal["outside", "inside", "beside", "introduced"]
_OUTSIDE: _State = "outside"
_INSIDE: _State = "inside"
_BESIDE: _State = "beside"
_INTRODUCED: _State = "introduced"
"""Where a line stands: nowhere in the article; behind a sentence of it; behind a button that stands there; behind a
sentence with a colon at its end."""


def enclosed(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of the lines of lists that the article holds, and of the names over its entries, each with
    sentences behind it. Lines behind a known widget, before one that does not begin there, or in other elements than the
    paragraphs, are none of them, but where a sentence introduces them."""
    places = {reading.block.tokens for i, reading in enumerate(readings) if signs.is_paragraph(i)}
    listed: set[int] = set()
    entries: set[int] = set()
    lowest: set[int] = set()
    run, state = list[int](), _OUTSIDE
    for i in range(signs.head, len(readings)):
        reading, finding = readings[i], findings[i]
        if finding is not None and finding.kind == "caption":
            continue  # it says nothing of the lines beside it
        if not _is_open(reading, finding) or reading.block.tokens not in places:
            listed.update(_list_before(reading, finding, run, state, readings, signs))
            behind_button = finding is not None and finding.kind == "promotion" and not finding.opens_list
            run, state = [], _BESIDE if behind_button and state != _OUTSIDE else _OUTSIDE
        elif reading.shape.kind != "prose":
            run.append(i)
            if state == _INSIDE and run == [i] and _introduces(i, reading, signs):
                listed.add(i)
                run, state = [], _INTRODUCED
        else:
            while run and _may_be_title(run, readings, state):
                run.pop()  # what follows may be its story
            listed.update(_list_of(run, readings, signs, state))
            if state == _INSIDE and len(run) <= ENTRY_LINES and _are_names(run, readings):
                entries.update(run)
            lowest.update(run[-1:])
            run, state = [], _INTRODUCED if reading.block.text.rstrip().endswith(":") else _INSIDE
    entries.update(_like(entries, lowest, readings))
    return listed | (entries if _are_entries(entries, readings, signs) else set())


def _introduces(i: int, reading: Reading, signs: PageSigns) -> bool:
    """Return whether line *i*, right behind a sentence, says what follows: "Of his verses all of Hail knows:"."""
    is_long = reading.shape.words >= INTRODUCING_WORDS and reading.block.text.rstrip().endswith(":")
    return is_long and signs.widget_words(i) < FEW_WIDGET_WORDS


def _list_before(
    reading: Reading,
    finding: Finding | None,
    run: list[int],
    state: _State,
    readings: Sequence[Reading],
    signs: PageSigns,
) -> list[int]:
    """Return the lines of the list that stands before the widget of *reading*: all that a sentence introduces; else before
    what begins there, and rows of data before a button."""
    if state == _INTRODUCED and finding is not None:
        return _list_of(run, readings, signs, state)
    is_whole = reading.mark is not None and len(reading.mark.value.split()) >= VALUE_WORDS
    if state == _INSIDE and (_begins(finding) or is_whole):
        return _list_of(run, readings, signs, state)
    is_button = finding is not None and finding.kind == "promotion"
    rows = run[1:] if state == _INSIDE and is_button and len(run) >= LINES else []
    return run if rows and _are_data(rows, readings) else []


def _begins(finding: Finding | None) -> bool:
    """Return whether what was found on a line begins there, and takes nothing from before it: the heading of headlines, and
    the one of an advertisement."""
    if finding is None or finding.rule.startswith(BY_LOOKS):
        return False
    return finding.kind == "advertisement" or (finding.opens_list and finding.kind in LISTS_OF_STORIES)


def _may_be_title(run: Sequence[int], readings: Sequence[Reading], state: _State) -> bool:
    """Return whether the last line of *run*, over a sentence, may be a title. Of lines that are introduced and that all look
    like headlines, verses, it is none."""
    if not _is_headline(readings[run[-1]]):
        return False
    others = [_is_headline(readings[i]) for i in run[:-1]]
    return state != _INTRODUCED or not others or sum(others) <= FEW_HEADLINES * len(others)


def _is_open(reading: Reading, finding: Finding | None) -> bool:
    block = reading.block
    return finding is None and reading.mark is None and block.body and block.link_density < LINKED


def _list_of(
    run: list[int], readings: Sequence[Reading], signs: PageSigns, state: _State
) -> list[int]:
    """Return the lines of the list that *run* is or begins with; none if it is none."""
    if state == _INTRODUCED:
        return run
    lines = _before_poll(run, readings) if state != _OUTSIDE else []
    data = sum(_are_data([i], readings) for i in lines)
    headlines = sum(_is_headline(readings[i]) for i in lines)
    least = DATA_LINES if data == len(lines) else LINES
    is_list = len(lines) >= least and headlines <= FEW_HEADLINES * len(lines)
    is_list = is_list and (state != _BESIDE or 2 * data >= len(lines))
    return lines if is_list and _have_few_widget_words(lines, signs) else []


def _are_data(lines: Sequence[int], readings: Sequence[Reading]) -> bool:
    """Return whether each of *lines* has a figure, or something behind a colon."""
    return all(_DATA.search(readings[i].block.text) for i in lines)


def _before_poll(run: list[int], readings: Sequence[Reading]) -> list[int]:
    """Return the lines of *run* that stand before one question and its answers, and before the heading of these; a quiz asks
    more."""
    texts = [readings[i].block.text for i in run]
    asks = [at for at, text in enumerate(texts) if is_question(text) and ":" not in text]
    answers = run[asks[0] + 1 :] if len(asks) == 1 else []
    if len(answers) < ANSWERS or any(readings[i].shape.words > ANSWER_WORDS for i in answers):
        return run
    before = run[: asks[0]]
    return before if before and _DATA.search(readings[before[-1]].block.text) else before[:-1]


def _like(entries: set[int], lines: set[int], readings: Sequence[Reading]) -> list[int]:
    """Return those of *lines*, each right over a sentence, that are names over *entries*, too, by the word that they open
    with: "Day three", although a box stands before it."""
    first = {fold_words(readings[i].block.text)[:1] for i in entries}
    return [i for i in lines if _are_names([i], readings) and fold_words(readings[i].block.text)[:1] in first]


def _are_names(run: Sequence[int], readings: Sequence[Reading]) -> bool:
    return all(readings[i].shape.words <= ENTRY_WORDS for i in run)


def _are_entries(entries: set[int], readings: Sequence[Reading], signs: PageSigns) -> bool:
    different = {fold_words(readings[i].block.text) for i in entries}
    # Widgets say "day" and "first", too; named alike, "Day one" and "Day two" are no widgets' for that.
    is_series = len({words[:1] for words in different}) == 1
    return len(different) >= ENTRIES and (is_series or _have_few_widget_words(entries, signs))


def _have_few_widget_words(lines: set[int] | Sequence[int], signs: PageSigns) -> bool:
    return sum(map(signs.widget_words, lines)) < FEW_WIDGET_WORDS * len(lines)


def _is_headline(reading: Reading) -> bool:
    shape = reading.shape
    return shape.kind == "headline" and shape.words >= HEADLINE_WORDS and not _DATA.search(reading.block.text)
