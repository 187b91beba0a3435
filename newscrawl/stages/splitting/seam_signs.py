"""The signs that another story begins at a place of a page: what there is to see on both sides and in between.

What a sign is worth, :mod:`newscrawl.stages.splitting.seam_weights` says; here it is only measured.
"""

from __future__ import annotations

import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from newscrawl.stages.dates import is_date_line
from newscrawl.stages.lines.reading import BY_LOOKS, HEAD_KINDS
from newscrawl.stages.splitting.passages import NEAR_BLOCKS
from newscrawl.stages.splitting.places import TITLE_MIN_WORDS
from newscrawl.stages.splitting.seam_cuts import Cuts
from newscrawl.stages.splitting.seam_elements import SeamElements
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
GUESSES = (BY_LOOKS, "recurrence-")
"""What the ids of rules begin with that find a headline without a heading over it."""
MANY_CUT = 3
"""Cut lines between two paragraphs from which on more say nothing more."""

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
        self._elements = SeamElements(blocks, shapes)
        prose = self._elements.is_prose
        self._prose = [0, *accumulate(prose)]
        self._joined = [
            0,
            *accumulate(is_prose and s.continues for is_prose, s in zip(prose, shapes, strict=True)),
        ]

    def at(self, place: Place, start: int) -> dict[str, float] | None:
        """Return the signs at *place* that another story begins there, where the present one began at *start*;
        ``None`` where one of the two is too short to be a story."""
        is_headed = _is_headed(place, self._cut_between(place))
        subject = subject_signs(
            place,
            start,
            self._blocks[place.body],
            self._passages,
            is_headed=is_headed,
            is_heading=self._elements.has_heading(place),
        )
        if subject is None:
            return None
        signs = {**self.around(place, start), **subject}
        if signs["title fits nothing"]:
            signs["box of its own"] = 0.0  # the line between the two boxes is a widget's
        return signs

    def around(self, place: Place, start: int) -> dict[str, float]:
        """Return the signs at *place* other than those of the subject, which take longer to measure."""
        kinds = self._cut_between(place)
        body = self._blocks[place.body]
        guessed = self._is_guessed(place)
        is_titled = self._has_title_of_a_page(place)
        return {
            "at guess" if guessed else f"at {place.sort}": 1.0,
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
            **self._elements.signs(place, is_headed=_is_headed(place, kinds)),
        }

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
        before = self._elements.paragraph_before(place).index
        return self._cuts.between(before, self._blocks[place.body].index)

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
        shape = self._shapes[place.body]
        if place.sort != "none" or place.title is not None or not shape.reports or shape.words < REPORT_WORDS:
            return False
        behind = (i for i in range(place.body + 1, len(self._blocks)) if self._elements.is_prose[i])
        return all(self._shapes[i].continues for i in islice(behind, 1))

    def _has_short_title(self, place: Place) -> bool:
        title = place.title if place.sort == "title" else None
        return title is not None and self._shapes[title].words < TITLE_MIN_WORDS


def is_credited(place: Place) -> bool:
    """Return whether a line that says by whom a story was written stands at *place* in the place of a title."""
    return place.title is None and place.first < place.body


def _is_headed(place: Place, kinds: Sequence[Kind]) -> bool:
    """Return whether a line says by whom the story at *place* was written, or one of these *kinds* that was cut there does."""
    return is_credited(place) or "author" in kinds
