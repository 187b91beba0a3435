"""Boxes in the middle of an article, known by their element: paragraphs stand before and behind it, in another one.

What stands in such an element belongs together. A headline that is a link, with a sentence below it, offers another
story, however much that is about; what is left of a poll whose answers and buttons were cut goes with them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import is_question
from newscrawl.stages.dom.display import LINE_TAGS
from newscrawl.stages.lines.headline_places import TITLE_TAGS
from newscrawl.stages.lines.reading import BY_LOOKS, HEAD_KINDS, Finding
from newscrawl.stages.stripping.list_entries import DESCRIPTION_WORDS, LINKED, LISTS_OF_STORIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.stages.lines.reading import Reading

MOST_BOXES = 2
"""Boxes alike; more are the entries of an article that is a list."""
MOST_SENTENCES = 2
"""Paragraphs below the headline of a box."""
CUT_LINES = 2
"""Lines of a box that were cut, from which on what is left of it is no sub-heading with a button beside it."""

_Place = tuple[str, ...]


def rest_of_boxes(
    readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> Iterator[tuple[int, Finding]]:
    """Yield the positions of lines in boxes that *findings* leave, each with what it is."""
    boxes = _boxes(readings)
    alike = Counter(place for place, _ in boxes)
    for place, lines in boxes:
        if alike[place] <= MOST_BOXES:
            yield from (
                _teaser(lines, readings, findings)
                or _headlines(lines, readings, findings)
                or _remainder(lines, readings, findings)
            )


def _boxes(readings: Sequence[Reading]) -> list[tuple[_Place, list[int]]]:
    """Return the runs of lines between two paragraphs of the article that stand in other elements, each with the first of
    these and the positions of its lines."""
    own = [i for i, r in enumerate(readings) if r.shape.kind == "prose" and r.block.body and r.block.tokens]
    if not own:
        return []
    text = Counter(_place(readings[i]) for i in own).most_common(1)[0][0]
    inside = [i for i in own if _place(readings[i]) == text]
    between = range(inside[0] + 1, inside[-1])
    runs = groupby(between, key=lambda i: _is_apart(_place(readings[i]), text))
    return [
        (_place(readings[lines[0]]), lines) for is_apart, run in runs if is_apart and (lines := list(run))
    ]


def _place(reading: Reading) -> _Place:
    """Return the names of the element that the line stands in, its own left out where that is a line's."""
    tokens = reading.block.tokens
    return tokens[1:] if tokens and tokens[0] in LINE_TAGS else tokens


def _is_apart(place: _Place, text: _Place) -> bool:
    """Return whether the element at *place* is another than that of the paragraphs, at *text*, and none around it."""
    return bool(place) and not _is_in(text, place)


def _is_in(inner: _Place, outer: _Place) -> bool:
    """Return whether the element at *inner* is that at *outer*, or stands in it."""
    return inner[-len(outer) :] == outer


def _teaser(
    lines: Sequence[int], readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> list[tuple[int, Finding]]:
    """Return what is left of a box that offers one story: the linked headline, and the sentences below it."""
    sentences = [i for i in lines if readings[i].shape.kind == "prose"]
    others = [i for i in lines if readings[i].shape.kind != "prose"]
    headlines = [i for i in others if _is_headline(readings[i], findings[i])]
    if (
        not 0 < len(sentences) <= MOST_SENTENCES
        or len(headlines) != 1
        or headlines[0] > sentences[0]
        or not all(_describes(readings[i], readings[headlines[0]]) for i in sentences)
        or any(findings[i] is None for i in others if i not in headlines)
    ):
        return []
    headline = (headlines[0], Finding(kind="related", rule="place-box-inside"))
    described = Finding(kind="related", rule="place-describes-headline")
    return [headline, *((i, described) for i in sentences if findings[i] is None)]


def _describes(sentence: Reading, headline: Reading) -> bool:
    """Return whether *sentence* is short, and stands in one element with *headline*."""
    return sentence.shape.words <= DESCRIPTION_WORDS and _is_in(_place(sentence), _place(headline))


def _is_headline(reading: Reading, finding: Finding | None) -> bool:
    is_offered = finding is None or finding.kind in LISTS_OF_STORIES
    return is_offered and reading.shape.kind == "headline" and reading.block.link_density > LINKED


def _headlines(
    lines: Sequence[int], readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> list[tuple[int, Finding]]:
    """Return what is left of a box in which there is nothing else than linked headlines and what was cut."""
    left = [i for i in lines if findings[i] is None]
    if not all(_is_headline(readings[i], None) for i in left):
        return []
    return [(i, Finding(kind="related", rule="place-box-inside")) for i in left]


def _is_question(reading: Reading, finding: Finding) -> bool:
    """Return whether a line asks, as a poll does, that was found to be a headline by nothing but its looks."""
    return is_question(reading.block.text) and finding.offer and finding.rule.startswith(BY_LOOKS)


def _remainder(
    lines: Sequence[int], readings: Sequence[Reading], findings: Sequence[Finding | None]
) -> list[tuple[int, Finding]]:
    """Return the one line that is left of a box, if it is no paragraph, with the credits in it. A headline over nothing but a
    byline and a date is that of a story, whatever stands before it."""
    left = [i for i in lines if (found := findings[i]) is None or _is_question(readings[i], found)]
    cut = [found for i in lines if (found := findings[i]) is not None and not found.offer]
    if len(left) != 1 or len(cut) < CUT_LINES or readings[left[0]].shape.kind == "prose":
        return []
    behind = [found for i in lines if i > left[0] and (found := findings[i]) is not None]
    heads = behind if readings[left[0]].block.tag in TITLE_TAGS else cut
    if all(found.kind in HEAD_KINDS for found in heads):
        return []
    # An answer of a poll ("Social media") credits nobody, and no widget in the middle ends the article.
    credits_in_box = ((i, found) for i in lines if (found := findings[i]) and found.kind in HEAD_KINDS)
    return [
        (left[0], Finding(kind="other", rule="place-box-inside")),
        *((i, replace(found, kind="other")) for i, found in credits_in_box),
    ]
