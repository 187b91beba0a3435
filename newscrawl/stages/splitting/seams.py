"""Where another story begins on a page: the places that could be a seam, and the evidence for each.

A page appends stories after "read also" and a title, after a bare title, after a rule line, or with
nothing in between. At each such place the text before and the text after are held against each other;
the evidence is summed, and a place with a positive sum is a seam.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.rules import ALL_EVIDENCE
from newscrawl.rules.sentences import breaks_sentence
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.splitting.passages import NEAR_BLOCKS, Passages
from newscrawl.stages.splitting.seam_signs import SeamSigns
from newscrawl.stages.splitting.seam_subject import SAME_SUBJECT, SUBJECT_BOUND
from newscrawl.stages.splitting.seam_weights import KINDS, PRIOR
from newscrawl.stages.words.terms import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Page
    from newscrawl.rules import Evidence
    from newscrawl.stages.lines.known import Known
    from newscrawl.stages.splitting.places import Place
    from newscrawl.stages.words.shape import Shape

DESCRIPTION_WORDS = 45
"""Words of the sentence that describes a headline; the longest seen has 41."""
RETURN_MARGIN = 0.1
"""By how much more what follows must have in common with the story than with the sentence between."""
DESCRIBED_SHARE = 0.05
"""Share of the weight of a headline's terms that the sentence takes up which describes it."""
FOREIGN_SHARE = 0.1
"""Share of the weight of its terms that a foreign sentence has in common with a story, by chance."""

_OF_TITLE = ("title fits after", "title fits before")
"""Signs, from 0 to 1, that only a place with a title has."""
_ROUNDING = 1e-9
"""By how much sums of the same numbers may differ."""


class Scale:
    """Weighs the places of one page, in page order; *shapes* are those of its blocks."""

    def __init__(
        self,
        page: Page,
        shapes: Sequence[Shape],
        known: Known = NOTHING,
        evidence: frozenset[Evidence] = ALL_EVIDENCE,
    ) -> None:
        self._blocks, self._shapes = page.blocks, shapes
        title = page.metadata.title or next((b.text for b in page.blocks if b.role == "title"), "")
        self._passages = Passages(page.blocks, page.metadata.language or "und", title)
        self._signs = SeamSigns(page.blocks, shapes, page.removed, self._passages, known)
        self._weights = dict(PRIOR)
        for kind in evidence:
            self._weights |= KINDS[kind]
        of_text = SUBJECT_BOUND * abs(self._weights.get("subject changes", 0.0))
        of_title = sum(max(0.0, self._weights.get(name, 0.0)) for name in _OF_TITLE)
        self._most_of_subject = (of_text, of_text + of_title)
        """How much the texts can say for a seam at most, without a title and with one."""

    def signs(self, place: Place, start: int) -> dict[str, float] | None:
        """Return the signs at *place*, as :meth:`SeamSigns.at`."""
        return self._signs.at(place, start)

    def entitled(self, place: Place) -> Place:
        """Return *place* with the one of its offered headlines as title that the text after it takes up most; of
        equal ones the last. A title that is not offered stands."""
        if place.title is None or place.title == place.first or self._blocks[place.title].role != "offer":
            return place
        near = self._passages.after(place.body, NEAR_BLOCKS)
        offers = [i for i in range(place.first, place.title + 1) if self._blocks[i].role == "offer"]
        return replace(place, title=max(offers, key=lambda i: (overlap(self._passages.terms[i], near), i)))

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

    def is_seam(self, place: Place, start: int) -> bool:
        """Return whether :meth:`weigh` says so. What the texts have in common is not looked at where it could change
        nothing: so it is at most places, between two paragraphs with nothing in between."""
        around = self._signs.around(place, start).items()
        least = sum(value * self._weights[name] for name, value in around if name in self._weights)
        most = self._most_of_subject[place.title is not None]
        return least + most > -_ROUNDING and sum(self.weigh(place, start).values()) > 0

    def describes_offer(self, place: Place, start: int) -> bool:
        """Return whether the paragraph at *place* can be the sentence that describes the headline offered before
        it: one sentence, foreign to the story from *start*, and nothing of its own behind it."""
        shape, block = self._shapes[place.body], self._blocks[place.body]
        if place.title is None or self._blocks[place.title].role != "offer" or shape.continues:
            return False
        if shape.words > DESCRIPTION_WORDS or breaks_sentence(block.text):
            return False
        own = self._passages.terms[place.body]
        if (
            overlap(own, self._passages.story(start, place.first)) >= FOREIGN_SHARE
            or overlap(self._passages.terms[place.title], own) < DESCRIBED_SHARE
        ):
            return False
        following = place.body + 1
        alone = following >= len(self._blocks) or self._blocks[following].role == "offer"
        return alone or self.returns(place, start)

    def returns(self, place: Place, start: int) -> bool:
        """Return whether the story from *start* goes on behind the paragraph at *place*, which has nothing to do
        with what follows it."""
        story, after = (
            self._passages.story(start, place.first),
            self._passages.after(place.body + 1, NEAR_BLOCKS),
        )
        title = self._passages.terms[place.title] if place.title is not None else {}
        own = {**self._passages.terms[place.body], **title}
        back, on = overlap(after, story), overlap(after, own)
        return back >= SAME_SUBJECT and back - on >= RETURN_MARGIN
