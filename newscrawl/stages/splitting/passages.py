"""What the passages of a page on both sides of a place are about."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.stages.words.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Block

NEAR_BLOCKS, FAR_BLOCKS = 3, 8
"""Paragraphs on each side of a place that are held against the other side."""


class Passages:
    """The terms of stretches of one page's blocks, offered headlines left out. Asked in page order, so that the
    work grows with the page and not with its square."""

    def __init__(self, blocks: Sequence[Block], language: str, title: str = "") -> None:
        self._blocks = blocks
        self.title = terms(title, language)
        """Of the page."""
        self.terms = [terms(block.text, language) for block in blocks]
        self._story: dict[str, float] = {}
        self._start = self._end = 0

    def story(self, start: int, end: int) -> dict[str, float]:
        """Return the terms of the story from *start* to *end*: those of the last place, and what has come
        since."""
        if start != self._start or end < self._end:
            self._story, self._start, self._end = {}, start, start
        for i in range(self._end, end):
            if self._blocks[i].role != "offer":
                self._story.update(self.terms[i])
        self._end = end
        return self._story

    def after(self, body: int, size: int) -> dict[str, float]:
        """Return the terms of the *size* blocks from *body* on."""
        positions = (i for i in range(body, len(self._blocks)) if self._blocks[i].role != "offer")
        return self._joint(islice(positions, size))

    def before(self, first: int, start: int) -> dict[str, float]:
        """Return the terms of the last blocks before *first*, not before *start*."""
        positions = (i for i in range(first - 1, start - 1, -1) if self._blocks[i].role != "offer")
        return self._joint(sorted(islice(positions, NEAR_BLOCKS)))

    def _joint(self, positions: Iterable[int]) -> dict[str, float]:
        joint: dict[str, float] = {}
        for i in positions:
            joint.update(self.terms[i])
        return joint
