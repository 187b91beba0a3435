"""Where another story begins on a page: the places that could be a seam, and the evidence for each.

A page appends stories after "read also" and a title, after a bare title, after a rule line, or with
nothing in between. At each such place the text before and the text after are held against each other;
the evidence is summed, and a place with a positive sum is a seam.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from newscrawl.stages.places import TITLE_MIN_WORDS
from newscrawl.stages.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
"""Elements of sub-headings; one ``h1`` more is a title."""
MIN_TERMS = (40, 30)
"""Different terms that a story has at least, before and after a seam: three sentences. With fewer, shared
terms say nothing; the smallest of 205 stories in the sets has 45 and 39."""
SHORT_TITLE = -1.5
"""A bare line of fewer than ``TITLE_MIN_WORDS`` words is a sub-heading: 142 of 143 measured are."""
ENDING_KINDS = frozenset({"source", "keywords", "share", "copyright", "comments", "short_link"})
"""Kinds of widgets that stand where an article is over."""


class Scale:
    """Weighs the places of one page, in page order; what is known of its blocks is worked out once, so
    that the work grows with the page and not with its square."""

    def __init__(
        self, blocks: Sequence[Block], shapes: Sequence[Shape], removed: Sequence[Removed], language: str
    ) -> None:
        self._blocks, self._shapes = blocks, shapes
        self._terms = [terms(block.text, language) for block in blocks]
        self._ends = sorted({cut.index for cut in removed if cut.kind in ENDING_KINDS})
        self._tags = Counter(block.tag for block in blocks)
        prose = [s.kind == "prose" and b.role != "offer" for s, b in zip(shapes, blocks, strict=True)]
        self._prose = [0, *accumulate(prose)]
        self._joined = [
            0,
            *accumulate(is_prose and s.continues for is_prose, s in zip(prose, shapes, strict=True)),
        ]
        self._story: dict[str, float] = {}
        self._start = self._end = 0

    def weigh(self, place: Place, start: int) -> dict[str, float]:
        """Return the evidence that another story begins at *place*, where the present one began at
        *start*: each kind's weight; the sum is positive for a seam."""
        story = self._story_terms(start, place.first)
        near, far = self._after(place.body, NEAR_BLOCKS), self._after(place.body, FAR_BLOCKS)
        if len(story) < MIN_TERMS[0] or len(far) < MIN_TERMS[1]:
            return {"too short": -math.inf}
        title = self._terms[place.title] if place.title is not None else {}
        shared = overlap(near, story) + overlap(far, story) + overlap(self._before(place.first, start), far)
        change = -math.log((shared / 3 + SMOOTHING) / SAME_SUBJECT)
        return {
            "prior": PRIOR[place.sort],
            "title fits after": TITLE_FITS_AFTER * overlap(title, near),
            "title fits before": TITLE_FITS_BEFORE * overlap(title, story),
            "subject changes": SUBJECT_CHANGES * max(-SUBJECT_BOUND, min(SUBJECT_BOUND, change)),
            "article ended": ARTICLE_ENDED if self._ended(place) else 0.0,
            "continues": CONTINUES if self._shapes[place.body].continues else 0.0,
            "opens anew": OPENS_ANEW if self._opens_anew(place, start) else 0.0,
            "sub-headings": SUB_HEADINGS if self._is_one_of_many(place) else 0.0,
            "short title": SHORT_TITLE if self._has_short_title(place) else 0.0,
            "several offers": SEVERAL_OFFERS
            if place.title is not None and place.title > place.first
            else 0.0,
        }

    def _story_terms(self, start: int, end: int) -> dict[str, float]:
        """Return the terms of the story from *start* to *end*: those of the last place, and what has come
        since."""
        if start != self._start or end < self._end:
            self._story, self._start, self._end = {}, start, start
        for i in range(self._end, end):
            if self._blocks[i].role != "offer":
                self._story.update(self._terms[i])
        self._end = end
        return self._story

    def _after(self, body: int, size: int) -> dict[str, float]:
        positions = (i for i in range(body, len(self._blocks)) if self._blocks[i].role != "offer")
        return self._joint(islice(positions, size))

    def _before(self, first: int, start: int) -> dict[str, float]:
        positions = (i for i in range(first - 1, start - 1, -1) if self._blocks[i].role != "offer")
        return self._joint(sorted(islice(positions, NEAR_BLOCKS)))

    def _joint(self, positions: Iterable[int]) -> dict[str, float]:
        joint: dict[str, float] = {}
        for i in positions:
            joint.update(self._terms[i])
        return joint

    def _ended(self, place: Place) -> bool:
        previous, first = self._blocks[place.first - 1].index, self._blocks[place.first].index
        at = bisect_left(self._ends, previous)
        return at < len(self._ends) and self._ends[at] <= first

    def _opens_anew(self, place: Place, start: int) -> bool:
        """Return whether an opening paragraph stands among paragraphs that go on from one another."""
        if place.sort != "none" or self._shapes[place.body].continues:
            return False
        after = min(len(self._blocks), place.body + 1 + NEAR_BLOCKS)
        sides = ((min(start + 1, place.first), place.first), (place.body + 1, after))
        return all(
            self._prose[end] - self._prose[begin] >= JOINED_MIN
            and self._joined[end] - self._joined[begin]
            >= JOINED_SHARE * (self._prose[end] - self._prose[begin])
            for begin, end in sides
        )

    def _is_one_of_many(self, place: Place) -> bool:
        """Return whether the title at *place* is one of many headings alike."""
        tag = self._blocks[place.title].tag if place.title is not None else ""
        return tag in HEADING_TAGS and self._tags[tag] >= MANY_HEADINGS

    def _has_short_title(self, place: Place) -> bool:
        title = place.title if place.sort == "title" else None
        return title is not None and self._shapes[title].words < TITLE_MIN_WORDS


def weigh(
    place: Place,
    start: int,
    blocks: Sequence[Block],
    shapes: Sequence[Shape],
    removed: Sequence[Removed],
    language: str,
) -> dict[str, float]:
    """Return the evidence at one *place*, as :meth:`Scale.weigh`."""
    return Scale(blocks, shapes, removed, language).weigh(place, start)
