"""Short lines that stand between the sentences of an article: a list, a recipe, a table that lost its rows, the entries of a
guide or of a horoscope.

Alone on a page nobody doubts them; with one widget on the page each short line is a suspect. What tells them from the boxes
inside articles is what those are made of: a box whose words no rule knows is a heading and headlines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import is_question
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.signs.view import LINKED
from newscrawl.stages.stripping.list_entries import LISTS_OF_STORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

LINES = 3
"""Lines that make a list; fewer may be a heading and its headline."""
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


def enclosed(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of the lines of lists that the article holds, and of the names over its entries, each with
    sentences behind it. Lines behind a known widget, before one that does not begin there, or in other elements than the
    paragraphs, are none of them."""
    places = {reading.block.tokens for i, reading in enumerate(readings) if signs.is_paragraph(i)}
    listed: set[int] = set()
    entries: set[int] = set()
    lowest: set[int] = set()
    run: list[int] = []
    inside = False
    for i in range(signs.head, len(readings)):
        finding = findings[i]
        if finding is not None and finding.kind == "caption":
            continue  # it says nothing of the lines beside it
        if not _is_open(readings[i], finding) or readings[i].block.tokens not in places:
            if inside and _begins(finding):
                listed.update(_list_of(run, readings, signs))
            inside, run = False, []
        elif readings[i].shape.kind != "prose":
            run.append(i)
        else:
            while run and _is_headline(readings[run[-1]]):
                run.pop()  # what follows may be its story
            if inside:
                listed.update(_list_of(run, readings, signs))
            if inside and len(run) <= ENTRY_LINES and _are_names(run, readings):
                entries.update(run)
            lowest.update(run[-1:])
            inside, run = True, []
    entries.update(_like(entries, lowest, readings))
    return listed | (entries if _are_entries(entries, readings, signs) else set())


def _begins(finding: Finding | None) -> bool:
    """Return whether what was found on a line begins there, and takes nothing from before it: the heading of headlines, and
    the one of an advertisement."""
    if finding is None or finding.rule.startswith(BY_LOOKS):
        return False
    return finding.kind == "advertisement" or (finding.opens_list and finding.kind in LISTS_OF_STORIES)


def _is_open(reading: Reading, finding: Finding | None) -> bool:
    block = reading.block
    return finding is None and reading.mark is None and block.body and block.link_density < LINKED


def _list_of(run: list[int], readings: Sequence[Reading], signs: PageSigns) -> list[int]:
    """Return the lines of the list that *run* is or begins with; none if it is none."""
    lines = _before_poll(run, readings)
    headlines = sum(_is_headline(readings[i]) for i in lines)
    is_list = len(lines) >= LINES and headlines <= FEW_HEADLINES * len(lines)
    return lines if is_list and _have_few_widget_words(lines, signs) else []


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
