"""Parts of an article that are built alike, one after the other: the posts of a live page, the answers of an interview, the
steps of a guide. Each says too little by itself; together they say enough."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.extraction.alike import names_outwards, outwards
from newscrawl.stages.extraction.appended import PARAGRAPH_LINKS
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block

PARTS, WORDS = 3, 30
"""Parts that are built alike, and their words, at least."""
LIKELY = 0.3
"""What the signs of their words say, in the mean, at least."""
LEVELS, WITHIN = 3, 5
"""Elements, from that of a part outwards, whose names are alike; and those among which one holds a paragraph of the article,
too."""


def with_repeated(blocks: Sequence[Block], likely: Sequence[float], kept: Sequence[bool]) -> list[bool]:
    """Return *kept* with the parts built alike that stand in an element which holds paragraphs of the article, and the
    headings right over them."""
    around = {
        id(element)
        for block, keep in zip(blocks, kept, strict=True)
        if keep
        for element in islice(outwards(block), 1, LEVELS)
    }
    groups: defaultdict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if not kept[i] and block.link_density <= PARAGRAPH_LINKS and block.tag not in HEADING_TAGS:
            inside = any(id(element) in around for element in islice(outwards(block), 1, WITHIN))
            names = names_outwards(block, LEVELS)
            if inside and any(len(one) > 1 for one in names):
                groups[names].append(i)
    result = list(kept)
    for places in groups.values():
        words = [len(words_of(blocks[i].text)) for i in places]
        said = sum(likely[i] * count for i, count in zip(places, words, strict=True))
        if len(places) >= PARTS and sum(words) >= WORDS and said >= LIKELY * sum(words):
            for i in places:
                result[i] = True
                if i > 0 and blocks[i - 1].tag in HEADING_TAGS:
                    result[i - 1] = True
    return result
