"""Whether short lines in a row are a list of the article's own, and which are names over its entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import is_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Reading
    from newscrawl.stages.signs import PageSigns

LINES, DATA_LINES = 3, 2
"""Lines that make a list; fewer may be a heading and its headline, if not all are data."""
HEADLINE_WORDS = 6
"""Words from which on a line without figures and colons may be a headline."""
FEW_HEADLINES = 0.25
"""Share of the lines of a list that may look like headlines."""
FEW_WIDGET_WORDS = 0.5
"""Share of the words of a list that may be those of widgets, on the average of its lines. Such words are common ones too
("hours", "contact"), so that a single line says little."""
ENTRY_WORDS = 4
"""Words of the name of an entry at most ("Aries", "Article 7", "Suad, market square")."""
ENTRIES = 3
"""Entries that make a series; one or two may be the heading of a box."""
ANSWERS, ANSWER_WORDS = 2, 4
"""Answers of a poll at least, and words of each."""

_DATA = re.compile(r"\d|:.")

State = Literal["outside", "inside", "introduced"]
OUTSIDE: State = "outside"
INSIDE: State = "inside"
INTRODUCED: State = "introduced"
"""Where a line stands: nowhere in the article; behind a sentence of it; behind one with a colon at its end."""


def list_of(run: list[int], readings: Sequence[Reading], signs: PageSigns, state: State) -> list[int]:
    """Return the lines of the list that *run* is or begins with; none if it is none."""
    if state == INTRODUCED:
        return run
    lines = _before_poll(run, readings) if state != OUTSIDE else []
    data = sum(_is_data(readings[i]) for i in lines)
    headlines = sum(is_headline(readings[i]) for i in lines)
    least = DATA_LINES if data == len(lines) else LINES
    is_list = len(lines) >= least and headlines <= FEW_HEADLINES * len(lines)
    return lines if is_list and _have_few_widget_words(lines, signs) else []


def are_data(lines: Sequence[int], readings: Sequence[Reading]) -> bool:
    """Return whether each of *lines* has a figure, or something behind a colon."""
    return all(_is_data(readings[i]) for i in lines)


def _is_data(reading: Reading) -> bool:
    return _DATA.search(reading.block.text) is not None


def _before_poll(run: list[int], readings: Sequence[Reading]) -> list[int]:
    """Return the lines of *run* that stand before one question and its answers, and before the heading of these; a quiz asks
    more."""
    texts = [readings[i].block.text for i in run]
    asks = [at for at, text in enumerate(texts) if is_question(text) and ":" not in text]
    answers = run[asks[0] + 1 :] if len(asks) == 1 else []
    if len(answers) < ANSWERS or any(readings[i].shape.words > ANSWER_WORDS for i in answers):
        return run
    before = run[: asks[0]]
    return before if before and _is_data(readings[before[-1]]) else before[:-1]


def like(entries: set[int], lines: set[int], readings: Sequence[Reading]) -> list[int]:
    """Return those of *lines*, each right over a sentence, that are names over *entries*, too, by the word that they open
    with: "Day three", although a box stands before it."""
    first = {fold_words(readings[i].block.text)[:1] for i in entries}
    return [i for i in lines if are_names([i], readings) and fold_words(readings[i].block.text)[:1] in first]


def are_names(run: Sequence[int], readings: Sequence[Reading]) -> bool:
    """Return whether each line of *run* is as short as the name of an entry."""
    return all(readings[i].shape.words <= ENTRY_WORDS for i in run)


def are_entries(entries: set[int], readings: Sequence[Reading], signs: PageSigns) -> bool:
    """Return whether the names *entries* are some, and no widgets'."""
    different = {fold_words(readings[i].block.text) for i in entries}
    # Widgets say "day" and "first", too; named alike, "Day one" and "Day two" are no widgets' for that.
    is_series = len({words[:1] for words in different}) == 1
    return len(different) >= ENTRIES and (is_series or _have_few_widget_words(entries, signs))


def _have_few_widget_words(lines: set[int] | Sequence[int], signs: PageSigns) -> bool:
    return sum(map(signs.widget_words, lines)) < FEW_WIDGET_WORDS * len(lines)


def is_headline(reading: Reading) -> bool:
    """Return whether the line of *reading* may be a headline: it is long enough for one, and no data."""
    shape = reading.shape
    return shape.kind == "headline" and shape.words >= HEADLINE_WORDS and not _is_data(reading)
