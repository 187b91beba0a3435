"""Which lines belong to the heading of a list: the headlines under "Read also", the tags, the name under its label."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_in_colon, ends_sentence, is_question
from newscrawl.stages.dates import has_date, is_date_line, is_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind
    from newscrawl.stages.lines.reading import Finding, Reading

LISTS_OF_STORIES = frozenset({"related", "most_read"})
"""Kinds of headings whose entries are headlines."""
MENU_LINE = "structure-menu-line"
"""Rule of a line of short links: the menu, but for one under a label of tags."""
LONGEST_LIST = 40
"""Lines that one heading can claim; the longest "most read" boxes seen have 30."""
LINKED = 0.5
"""Share of link letters from which an entry is a link; the rest is its date or its section."""
DESCRIPTION_WORDS = 40
"""The sentence under a headline in a box; the longest seen has 31 words."""
BULLETS = 2
"""Lines with bullets that make a list of the article's own behind headlines without."""
KEYWORD_WORDS = 5
"""Words of a tag that stands on a line of its own."""
HEADING_WORDS = 3
"""Words from which on a line behind tags may be the heading of headlines that follow it."""
MAX_TAGS = 40
"""Tags on one line."""
_TAG_DIVIDER = re.compile(r"[،,؛;|•·/#]|\s[-–—]\s")
_COUNTED = re.compile(r"\s* [(\[]? (?: \d{1,2} | [^\W\d_] ) \s? [.)\]–-]", re.VERBOSE)
NAME_WORDS = 6
"""Words of a source or an author under its label, with a title before the name or a city behind it."""


def entries_under(
    kind: Kind,
    heading: int,
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    text_place: tuple[str, ...],
) -> list[int]:
    """Return the positions of the entries of the list that the heading of *kind* at *heading* opens."""
    followers: list[int] = []
    for i in range(heading + 1, min(len(readings), heading + 1 + LONGEST_LIST)):
        finding = findings[i]
        if kind == "keywords" and not followers and finding is not None and finding.rule == MENU_LINE:
            return [i]
        if kind == "keywords" and not followers and _is_tag_by_name(i, readings, findings):
            followers.append(i)
            continue
        if finding is not None and not (finding.offer and kind in LISTS_OF_STORIES):
            break
        if followers and kind in LISTS_OF_STORIES and _is_own(i, readings, followers):
            break
        if followers and _is_back(readings[i], readings[heading], readings[followers[0]], text_place):
            break
        fits = finding is not None or _fits(kind, readings[i], following=bool(followers))
        if not fits and not (followers and _describes(i, readings, text_place)):
            break
        followers.append(i)
        if kind == "keywords" and _lists_tags(readings[i].block.text):
            break  # all of them stand on one line
    if kind == "keywords" and len(followers) > 1 and _heads_headlines(followers[-1], readings, findings):
        followers.pop()
    return followers


def _is_tag_by_name(i: int, readings: Sequence[Reading], findings: Sequence[Finding | None]) -> bool:
    """Return whether line *i*, the first under a label of tags, is called like a widget ("Email") but is a tag: another
    follows it that is called like none."""
    after = i + 1
    return (
        findings[i] is not None
        and readings[i].shape.words <= KEYWORD_WORDS
        and after < len(readings)
        and findings[after] is None
        and _fits("keywords", readings[after], following=True)
    )


def _is_back(reading: Reading, heading: Reading, first: Reading, text_place: tuple[str, ...]) -> bool:
    """Return whether *reading*, no link, stands outside of the element that holds *heading* and the *first* entry of its list,
    or where the paragraphs do while that entry stands in an element of its own: the list is over, and a table or a
    sub-heading of the article follows."""
    own, label, entry = (read.block.tokens[1:] for read in (reading, heading, first))
    back = bool(text_place) and own == text_place != entry
    return not reading.block.link_density and (back or _shared(label, own) < _shared(label, entry))


