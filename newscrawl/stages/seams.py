"""Where another story begins on a page: the places that could be a seam, and the evidence for each.

A page appends stories after "read also" and a title, after a bare title, after a rule line, or with
nothing in between. At each such place the text before and the text after are held against each other;
the evidence is summed, and a place with a positive sum is a seam.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from newscrawl.rules import ALL_EVIDENCE
from newscrawl.rules.sentences import breaks_sentence
from newscrawl.stages.known import NOTHING
from newscrawl.stages.places import TITLE_MIN_WORDS
from newscrawl.stages.seam_weights import KINDS, PRIOR
from newscrawl.stages.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.rules import Evidence
    from newscrawl.stages.known import Known
    from newscrawl.stages.places import Place
    from newscrawl.stages.shape import Shape

NEAR_BLOCKS, FAR_BLOCKS = 3, 8
"""Paragraphs on each side of a place that are held against the other side."""

SAME_SUBJECT = 0.12
"""Share of weighted terms that two adjoining passages have in common, where it says nothing: 9 of 10
passages of one story have more; 9 of 10 pairs of unrelated stories have less (2,998 and 166 measured)."""
SMOOTHING = 0.02
"""Added to the share: of short passages a share of 0 is no proof."""
SUBJECT_BOUND = 1.5
"""The change of subject counts at most this much either way."""
JOINED_SHARE = 0.75
JOINED_MIN = 2
"""Share of paragraphs that go on, on each side, and how many there must be."""
MANY_HEADINGS = 3
"""Headings of the same element that make a list of products, a report in chapters."""
HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Elements of sub-headings; one ``h1`` more is a title."""
TITLE_TAGS = frozenset({"h1", "h2", "h3"})
GUESSES = ("sign-", "recurrence-")
"""What the ids of rules begin with that find a headline without a heading over it."""
MANY_CUT = 3
"""Cut lines between two paragraphs from which on more say nothing more."""
DESCRIPTION_WORDS = 45
"""Words of the sentence that describes a headline; the longest seen has 41."""
RETURN_MARGIN = 0.1
"""By how much more what follows must have in common with the story than with the sentence between."""
DESCRIBED_SHARE = 0.05
"""Share of the weight of a headline's terms that the sentence takes up which describes it."""
FOREIGN_SHARE = 0.1
"""Share of the weight of its terms that a foreign sentence has in common with a story, by chance."""
MIN_TERMS = (40, 30)
"""Different terms that a story has at least, before and after a seam: three sentences. With fewer, shared
terms say nothing; the smallest of 205 stories in the sets has 45 and 39."""
ENDING_KINDS = frozenset({"source", "keywords", "share", "copyright", "comments", "short_link"})
"""Kinds of widgets that stand where an article is over."""
HEAD_KINDS = frozenset({"date", "author", "source"})
"""Kinds of lines that stand between a title and its story."""

_DATELINE = re.compile(
    r"""
    [^\W\d_][^.!?؟:\n]{1,40}?     # a place,
    (?: \s* \( [^()\n]{2,40} \)   # an agency in brackets,
      | \s [-–—] )                 # or a dash
    """,
    re.VERBOSE,
)


