"""The signs that another story begins at a place of a page: what there is to see on both sides and in between.

What a sign is worth, :mod:`newscrawl.stages.splitting.seam_weights` says; here it is only measured.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.stages.lines.headline_places import TITLE_TAGS, headline_places
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.signs.tokens import HEADING_TAGS
from newscrawl.stages.splitting.passages import FAR_BLOCKS, NEAR_BLOCKS
from newscrawl.stages.splitting.places import TITLE_MIN_WORDS
from newscrawl.stages.words.terms import overlap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.stages.lines.known import Known
    from newscrawl.stages.splitting.passages import Passages
    from newscrawl.stages.splitting.places import Place
    from newscrawl.stages.words.shape import Shape

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
CONTAINER = slice(1, 3)
"""Which tokens of a paragraph name what it stands in: its tag is before them."""
GUESSES = (BY_LOOKS, "recurrence-")
"""What the ids of rules begin with that find a headline without a heading over it."""
MANY_CUT = 3
"""Cut lines between two paragraphs from which on more say nothing more."""
MIN_TERMS = (40, 30)
"""Different terms that a story has at least, before and after a seam: three sentences. With fewer, shared
terms say nothing; the smallest of 205 stories in the sets has 45 and 39."""
TITLED_TERMS = (22, 18)
"""The same where a title says more, of two or three short sentences: after a seam, between two, and in a text
before a headline that is offered. What the first headings of an HTML page part is as short."""
ENDING_KINDS: frozenset[Kind] = frozenset(
    {"source", "keywords", "share", "copyright", "comments", "short_link"}
)
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


class SeamSigns:
    """Measures the places of one page, in page order; what is known of its blocks is worked out once."""

    def __init__(
        self,
        blocks: Sequence[Block],
        shapes: Sequence[Shape],
        removed: Sequence[Removed],
        passages: Passages,
        known: Known,
    ) -> None:
        self._blocks, self._shapes = blocks, shapes
        self._passages, self._known = passages, known
        self._ends = sorted({cut.index for cut in removed if cut.kind in ENDING_KINDS})
        ordered = sorted(removed, key=lambda cut: cut.index)
        self._cuts, self._kinds = [cut.index for cut in ordered], [cut.kind for cut in ordered]
        self._tags = Counter(block.tag for block in blocks)
        self._looks = Counter(
            _look(block.text) for block, shape in zip(blocks, shapes, strict=True) if shape.kind != "prose"
        )
        prose = [s.kind == "prose" and b.role != "offer" for s, b in zip(shapes, blocks, strict=True)]
        self._is_prose = prose
        self._headline_places = headline_places(blocks, prose)
        self._prose = [0, *accumulate(prose)]
        self._joined = [
            0,
            *accumulate(is_prose and s.continues for is_prose, s in zip(prose, shapes, strict=True)),
        ]

    def at(self, place: Place, start: int) -> dict[str, float] | None:
        """Return the signs at *place* that another story begins there, where the present one began at *start*;
        ``None`` where one of the two is too short to be a story."""
        subject = self.subject(place, start)
        return None if subject is None else {**self.around(place, start), **subject}

    def subject(self, place: Place, start: int) -> dict[str, float] | None:
        """Return what the text after *place* has in common with the story from *start*, and with the title: all that is
        counted as cohesion. ``None`` as of :meth:`at`."""
        story = self._passages.story(start, place.first)
        near, far = (
            self._passages.after(place.body, NEAR_BLOCKS),
            self._passages.after(place.body, FAR_BLOCKS),
        )
        is_titled = place.title is not None
        is_text = not self._blocks[place.body].tokens
        is_short = is_titled and (start > 0 or (is_text and place.sort == "offer"))
        before = (TITLED_TERMS if is_short else MIN_TERMS)[0]
        if len(story) < before or len(far) < (TITLED_TERMS if is_titled else MIN_TERMS)[1]:
            return None
        title = self._passages.terms[place.title] if place.title is not None else {}
        shared = (
            overlap(near, story)
            + overlap(far, story)
            + overlap(self._passages.before(place.first, start), far)
        )
        change = -math.log((shared / 3 + SMOOTHING) / SAME_SUBJECT)
        return {
            "title fits after": overlap(title, near),
            "title fits before": overlap(title, story),
            "story's title returns": overlap(self._title_of(start), far),
            "subject changes": max(-SUBJECT_BOUND, min(SUBJECT_BOUND, change)),
        }

    def around(self, place: Place, start: int) -> dict[str, float]:
        """Return the signs at *place* other than those of :meth:`subject`, which take longer to measure."""
        kinds = self._cut_between(place)
        body = self._blocks[place.body]
        guessed = self._is_guessed(place)
        is_titled = self._has_title_of_a_page(place)
        return {
            "at guess" if guessed else f"at {place.sort}": 1.0,
            "title is a heading": place.title is not None and self._blocks[place.title].tag in TITLE_TAGS,
            "offer of a page": not guessed and place.sort == "offer" and is_titled,
            "title of a page": (guessed or place.sort != "offer") and is_titled,
            "short title": self._has_short_title(place),
            "several offers": place.title is not None and place.title > place.first,
            "article ended": self._ended(place),
            "widgets between": min(MANY_CUT, len(kinds)) / MANY_CUT,
            "byline between": not HEAD_KINDS.isdisjoint(kinds),
            "continues": self._shapes[place.body].continues,
            "opens anew": self._opens_anew(place, start),
            "dateline": bool(_DATELINE.match(body.text)),
            "opening of a page": self._known.is_opening(body.text),
            "list entry": self._shapes[place.body].bullet,
            "sub-headings": self._is_one_of_many(place),
            "box between": self._stands_in_a_box(place),
            "other element": body.tokens != self._blocks[self._previous_prose(place.first)].tokens,
        }

    def _title_of(self, start: int) -> Mapping[str, float]:
        """Return the terms of the title of the story that begins at *start*."""
        return self._passages.title if start == 0 else self._passages.terms[start]

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

    def _stands_in_a_box(self, place: Place) -> bool:
        """Return whether the title at *place* is no article text and stands outside of the element that holds the
        paragraphs on both of its sides."""
        title = self._blocks[place.title] if place.title is not None else None
        before = self._blocks[self._previous_prose(place.first)].tokens
        after = self._blocks[place.body].tokens
        if title is None or title.body or before != after or len(after) < CONTAINER.stop:
            return False
        if title.tokens[1:] in self._headline_places:
            return False
        held = after[CONTAINER]
        return not any(title.tokens[i : i + len(held)] == held for i in range(len(title.tokens)))

    def _is_one_of_many(self, place: Place) -> bool:
        """Return whether the title at *place* is one of many headings alike."""
        if place.title is None or self._blocks[place.title].tokens[1:] in self._headline_places:
            return False
        tag, look = self._blocks[place.title].tag, _look(self._blocks[place.title].text)
        return (tag in HEADING_TAGS and self._tags[tag] >= MANY_HEADINGS) or (
            look != "" and self._looks[look] >= MANY_HEADINGS
        )

    def _has_short_title(self, place: Place) -> bool:
        title = place.title if place.sort == "title" else None
        return title is not None and self._shapes[title].words < TITLE_MIN_WORDS


def _look(text: str) -> str:
    """Return what makes a line look like other headings of its text: that it is in capitals, or asks; else nothing."""
    if text.isupper():
        return "capitals"
    return "question" if text.rstrip().endswith(("?", "؟", "？")) else ""
