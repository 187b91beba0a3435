"""What a block is by its neighbours: the lines that belong to a widget's heading.

"Read also" alone on its line may be followed by one headline, by a list of them, by a headline and its
description, or by a whole story. The headlines are marked as offers here; what the text after them
makes of them is decided in :mod:`newscrawl.stages.splitting.seams`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.lines.reading import Finding, Reading
from newscrawl.stages.stripping.said_again import said_again
from newscrawl.stages.stripping.small_print import small_print
from newscrawl.stages.words.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind
    from newscrawl.rules import Words

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
KEYWORD_WORDS = 5
"""Words of a tag that stands on a line of its own."""
HEADING_WORDS = 3
"""Words from which on a line behind tags may be the heading of headlines that follow it."""
MAX_TAGS = 40
"""Tags on one line."""
_TAG_DIVIDER = re.compile(r"[،,؛;|•·/#]|\s[-–—]\s")
NAME_WORDS = 6
"""Words of a source or an author under its label, with a title before the name or a city behind it."""
MAX_TEASERS = 20
"""Headlines glued to sentences that are looked into; each is held against the whole page."""
TEASER_TERMS = 5
"""Different terms of a teaser's sentence: with fewer, another paragraph may hold them by chance."""
TEASER_SHARE = 0.8
"""Share of the weight of a teaser's sentence that another paragraph must hold."""
CLOSING_RUN = 3
"""Headline-shaped lines in a row, at the very end, that make a list without any heading."""


def with_neighbours(
    readings: Sequence[Reading], findings: Sequence[Finding | None], language: str, words: Words
) -> list[Finding | None]:
    """Return *findings* with the blocks added that a look at their neighbours finds; *words* are the tables of the
    page's language."""
    result = list(findings)
    text_place = _text_place(readings)
    last = max(
        (i for i, r in enumerate(readings) if r.shape.kind == "prose" and findings[i] is None), default=0
    )
    for i, finding in enumerate(findings):
        if finding is not None and finding.opens_list:
            for j in _followers(finding.kind, i, readings, result, text_place):
                found = result[j]
                is_open = found is None or found.rule == MENU_LINE
                result[j] = _belongs(finding.kind, readings[j], inside=j < last) if is_open else found
    for i in _repeated_teasers(readings, result, language):
        result[i] = result[i + 1] = Finding(kind="related", rule="place-repeated-teaser")
    for i in said_again(readings):
        result[i] = result[i] or Finding(kind="repeated", rule="place-said-again")
    for i in small_print(readings, result, text_place, words):
        result[i] = Finding(kind="disclaimer", rule="place-small-print")
    for i in _closing_run(readings, result):
        result[i] = result[i] or Finding(kind="related", rule="place-closing-list", offer=True)
    return result


def _belongs(kind: Kind, reading: Reading, *, inside: bool) -> Finding:
    """Return what an entry under a heading of *kind* is; a headline *inside* the article may be a story's
    title."""
    lists_stories = kind in LISTS_OF_STORIES
    if lists_stories and reading.shape.kind == "prose":
        return Finding(kind=kind, rule="place-describes-headline")
    return Finding(kind=kind, rule=f"place-after-{kind.replace('_', '-')}", offer=lists_stories and inside)


def _followers(
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
        if finding is not None and not (finding.offer and kind in LISTS_OF_STORIES):
            break
        if followers and _is_back(readings[i], readings[followers[0]], text_place):
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


def _is_back(reading: Reading, first: Reading, text_place: tuple[str, ...]) -> bool:
    """Return whether *reading*, no link, stands where the paragraphs do while the *first* entry of the list stands in an
    element of its own: the list is over, and a sub-heading of the article follows."""
    own, entry = reading.block.tokens[1:], first.block.tokens[1:]
    return bool(text_place) and own == text_place != entry and not reading.block.link_density


def _heads_headlines(i: int, readings: Sequence[Reading], findings: Sequence[Finding | None]) -> bool:
    """Return whether line *i*, short as a tag, is the heading of what follows the tags: headlines."""
    if readings[i].block.text.rstrip().endswith(":"):
        return True
    after = readings[i + 1] if i + 1 < len(readings) else None
    return (
        after is not None
        and readings[i].shape.words >= HEADING_WORDS
        and (after.shape.kind == "headline" and after.shape.words > KEYWORD_WORDS)
        and ((finding := findings[i + 1]) is None or finding.offer)
    )


def _text_place(readings: Sequence[Reading]) -> tuple[str, ...]:
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


def _closing_run(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> list[int]:
    """Return the positions of a bulleted or linked run of headlines that ends the article text."""
    run: list[int] = []
    for i in range(len(readings) - 1, -1, -1):
        finding, reading = findings[i], readings[i]
        if finding is not None and not finding.offer:
            continue
        offered = finding is not None or reading.block.role == "offer"
        if reading.shape.kind != "headline" or not (
            offered or reading.shape.bullet or reading.block.link_density > LINKED
        ):
            break
        run.append(i)
    return run if len(run) >= CLOSING_RUN else []


def _repeated_teasers(
    readings: Sequence[Reading], findings: Sequence[Finding | None], language: str
) -> list[int]:
    """Return the positions of headlines that were glued to a sentence which the article says again: the
    teaser of another story on the same event, in the middle of this one."""
    glued = (
        i
        for i in range(len(readings) - 1)
        if findings[i] is None
        and findings[i + 1] is None
        and readings[i].block.index == readings[i + 1].block.index
        and readings[i].shape.kind == "headline"
        and readings[i].block.role == "text"
    )
    return [i for i in islice(glued, MAX_TEASERS) if _is_said_again(i + 1, readings, language)]


def _is_said_again(i: int, readings: Sequence[Reading], language: str) -> bool:
    own = terms(readings[i].block.text, language)
    return len(own) >= TEASER_TERMS and any(
        overlap(own, terms(other.block.text, language)) >= TEASER_SHARE
        for j, other in enumerate(readings)
        if j != i and other.shape.kind == "prose"
    )
