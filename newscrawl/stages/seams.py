"""Where another story begins on a page: the places that could be a seam, and the evidence for each.

A page appends stories after "read also" and a title, after a bare title, after a rule line, or with
nothing in between. At each such place the text before and the text after are held against each other;
the evidence is summed, and a place with a positive sum is a seam.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.stages.places import TITLE_MIN_WORDS
from newscrawl.stages.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Removed
    from newscrawl.stages.places import Place, Sort
    from newscrawl.stages.shape import Shape

NEAR_BLOCKS, FAR_BLOCKS = 3, 8
"""Paragraphs on each side of a place that are held against the other side."""

# The weights are log-odds: fitted by logistic regression on 7,500 places of composed pages, real pages with
# inline boxes and clean articles, then rounded, so that no weight hangs on a single page.
PRIOR: dict[Sort, float] = {"offer": -2.1, "title": -3.0, "rule": -1.2, "none": -4.4}
"""How likely a place of each sort is a seam before anything else is known."""
TITLE_FITS_AFTER = 2.3
"""Weight of the share of the title's terms that the text after it takes up (0..1)."""
TITLE_FITS_BEFORE = -0.8
"""Weight of the share of the title's terms that the text before it had: a sub-heading has them."""
SUBJECT_CHANGES = 2.6
"""Weight of the change of subject, ``-ln(shared / SAME_SUBJECT)``."""
SAME_SUBJECT = 0.12
"""Share of weighted terms that two adjoining passages have in common, where it says nothing: 9 of 10
passages of one story have more; 9 of 10 pairs of unrelated stories have less (2,998 and 166 measured)."""
SMOOTHING = 0.02
"""Added to the share: of short passages a share of 0 is no proof."""
SUBJECT_BOUND = 1.5
"""The change of subject counts at most this much either way."""
ARTICLE_ENDED = 3.5
"""A source line, tags, a copyright line just before the place: the article before it is over."""
CONTINUES = -1.8
"""The text after opens as a sentence that continues a story: "He added", "وأضاف"."""
OPENS_ANEW = 3.0
"""Paragraphs before and after the place go on from one another ("وقال", "كما"), this one does not: of 5,600
paragraphs inside Arabic stories 95 stand so."""
JOINED_SHARE = 0.75
JOINED_MIN = 2
"""Share of paragraphs that go on, on each side, and how many there must be."""
SEVERAL_OFFERS = -0.4
"""A list of headlines is read-also material more often than a title."""
SUB_HEADINGS = -2.5
"""The page has ``MANY_HEADINGS`` headings of the same element: a list of products, a report in chapters."""
MANY_HEADINGS = 3
HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
MIN_TERMS = (40, 30)
"""Different terms that a story has at least, before and after a seam: three sentences. With fewer, shared
terms say nothing; the smallest of 205 stories in the sets has 45 and 39."""
SHORT_TITLE = -1.5
"""A bare line of fewer than ``TITLE_MIN_WORDS`` words is a sub-heading: 142 of 143 measured are."""
ENDING_KINDS = frozenset({"source", "keywords", "share", "copyright", "comments", "short_link"})


def weigh(
    place: Place,
    start: int,
    blocks: Sequence[Block],
    shapes: Sequence[Shape],
    removed: Sequence[Removed],
    language: str,
) -> dict[str, float]:
    """Return the evidence that another story begins at *place*, where the present one began at *start*:
    each kind's weight; the sum is positive for a seam."""
    before = [block for block in blocks[start : place.first] if block.role != "offer"]
    after = [block for block in blocks[place.body :] if block.role != "offer"]
    passage = _terms(before, language)
    if len(passage) < MIN_TERMS[0] or len(_terms(after[:FAR_BLOCKS], language)) < MIN_TERMS[1]:
        return {"too short": -math.inf}
    title = terms(blocks[place.title].text, language) if place.title is not None else {}
    return {
        "prior": PRIOR[place.sort],
        "title fits after": TITLE_FITS_AFTER * overlap(title, _terms(after[:NEAR_BLOCKS], language)),
        "title fits before": TITLE_FITS_BEFORE * overlap(title, passage),
        "subject changes": SUBJECT_CHANGES * _change(before, after, language),
        "article ended": ARTICLE_ENDED if _ended(place, blocks, removed) else 0.0,
        "continues": CONTINUES if shapes[place.body].continues else 0.0,
        "opens anew": OPENS_ANEW if _opens_anew(place, start, blocks, shapes) else 0.0,
        "sub-headings": SUB_HEADINGS if _is_one_of_many(place, blocks) else 0.0,
        "short title": SHORT_TITLE if _has_short_title(place, shapes) else 0.0,
        "several offers": SEVERAL_OFFERS if place.title is not None and place.title > place.first else 0.0,
    }


def _opens_anew(place: Place, start: int, blocks: Sequence[Block], shapes: Sequence[Shape]) -> bool:
    """Return whether an opening paragraph stands among paragraphs that go on from one another."""
    if place.sort != "none" or shapes[place.body].continues:
        return False
    sides = (
        range(start + 1, place.first),
        range(place.body + 1, min(len(blocks), place.body + 1 + NEAR_BLOCKS)),
    )
    joined = [
        [shapes[i].continues for i in side if shapes[i].kind == "prose" and blocks[i].role != "offer"]
        for side in sides
    ]
    return all(len(side) >= JOINED_MIN and sum(side) >= JOINED_SHARE * len(side) for side in joined)


def _has_short_title(place: Place, shapes: Sequence[Shape]) -> bool:
    return place.sort == "title" and place.title is not None and shapes[place.title].words < TITLE_MIN_WORDS


def _is_one_of_many(place: Place, blocks: Sequence[Block]) -> bool:
    """Return whether the title at *place* is one of many headings alike."""
    if place.title is None or blocks[place.title].tag not in HEADING_TAGS:
        return False
    return sum(block.tag == blocks[place.title].tag for block in blocks) >= MANY_HEADINGS


def _change(before: Sequence[Block], after: Sequence[Block], language: str) -> float:
    """Return how much the subject changes between two passages, -``SUBJECT_BOUND``..``SUBJECT_BOUND``."""
    story, rest = _terms(before, language), _terms(after[:FAR_BLOCKS], language)
    shared = (
        overlap(_terms(after[:NEAR_BLOCKS], language), story)
        + overlap(rest, story)
        + overlap(_terms(before[-NEAR_BLOCKS:], language), rest)
    ) / 3
    change = -math.log((shared + SMOOTHING) / SAME_SUBJECT)
    return max(-SUBJECT_BOUND, min(SUBJECT_BOUND, change))


def _terms(blocks: Sequence[Block], language: str) -> dict[str, float]:
    return dict(chain.from_iterable(terms(block.text, language).items() for block in blocks))


def _ended(place: Place, blocks: Sequence[Block], removed: Sequence[Removed]) -> bool:
    previous = blocks[place.first - 1].index
    first = blocks[place.first].index
    return any(previous <= cut.index <= first and cut.kind in ENDING_KINDS for cut in removed)
