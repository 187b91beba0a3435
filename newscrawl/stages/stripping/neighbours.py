"""What a block is by its neighbours: the lines that belong to a widget's heading.

"Read also" alone on its line may be followed by one headline, by a list of them, by a headline and its
description (:mod:`newscrawl.stages.stripping.list_entries`), or by a whole story. The headlines are marked as offers here;
what the text after them makes of them is decided in :mod:`newscrawl.stages.splitting.seams`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.stages.lines.reading import Finding, Reading
from newscrawl.stages.stripping.list_entries import (
    LINKED,
    LISTS_OF_STORIES,
    entries_under,
    place_of_text,
)
from newscrawl.stages.stripping.polls import polls
from newscrawl.stages.stripping.said_again import said_again
from newscrawl.stages.stripping.small_print import small_print
from newscrawl.stages.words.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind
    from newscrawl.rules import Words

MAX_TEASERS = 20
"""Headlines glued to sentences that are looked into; each is held against the whole page."""
TEASER_TERMS = 5
"""Different terms of a teaser's sentence: with fewer, another paragraph may hold them by chance."""
TEASER_SHARE = 0.8
"""Share of the weight of a teaser's sentence that another paragraph must hold."""
CLOSING_RUN = 3
"""Headline-shaped lines in a row, at the very end, that make a list without any heading."""


def with_neighbours(
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    language: str,
    words: Words,
    taken: frozenset[int] = frozenset(),
) -> list[Finding | None]:
    """Return *findings* with the blocks added that a look at their neighbours finds; *words* are the tables of the
    page's language, *taken* the indices of the lists that the template of its site has cut already."""
    result = list(findings)
    text_place = place_of_text(readings)
    last = max(
        (i for i, r in enumerate(readings) if r.shape.kind == "prose" and findings[i] is None), default=0
    )
    for i, finding in enumerate(findings):
        if finding is not None and finding.opens_list and not _has_lost_its_list(i, readings, taken):
            for j in entries_under(finding.kind, i, readings, result, text_place):
                found = result[j]
                is_open = found is None or not found.offer
                result[j] = _belongs(finding.kind, readings[j], inside=j < last) if is_open else found
    for i in _repeated_teasers(readings, result, language):
        result[i] = result[i + 1] = Finding(kind="related", rule="place-repeated-teaser")
    for i in said_again(readings):
        result[i] = result[i] or Finding(kind="repeated", rule="place-said-again")
    for i in small_print(readings, result, text_place, words):
        result[i] = Finding(kind="disclaimer", rule="place-small-print")
    for i in polls(readings, result, words):
        result[i] = Finding(kind="promotion", rule="place-poll")
    for i in _closing_run(readings, result):
        result[i] = result[i] or Finding(kind="related", rule="place-closing-list", offer=True)
    return result


def _has_lost_its_list(heading: int, readings: Sequence[Reading], taken: frozenset[int]) -> bool:
    """Return whether a list stood between the *heading* and the next line that there is."""
    if heading + 1 == len(readings):
        return False
    between = range(readings[heading].block.index + 1, readings[heading + 1].block.index)
    return not taken.isdisjoint(between)


def _belongs(kind: Kind, reading: Reading, *, inside: bool) -> Finding:
    """Return what an entry under a heading of *kind* is; a headline *inside* the article may be a story's
    title."""
    lists_stories = kind in LISTS_OF_STORIES
    if lists_stories and reading.shape.kind == "prose":
        return Finding(kind=kind, rule="place-describes-headline")
    return Finding(kind=kind, rule=f"place-after-{kind.replace('_', '-')}", offer=lists_stories and inside)


def _closing_run(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> list[int]:
    """Return the positions of a bulleted or linked run of headlines that ends the article text. What stands over a label
    is no part of the list below it, and may be a list of the article's own."""
    run: list[int] = []
    for i in range(len(readings) - 1, -1, -1):
        finding, reading = findings[i], readings[i]
        if finding is not None and finding.opens_list:
            break
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
