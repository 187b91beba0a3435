"""What the elements at a place of a page say of a seam: where its title and the paragraphs on both of its sides stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import is_question
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.headline_places import TITLE_TAGS, headline_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block
    from newscrawl.stages.splitting.places import Place
    from newscrawl.stages.words.shape import Shape

MANY_HEADINGS = 3
"""Headings of the same element that make a list of products, a report in chapters."""
CONTAINER = slice(1, 3)
"""Which tokens of a paragraph name what it stands in: its tag is before them."""
PARAGRAPHS_IN_A_BOX = 2
"""Paragraphs of an element that holds a story; pages that put each into an element of its own say nothing by it."""


class SeamElements:
    """Measures the places of one page by its elements; what is known of its blocks is worked out once."""

    def __init__(self, blocks: Sequence[Block], shapes: Sequence[Shape]) -> None:
        self._blocks = blocks
        self.is_prose = [s.kind == "prose" and b.role != "offer" for s, b in zip(shapes, blocks, strict=True)]
        """For each block whether it is a paragraph."""
        self._tags = Counter(block.tag for block in blocks)
        self._looks = Counter(
            _look(block.text) for block, shape in zip(blocks, shapes, strict=True) if shape.kind != "prose"
        )
        self._paragraphs = Counter(
            b.box for b, is_prose in zip(blocks, self.is_prose, strict=True) if is_prose
        )
        self._headline_places = headline_places(blocks, self.is_prose)

    def paragraph_before(self, place: Place) -> Block:
        """Return the paragraph before *place*."""
        behind = range(place.first - 1, -1, -1)
        return self._blocks[next((i for i in behind if self.is_prose[i]), 0)]

    def signs(self, place: Place, *, is_headed: bool) -> dict[str, float]:
        """Return the signs of the elements at *place*, where a title or, if it *is_headed*, a byline stands."""
        own_box = self._has_a_box_of_its_own(place, is_headed=is_headed)
        return {
            "title is a heading": self.has_heading(place),
            "sub-headings": self._is_one_of_many(place),
            "box of its own": own_box,
            "box between": not own_box and self._stands_in_a_box(place),
            "other element": self._blocks[place.body].tokens != self.paragraph_before(place).tokens,
            "same element": self._goes_on_in_place(place),
        }

    def has_heading(self, place: Place) -> bool:
        """Return whether the title at *place* is the heading of a story."""
        return place.title is not None and self._blocks[place.title].tag in TITLE_TAGS

    def _goes_on_in_place(self, place: Place) -> bool:
        """Return whether nothing but what was cut stands at *place* between two paragraphs in elements of the same classes."""
        before, body = place.first - 1, self._blocks[place.body]
        is_bare = place.first == place.body and place.title is None and self.is_prose[before]
        return is_bare and bool(body.tokens) and body.tokens == self._blocks[before].tokens

    def _stands_in_a_box(self, place: Place) -> bool:
        """Return whether the title at *place* is no article text and stands outside of the element that holds the
        paragraphs on both of its sides."""
        title = self._blocks[place.title] if place.title is not None else None
        before, after = self.paragraph_before(place).tokens, self._blocks[place.body].tokens
        if title is None or title.body or before != after or len(after) < CONTAINER.stop:
            return False
        if title.tokens[1:] in self._headline_places:
            return False
        held = after[CONTAINER]
        return not any(title.tokens[i : i + len(held)] == held for i in range(len(title.tokens)))

    def _has_a_box_of_its_own(self, place: Place, *, is_headed: bool) -> bool:
        """Return whether the paragraphs on both sides of *place* stand in two elements that hold several each, with a title
        or a byline outside of both: a section of an article has its heading inside."""
        before, after = self.paragraph_before(place).box, self._blocks[place.body].box
        if before == after or min(self._paragraphs[before], self._paragraphs[after]) < PARAGRAPHS_IN_A_BOX:
            return False
        if place.title is None:
            return is_headed
        return self._blocks[place.title].box not in {before, after}

    def _is_one_of_many(self, place: Place) -> bool:
        """Return whether the title at *place* is one of many headings alike."""
        if place.title is None or self._blocks[place.title].tokens[1:] in self._headline_places:
            return False
        tag, look = self._blocks[place.title].tag, _look(self._blocks[place.title].text)
        return (tag in HEADING_TAGS and self._tags[tag] >= MANY_HEADINGS) or (
            look != "" and self._looks[look] >= MANY_HEADINGS
        )


def _look(text: str) -> str:
    """Return what makes a line look like other headings of its text: that it is in capitals, or asks; else nothing."""
    if text.isupper():
        return "capitals"
    return "question" if is_question(text) else ""