class Scale:
    """Weighs the places of one page, in page order; what is known of its blocks is worked out once, so
    that the work grows with the page and not with its square."""

    def __init__(
        self,
        blocks: Sequence[Block],
        shapes: Sequence[Shape],
        removed: Sequence[Removed],
        language: str,
        known: Known = NOTHING,
        evidence: frozenset[Evidence] = ALL_EVIDENCE,
    ) -> None:
        self._blocks, self._shapes = blocks, shapes
        self._terms = [terms(block.text, language) for block in blocks]
        self._known = known
        self._weights = dict(PRIOR)
        for kind in evidence:
            self._weights |= KINDS[kind]
        self._ends = sorted({cut.index for cut in removed if cut.kind in ENDING_KINDS})
        ordered = sorted((cut for cut in removed), key=lambda cut: cut.index)
        self._cuts, self._kinds = [cut.index for cut in ordered], [cut.kind for cut in ordered]
        self._tags = Counter(block.tag for block in blocks)
        prose = [s.kind == "prose" and b.role != "offer" for s, b in zip(shapes, blocks, strict=True)]
        self._is_prose = prose
        self._prose = [0, *accumulate(prose)]
        self._joined = [
            0,
            *accumulate(is_prose and s.continues for is_prose, s in zip(prose, shapes, strict=True)),
        ]
        self._story: dict[str, float] = {}
        self._start = self._end = 0

    def signs(self, place: Place, start: int) -> dict[str, float] | None:
        """Return the signs at *place* that another story begins there, where the present one began at *start*;
        ``None`` where one of the two is too short to be a story."""
        story = self._story_terms(start, place.first)
        near, far = self._after(place.body, NEAR_BLOCKS), self._after(place.body, FAR_BLOCKS)
        if len(story) < MIN_TERMS[0] or len(far) < MIN_TERMS[1]:
            return None
        title = self._terms[place.title] if place.title is not None else {}
        shared = overlap(near, story) + overlap(far, story) + overlap(self._before(place.first, start), far)
        change = -math.log((shared / 3 + SMOOTHING) / SAME_SUBJECT)
        kinds = self._cut_between(place)
        body = self._blocks[place.body]
        guessed = self._is_guessed(place)
        return {
            "at guess" if guessed else f"at {place.sort}": 1.0,
            "title fits after": overlap(title, near),
            "title fits before": overlap(title, story),
            "title is a heading": place.title is not None and self._blocks[place.title].tag in TITLE_TAGS,
            "offer of a page": not guessed and place.sort == "offer" and self._has_title_of_a_page(place),
            "title of a page": (guessed or place.sort != "offer") and self._has_title_of_a_page(place),
            "short title": self._has_short_title(place),
            "several offers": place.title is not None and place.title > place.first,
            "subject changes": max(-SUBJECT_BOUND, min(SUBJECT_BOUND, change)),
            "article ended": self._ended(place),
            "widgets between": min(MANY_CUT, len(kinds)) / MANY_CUT,
            "byline between": not HEAD_KINDS.isdisjoint(kinds),
            "continues": self._shapes[place.body].continues,
            "opens anew": self._opens_anew(place, start),
            "dateline": bool(_DATELINE.match(body.text)),
            "opening of a page": self._known.is_opening(body.text),
            "list entry": self._shapes[place.body].bullet,
            "sub-headings": self._is_one_of_many(place),
            "other element": body.tokens != self._blocks[self._previous_prose(place.first)].tokens,
        }

    def entitled(self, place: Place) -> Place:
        """Return *place* with the one of its offered headlines as title that the text after it takes up most; of
        equal ones the last."""
        if place.title is None or place.title == place.first:
            return place
        near = self._after(place.body, NEAR_BLOCKS)
        offers = [i for i in range(place.first, place.title + 1) if self._blocks[i].role == "offer"]
        return replace(place, title=max(offers, key=lambda i: (overlap(self._terms[i], near), i)))

    def weigh(self, place: Place, start: int) -> dict[str, float]:
        """Return the evidence that another story begins at *place*: what each sign adds; the sum is positive
        for a seam."""
        signs = self.signs(place, start)
        if signs is None:
            return {"too short": -math.inf}
        return {
            name: value * self._weights[name]
            for name, value in signs.items()
            if value and name in self._weights
        }

    def describes_offer(self, place: Place, start: int) -> bool:
        """Return whether the paragraph at *place* can be the sentence that describes the headline offered before
        it: one sentence, foreign to the story from *start*, and nothing of its own behind it."""
        shape, block = self._shapes[place.body], self._blocks[place.body]
        if place.title is None or self._blocks[place.title].role != "offer" or shape.continues:
            return False
        if shape.words > DESCRIPTION_WORDS or breaks_sentence(block.text):
            return False
        own = self._terms[place.body]
        if (
            overlap(own, self._story_terms(start, place.first)) >= FOREIGN_SHARE
            or overlap(self._terms[place.title], own) < DESCRIBED_SHARE
        ):
            return False
        following = place.body + 1
        alone = following >= len(self._blocks) or self._blocks[following].role == "offer"
        return alone or self.returns(place, start)

    def returns(self, place: Place, start: int) -> bool:
        """Return whether the story from *start* goes on behind the paragraph at *place*, which has nothing to do
        with what follows it."""
        story, after = self._story_terms(start, place.first), self._after(place.body + 1, NEAR_BLOCKS)
        own = self._terms[place.body] | (self._terms[place.title] if place.title is not None else {})
        back, on = overlap(after, story), overlap(after, own)
        return back >= SAME_SUBJECT and back - on >= RETURN_MARGIN

    def _is_guessed(self, place: Place) -> bool:
        """Return whether the headline at *place* was found by its looks, with no heading over it."""
        return place.sort == "offer" and self._blocks[place.first].offered_by.startswith(GUESSES)

    def _has_title_of_a_page(self, place: Place) -> bool:
        return place.title is not None and self._known.is_headline(self._blocks[place.title].text)

    def _cut_between(self, place: Place) -> list[Kind]:
        """Return the kinds of the cut lines between the paragraph before *place* and the one at it."""
        before = self._blocks[self._previous_prose(place.first)].index
        after = self._blocks[place.body].index
        begin, end = bisect_left(self._cuts, before + 1), bisect_left(self._cuts, after)
        return self._kinds[begin:end]

    def _previous_prose(self, first: int) -> int:
        return next((i for i in range(first - 1, -1, -1) if self._is_prose[i]), 0)

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
