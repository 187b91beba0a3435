"""The places of a page where another story could begin: the evidence for each is in ``seams``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.dates import is_date_line

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from newscrawl.items import Block, Removed
    from newscrawl.stages.words.shape import Shape

Sort = Literal["offer", "title", "rule", "none"]
"""What stands at the place: an offered headline; a line like a title; a rule line; nothing."""

TITLE_MIN_WORDS = 5
"""A line with fewer words under a title is a byline or a kicker, not another title."""
BETWEEN = 3
"""Lines between a title and its story: a date, a place with a name, what the reader may share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where a story could begin; positions are those in the list of kept blocks."""

    sort: Sort
    first: int
    """Position of the first block that belongs to the place: the first offered headline, the title, or a byline without
    one."""
    title: int | None
    """Position of the block that would be the title."""
    body: int
    """Position of the first paragraph of the story that would begin."""


def places(
    blocks: Sequence[Block],
    shapes: Sequence[Shape],
    removed: Sequence[Removed],
    bylines: Container[int] = frozenset(),
) -> list[Place]:
    """Return the places of *blocks* where a story could begin, in order; *bylines* are the positions of lines that say
    when and by whom a story was written, and are no title."""
    rules = {cut.index for cut in removed if cut.rule in {"structure-rule-line", "pattern-rule-line"}}
    found: list[Place] = []
    i = behind_first_prose(blocks, shapes)
    while i < len(blocks):
        place = _place_at(i, blocks, shapes, rules, bylines)
        if place is not None:
            found.append(place)
        i = place.body + 1 if place is not None else i + 1
    return found


def behind_first_prose(blocks: Sequence[Block], shapes: Sequence[Shape]) -> int:
    """Return the position after the first paragraph: no second story begins before it."""
    return next(
        (i + 1 for i, s in enumerate(shapes) if s.kind == "prose" and blocks[i].role != "offer"), len(blocks)
    )


def _place_at(
    i: int, blocks: Sequence[Block], shapes: Sequence[Shape], rules: set[int], bylines: Container[int]
) -> Place | None:
    def is_prose(j: int) -> bool:
        return j < len(blocks) and shapes[j].kind == "prose" and blocks[j].role != "offer"

    def stands_between(j: int) -> bool:
        return j < len(blocks) and (j in bylines or _may_stand_between(blocks[j], shapes[j]))

    after_rule = any(blocks[i - 1].index <= rule <= blocks[i].index for rule in rules)
    if blocks[i].role == "offer":
        end = next((j for j in range(i, len(blocks)) if blocks[j].role != "offer"), len(blocks))
        body = end if is_prose(end) else _under(end + 1, end + BETWEEN, blocks, stands_between)
        if not is_prose(body):
            return None
        # A headline behind the offers that nobody offers is the title, and what is as short as a byline is none.
        is_title = body > end and shapes[end].kind == "headline" and not stands_between(end)
        sort: Sort = "rule" if after_rule else "offer"
        return Place(sort=sort, first=i, title=end if is_title else end - 1, body=body)
    if shapes[i].kind != "prose":
        # A byline and a date may stand between title and paragraph; of two headlines the second is the title.
        body = next((j for j in range(i + 1, i + 1 + BETWEEN) if not stands_between(j)), i + 1 + BETWEEN)
        if i in bylines and is_prose(body):
            return Place(sort="rule" if after_rule else "none", first=i, title=None, body=body)
        if not is_prose(body) or shapes[i].kind != "headline" or shapes[i].bullet:
            return None
        return Place(sort="rule" if after_rule else "title", first=i, title=i, body=body)
    return Place(sort="rule" if after_rule else "none", first=i, title=None, body=i)


def _under(begin: int, end: int, blocks: Sequence[Block], stands_between: Callable[[int], bool]) -> int:
    """Return the first position from *begin* on, *end* at most, at which no line stands that may stand between a headline and
    its story; a sentence is of a list of the article's own."""
    for j in range(begin, end):
        if not stands_between(j) or ends_sentence(blocks[j].text):
            return j
    return end


def _may_stand_between(block: Block, shape: Shape) -> bool:
    """Return whether a line may stand between a title and its story: short, or a date."""
    return shape.kind != "prose" and (shape.words < TITLE_MIN_WORDS or is_date_line(block.text))
