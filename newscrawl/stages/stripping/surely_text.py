"""Which lines of a page are article text whatever their signs say, by what stands around them or how they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_in_colon, ends_sentence
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.headline_places import TITLE_TAGS, headline_places
from newscrawl.stages.signs.view import LINKED, PARAGRAPH_WORDS
from newscrawl.stages.stripping.between import FEW_WIDGET_WORDS, between, is_sentence
from newscrawl.stages.stripping.enclosed import enclosed
from newscrawl.stages.stripping.interviews import talks
from newscrawl.stages.stripping.listed import listed
from newscrawl.stages.stripping.numbered import numbered
from newscrawl.stages.stripping.rows import rows
from newscrawl.stages.stripping.weighing import ITS_OWN_KIND
from newscrawl.stages.words.shape import SENTENCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

GOING_ON_WORDS = 5
"""Words from which on a whole sentence that goes on from another is no button ("And more.")."""
BETWEEN = 6
"""Lines from a headline to the first of its story, at most: section, date, byline, buttons."""
DASHED, DASHES = 2, ("- ", "– ", "— ", "• ", "● ", "▪ ", "* ")
"""Lines that make a list, and what they open with."""


def surely_text(
    readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns, rules: LanguageRules
) -> set[int]:
    """Return the positions of the lines that are not judged by their signs; what wording says of them, holds."""
    # Of a language without rules the words of widgets are not known, and a box looks like a list.
    lists = enclosed(readings, findings, signs) if rules.language is not None else set[int]()
    return (
        _longest(readings, signs)
        | _rows(readings, findings, signs)
        | _sub_headings(readings, signs)
        | headlines(readings, signs)
        | listed(readings, signs)
        | _goes_on(readings, signs)
        | _sentences(readings, signs)
        | _paragraphs(readings, signs)
        | between(readings, findings, signs)
        | _dashed(readings, signs)
        | numbered(readings, findings)
        | talks(readings, findings)
        | lists
    )


def _longest(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of what is text whatever its signs say: the longest paragraph, by which the other lines are
    judged; without any paragraph all that the body is marked as."""
    body = [i for i, reading in enumerate(readings) if reading.block.body]
    paragraphs = [i for i in body if signs.is_paragraph(i)]
    return {max(paragraphs, key=lambda i: readings[i].shape.words)} if paragraphs else set(body)


def _is_made_of_widgets(i: int, signs: PageSigns) -> bool:
    """Return whether the words of line *i* are those of widgets."""
    return signs.widget_words(i) >= ITS_OWN_KIND


def _sub_headings(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the headings between two sentences of the article that link nowhere, and are not made of what
    widgets are made of."""
    return {
        i
        for i in range(1, len(readings) - 1)
        if readings[i].block.tag in HEADING_TAGS
        and is_sentence(readings[i - 1])
        and readings[i + 1].shape.kind == "prose"
        and is_sentence(readings[i + 1])
        and not readings[i].block.link_density
        and not _is_made_of_widgets(i, signs)
    }


def headlines(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the headlines of stories that the template of the article made, too: the text stands below, a
    date and buttons between."""
    blocks = [reading.block for reading in readings]
    places = headline_places(blocks, [signs.is_paragraph(i) for i in range(len(blocks))])
    return {
        i
        for i in range(signs.head + 1, len(blocks) - 1)
        if blocks[i].tag in TITLE_TAGS and blocks[i].tokens[1:] in places and _is_over_text(i, blocks)
    }


def _is_over_text(i: int, blocks: Sequence[Block]) -> bool:
    """Return whether article text begins within a few lines below the heading *i*, and no other heading before it."""
    below = blocks[i + 1 : i + 1 + BETWEEN]
    until = next((j for j, block in enumerate(below) if block.body), None)
    return until is not None and not any(block.tag in TITLE_TAGS for block in below[:until])


def _goes_on(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the whole sentences of the body that go on from what is before them ("He added ...")."""
    return {
        i
        for i, reading in enumerate(readings)
        if reading.block.body
        and reading.shape.continues
        and reading.shape.words >= GOING_ON_WORDS
        and ends_sentence(reading.block.text)
        and not _is_made_of_widgets(i, signs)
    }


def _sentences(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the full sentences of the body that are no link and have few words of widgets, however short
    they are for paragraphs."""
    return {
        i
        for i, reading in enumerate(readings)
        if reading.block.body
        and reading.shape.words >= SENTENCE_WORDS
        and reading.block.link_density < LINKED
        and _is_told(reading.block.text)
        and signs.widget_words(i) < FEW_WIDGET_WORDS
    }


def _paragraphs(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the long lines of prose of a text that have few words of widgets, although they end in no full
    stop: of 7,500 such lines of the sets, text that was stuck together aside, three were a widget's."""
    return {
        i
        for i, reading in enumerate(readings)
        if not reading.block.tokens
        and reading.shape.kind == "prose"
        and reading.shape.words >= PARAGRAPH_WORDS
        and signs.widget_words(i) < FEW_WIDGET_WORDS
    }


def _is_told(text: str) -> bool:
    """Return whether *text* ends as a sentence does, or as one that says what follows."""
    return ends_sentence(text) or ends_in_colon(text)


def _dashed(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the lines of a list or a talk of the article: they open with a dash or a dot, link nowhere, and
    stand in the element of its paragraphs, which a list of headlines does not."""
    paragraphs = [i for i in range(len(readings)) if signs.is_paragraph(i)]
    around = {readings[i].block.tokens for i in paragraphs} - {()}
    body = [i for i, reading in enumerate(readings) if reading.block.body]
    begin, end = (paragraphs[0], body[-1] + 1) if paragraphs else (0, 0)
    found = {
        i
        for i in range(begin, end)
        if readings[i].block.text.startswith(DASHES)
        and readings[i].block.tokens in around
        and not readings[i].block.link_density
        and not _is_made_of_widgets(i, signs)
    }
    return found if len(found) >= DASHED else set()


def _rows(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of the rows of data in the article of the page."""
    paragraphs = (readings[i].block for i in range(len(readings)) if signs.is_paragraph(i))
    return rows(readings, findings, frozenset(block.tokens for block in paragraphs))
