"""The signs that another story begins at a place of a page: what there is to see on both sides and in between.

What a sign is worth, :mod:`newscrawl.stages.splitting.seam_weights` says; here it is only measured.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import is_question
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.headline_places import TITLE_TAGS, headline_places
from newscrawl.stages.lines.reading import BY_LOOKS, HEAD_KINDS
from newscrawl.stages.splitting.passages import NEAR_BLOCKS
from newscrawl.stages.splitting.places import TITLE_MIN_WORDS
from newscrawl.stages.splitting.seam_cuts import Cuts
from newscrawl.stages.splitting.seam_subject import subject_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.stages.lines.known import Known
    from newscrawl.stages.splitting.passages import Passages
    from newscrawl.stages.splitting.places import Place
    from newscrawl.stages.words.shape import Shape

JOINED_SHARE = 0.75
JOINED_MIN = 2
"""Share of paragraphs that go on, on each side, and how many there must be."""
REPORT_WORDS = 22
"""Words of the first paragraph of a report; a sentence in the middle of one is shorter where it opens so."""
MANY_HEADINGS = 3
"""Headings of the same element that make a list of products, a report in chapters."""
CONTAINER = slice(1, 3)
"""Which tokens of a paragraph name what it stands in: its tag is before them."""
GUESSES = (BY_LOOKS, "recurrence-")
"""What the ids of rules begin with that find a headline without a heading over it."""
MANY_CUT = 3
"""Cut lines between two paragraphs from which on more say nothing more."""
PARAGRAPHS_IN_A_BOX = 2
"""Paragraphs of an element that holds a story; pages that put each into an element of its own say nothing by it."""

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
        self._cuts = Cuts(removed)
        self._tags = Counter(block.tag for block in blocks)
        self._looks = Counter(
            _look(block.text) for block, shape in zip(blocks, shapes, strict=True) if shape.kind != "prose"
        )
        prose = [s.kind == "prose" and b.role != "offer" for s, b in zip(shapes, blocks, strict=True)]
        self._is_prose = prose
        self._paragraphs = Counter(b.box for b, is_prose in zip(blocks, prose, strict=True) if is_prose)
        self._headline_places = headline_places(blocks, prose)
        self._prose = [0, *accumulate(prose)]
        self._joined = [
            0,
            *accumulate(is_prose and s.continues for is_prose, s in zip(prose, shapes, strict=True)),
        ]

    def at(self, place: Place, start: int) -> dict[str, float] | None:
        """Return the signs at *place* that another story begins there, where the present one began at *start*;
        ``None`` where one of the two is too short to be a story."""
        is_headed = is_credited(place) or "author" in self._cut_between(place)
        subject = subject_signs(
            place,
            start,
            self._blocks[place.body],
            self._passages,
            is_headed=is_headed,
            is_heading=self._has_heading(place),
        )
        if subject is None:
            return None
        signs = {**self.around(place, start), **subject}
        if signs["title fits nothing"]:
            signs["box of its own"] = 0.0  # the line between the two boxes is a widget's
        return signs

    def _has_heading(self, place: Place) -> bool:
        return place.title is not None and self._blocks[place.title].tag in TITLE_TAGS

    def around(self, place: Place, start: int) -> dict[str, float]:
        """Return the signs at *place* other than those of the subject, which take longer to measure."""
        kinds = self._cut_between(place)
        body = self._blocks[place.body]
        own_box = self._has_a_box_of_its_own(place, kinds)
        guessed = self._is_guessed(place)
        is_titled = self._has_title_of_a_page(place)
        return {
            "at guess" if guessed else f"at {place.sort}": 1.0,
            "title is a heading": self._has_heading(place),
            "offer of a page": not guessed and place.sort == "offer" and is_titled,
            "title of a page": (guessed or place.sort != "offer") and is_titled,
            "short title": self._has_short_title(place),
            "several offers": place.title is not None and place.title > place.first,
            "article ended": self._ended(place),
            "widgets between": min(MANY_CUT, len(kinds)) / MANY_CUT,
            "byline between": not HEAD_KINDS.isdisjoint(kinds) or is_credited(place) or self._is_dated(place),
            "continues": self._shapes[place.body].continues,
            "opens anew": self._opens_anew(place, start),
            "opens a report": self._opens_a_report(place),
            "dateline": bool(_DATELINE.match(body.text)),
            "opening of a page": self._known.is_opening(body.text),
            "list entry": self._shapes[place.body].bullet,
            "sub-headings": self._is_one_of_many(place),
            "box of its own": own_box,
            "box between": not own_box and self._stands_in_a_box(place),
            "other element": body.tokens != self._blocks[self._previous_prose(place.first)].tokens,
            "same element": self._goes_on_in_place(place),
        }

    def _goes_on_in_place(self, place: Place) -> bool:
        """Return whether nothing but what was cut stands at *place* between two paragraphs in elements of the same classes."""
        before, body = place.first - 1, self._blocks[place.body]
        is_bare = place.first == place.body and place.title is None and self._is_prose[before]
        return is_bare and bool(body.tokens) and body.tokens == self._blocks[before].tokens

    def _is_dated(self, place: Place) -> bool:
        """Return whether a date stands between the title at *place* and its story."""
        title = place.title if place.title is not None else place.body
        return any(is_date_line(self._blocks[i].text) for i in range(title + 1, place.body))

    def _is_guessed(self, place: Place) -> bool:
        """Return whether the headline at *place* was found by its looks, with no heading over it."""
        return place.sort == "offer" and self._blocks[place.first].offered_by.startswith(GUESSES)

    def _has_title_of_a_page(self, place: Place) -> bool:
        return place.title is not None and self._known.is_headline(self._blocks[place.title].text)

    def _cut_between(self, place: Place) -> list[Kind]:
        """Return the kinds of the cut lines between the paragraph before *place* and the one at it."""
        before = self._blocks[self._previous_prose(place.first)].index
        return self._cuts.between(before, self._blocks[place.body].index)

    def _previous_prose(self, first: int) -> int:
        return next((i for i in range(first - 1, -1, -1) if self._is_prose[i]), 0)

    def _ended(self, place: Place) -> bool:
        return self._cuts.ended(self._blocks[place.first - 1].index, self._blocks[place.first].index)

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

    def _opens_a_report(self, place: Place) -> bool:
        """Return whether a paragraph that nothing stands over opens as the first one of a report, and what follows goes on."""
        shape, behind = self._shapes[place.body], range(place.body + 1, len(self._blocks))
        is_bare = place.sort == "none" and place.title is None
        goes_on = next((self._shapes[i].continues for i in behind if self._is_prose[i]), True)
        return is_bare and shape.reports and shape.words >= REPORT_WORDS and goes_on

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

    def _has_a_box_of_its_own(self, place: Place, kinds: Sequence[Kind]) -> bool:
        """Return whether the paragraphs on both sides of *place* stand in two elements that hold several each, with a title
        or a byline outside of both: a section of an article has its heading inside."""
        before = self._blocks[self._previous_prose(place.first)].box
        after = self._blocks[place.body].box
        if before == after or min(self._paragraphs[before], self._paragraphs[after]) < PARAGRAPHS_IN_A_BOX:
            return False
        if place.title is None:
            return is_credited(place) or "author" in kinds
        return self._blocks[place.title].box not in {before, after}

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


def is_credited(place: Place) -> bool:
    """Return whether a line that says by whom a story was written stands at *place* in the place of a title."""
    return place.title is None and place.first < place.body


def _look(text: str) -> str:
    """Return what makes a line look like other headings of its text: that it is in capitals, or asks; else nothing."""
    if text.isupper():
        return "capitals"
    return "question" if is_question(text) else ""
