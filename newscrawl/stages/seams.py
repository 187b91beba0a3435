"""Where another story begins on a page: the places that could be a seam, and the evidence for each.

A page appends stories after "read also" and a title, after a bare title, after a rule line, or with
nothing in between. At each such place the text before and the text after are held against each other;
a seam's score is the sum of the weights below, and a place with a positive score is a seam.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from newscrawl.stages.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Removed
    from newscrawl.stages.shape import Shape

Sort = Literal["offer", "title", "rule", "none"]
"""What stands at the place: an offered headline; a line like a title; a rule line; nothing."""

WINDOW_BLOCKS = 5
"""Paragraphs after a place that are held against what stands before it."""

PRIOR: dict[Sort, float] = {"offer": -0.2, "title": -0.9, "rule": -0.6, "none": -2.4}
"""How likely a place of each sort is a seam before anything else is known."""
TITLE_FITS_AFTER = 2.0
"""Weight of the share of the title's terms that the text after it takes up (0..1)."""
SUBJECT_CHANGES = 1.6
"""Weight of the change of subject: 1 where the text after shares nothing with the text before, 0 where
it shares ``SAME_SUBJECT`` or more, negative beyond."""
SAME_SUBJECT = 0.12
"""Share of weighted terms that two adjoining passages of one story have in common: 9 of 10 passages of
news stories have more; 9 of 10 pairs of unrelated stories have less (measured on 2,998 and 166)."""
ARTICLE_ENDED = 0.8
"""A source line, tags, a copyright line just before the place: the article before it is over."""
CONTINUES = -1.2
"""The text after opens as a sentence that continues a story: "He added", "وأضاف"."""
SEVERAL_OFFERS = -0.8
"""A list of headlines is read-also material more often than a title."""
ENDING_KINDS = frozenset({"source", "keywords", "share", "copyright", "comments", "short_link"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where a story could begin; positions are those in the list of kept blocks."""

    sort: Sort
    first: int
    """Position of the first block that belongs to the place: the first offered headline, or the title."""
    title: int | None
    """Position of the block that would be the title."""
    body: int
    """Position of the first paragraph of the story that would begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The evidence at a place, each part already weighed; their sum is the score."""

    prior: float
    title: float
    subject: float
    ended: float
    continues: float
    several: float

    @property
    def score(self) -> float:
        """Positive for a seam."""
        return self.prior + self.title + self.subject + self.ended + self.continues + self.several


def weigh(
    place: Place, start: int, blocks: Sequence[Block], shapes: Sequence[Shape], removed: Sequence[Removed], language: str
) -> Evidence:
    """Return the evidence that another story begins at *place*, where the present one began at *start*."""
    before = _terms_of([b for b in blocks[start : place.first] if b.role != "offer"], language)
    after_blocks = list(_passage(blocks, place.body))
    after = _terms_of(after_blocks, language)
    title = terms(blocks[place.title].text, language) if place.title is not None else {}
    shared = overlap(after, before)
    return Evidence(
        prior=PRIOR[place.sort],
        title=TITLE_FITS_AFTER * overlap(title, after),
        subject=SUBJECT_CHANGES * max(-1.0, 1 - shared / SAME_SUBJECT),
        ended=ARTICLE_ENDED if _ended(place, blocks, removed) else 0.0,
        continues=CONTINUES if shapes[place.body].continues else 0.0,
        several=SEVERAL_OFFERS if place.title is not None and place.title > place.first else 0.0,
    )


def _passage(blocks: Sequence[Block], body: int) -> list[Block]:
    """Return the paragraphs from *body* on, offered headlines left out."""
    return [block for block in blocks[body:] if block.role != "offer"][:WINDOW_BLOCKS]


def _terms_of(blocks: Sequence[Block], language: str) -> dict[str, float]:
    return dict(chain.from_iterable(terms(block.text, language).items() for block in blocks))


def _ended(place: Place, blocks: Sequence[Block], removed: Sequence[Removed]) -> bool:
    previous = blocks[place.first - 1].index
    first = blocks[place.first].index
    return any(previous <= cut.index <= first and cut.kind in ENDING_KINDS for cut in removed)


def places(blocks: Sequence[Block], shapes: Sequence[Shape], removed: Sequence[Removed]) -> list[Place]:
    """Return the places of *blocks* where a story could begin, in order."""
    rules = {cut.index for cut in removed if cut.rule in {"structure-rule-line", "pattern-rule"}}
    found: list[Place] = []
    i = _first_prose(blocks, shapes)
    while i < len(blocks):
        place = _place_at(i, blocks, shapes, rules)
        if place is not None:
            found.append(place)
        i = place.body + 1 if place is not None else i + 1
    return found


def _first_prose(blocks: Sequence[Block], shapes: Sequence[Shape]) -> int:
    """Return the position after the first paragraph: no second story begins before it."""
    return next((i + 1 for i, s in enumerate(shapes) if s.kind == "prose" and blocks[i].role != "offer"), len(blocks))


def _place_at(i: int, blocks: Sequence[Block], shapes: Sequence[Shape], rules: set[int]) -> Place | None:
    def is_prose(j: int) -> bool:
        return j < len(blocks) and shapes[j].kind == "prose" and blocks[j].role != "offer"

    if blocks[i].role == "offer":
        end = i
        while end < len(blocks) and blocks[end].role == "offer":
            end += 1
        body = end if is_prose(end) else (end + 1 if is_prose(end + 1) else None)
        return Place(sort="offer", first=i, title=end - 1, body=body) if body is not None else None
    after_rule = any(blocks[i - 1].index <= rule <= blocks[i].index for rule in rules)
    if shapes[i].kind != "prose":
        body = next((j for j in (i + 1, i + 2) if is_prose(j)), None)
        if body is None or shapes[i].kind != "headline" or shapes[i].bullet:
            return None
        return Place(sort="rule" if after_rule else "title", first=i, title=i, body=body)
    return Place(sort="rule" if after_rule else "none", first=i, title=None, body=i)
