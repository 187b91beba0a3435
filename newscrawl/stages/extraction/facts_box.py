"""Boxes of figures among the paragraphs of an article: "Founded: 1964", "4.6 million households rent"."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.stages.extraction.alike import outwards
from newscrawl.stages.extraction.appended import parent_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Block

PARAGRAPHS = 2
"""Paragraphs of the article that the element holds in which such a box stands."""
LINES, FIGURED = 3, 0.5
"""Lines of a box at least, and the share of them that have a number."""
DEPTH = 4
"""Elements, from that of a line outwards, among which its box is sought."""


def with_facts(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Return *kept* with the boxes of figures, none of whose lines has a link, that stand between paragraphs of the article in
    the element which holds these."""
    parents = (parent_of(block) for block, keep in zip(blocks, kept, strict=True) if keep)
    held = Counter(id(parent) for parent in parents if parent is not None)
    around = {parent for parent, count in held.items() if count >= PARAGRAPHS}
    last = max((i for i, keep in enumerate(kept) if keep), default=-1)
    boxes: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(kept.index(True) if last >= 0 else 0, last):
        box = next((inner for inner, outer in _steps(blocks[i]) if outer in around), None)
        if box is not None:
            boxes[box].append(i)
    result = list(kept)
    for places in boxes.values():
        if len(places) >= LINES and not any(kept[i] or blocks[i].link_density for i in places):
            figured = sum(any(map(str.isdigit, blocks[i].text)) for i in places)
            if figured >= FIGURED * len(places):
                for i in places:
                    result[i] = True
    return result


def _steps(block: Block) -> Iterator[tuple[int, int]]:
    """Yield what tells each element from that of *block* outwards, with what tells the one around it."""
    for element in islice(outwards(block), DEPTH):
        if element.parent is not None:
            yield id(element), id(element.parent)