def _is_own(i: int, readings: Sequence[Reading], entries: Sequence[int]) -> bool:
    """Return whether line *i*, behind the *entries* of a list of headlines, is of the article: it says what follows, counts
    where they do not, or asks what the paragraph or the bullets below answer. None of 1,100 lines of such lists
    does."""
    text, others = readings[i].block.text, [readings[j].block.text for j in entries]
    has_bullets = any(readings[j].shape.bullet for j in entries)
    if ends_in_colon(text):
        return True
    if _COUNTED.match(text) is not None:
        return not any(map(_COUNTED.match, others))
    is_over_text = i + 1 < len(readings) and readings[i + 1].shape.kind == "prose"
    is_over_text = is_over_text or (not has_bullets and _opens_bullets(i + 1, readings))
    return is_over_text and is_question(text) and not any(map(is_question, others))


def _opens_bullets(i: int, readings: Sequence[Reading]) -> bool:
    """Return whether a list with bullets begins at line *i* behind which the article goes on."""
    end = next((j for j in range(i, len(readings)) if not readings[j].shape.bullet), len(readings))
    return end - i >= BULLETS and end < len(readings) and readings[end].shape.kind == "prose"


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many elements around both there are, as far as their tokens tell."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _heads_headlines(i: int, readings: Sequence[Reading], findings: Sequence[Finding | None]) -> bool:
    """Return whether line *i*, short as a tag, is the heading of what follows the tags: headlines."""
    if ends_in_colon(readings[i].block.text):
        return True
    after = readings[i + 1] if i + 1 < len(readings) else None
    return (
        after is not None
        and readings[i].shape.words >= HEADING_WORDS
        and (after.shape.kind == "headline" and after.shape.words > KEYWORD_WORDS)
        and ((finding := findings[i + 1]) is None or finding.offer)
    )


def place_of_text(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the place (element tokens) in which most paragraphs stand."""
    places = Counter(
        reading.block.tokens[1:]
        for reading in readings
        if reading.shape.kind == "prose" and reading.block.body
    )
    return places.most_common(1)[0][0] if places else ()


def _describes(i: int, readings: Sequence[Reading], text_place: tuple[str, ...]) -> bool:
    """Return whether block *i* describes the headline before it: one sentence in the same element, which
    is not where the paragraphs stand, and the paragraphs go on behind it."""
    place = readings[i].block.tokens[1:]
    after = readings[i + 1] if i + 1 < len(readings) else None
    return (
        bool(place)
        and place == readings[i - 1].block.tokens[1:]
        and place != text_place
        and readings[i].shape.words <= DESCRIPTION_WORDS
        and (after is None or after.block.tokens[1:] == text_place)
    )


def _fits(kind: Kind, reading: Reading, *, following: bool) -> bool:
    """Return whether the block can be an entry of a list under a heading of *kind*."""
    shape = reading.shape
    if kind in LISTS_OF_STORIES:
        if reading.block.tag in {"h1", "h2"} and following:
            return False  # a heading after entries opens something else
        text = reading.block.text
        if (" | " in text and has_date(text)) or (is_dateline(text) and not is_date_line(text)):
            return False  # the story's own
        return shape.kind == "headline" or (
            shape.kind != "prose"
            and (
                reading.block.link_density > LINKED
                or (shape.bullet and not ends_sentence(reading.block.text))
            )
        )
    if kind == "keywords":
        return shape.kind != "prose" and (
            0 < shape.words <= KEYWORD_WORDS or (not following and _lists_tags(reading.block.text))
        )
    if kind in {"source", "author"}:
        return (
            not following and 0 < shape.words <= NAME_WORDS and shape.kind != "prose" and reading.mark is None
        )
    return False


def _lists_tags(text: str) -> bool:
    """Return whether *text* is a list of tags on one line."""
    tags = [tag.split() for tag in _TAG_DIVIDER.split(text) if tag.strip()]
    return 1 < len(tags) <= MAX_TAGS and max(map(len, tags)) <= KEYWORD_WORDS and not ends_sentence(text)
