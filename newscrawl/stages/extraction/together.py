"""What stands in the very element that holds the article's paragraphs: its verses, short sentences, and what comes behind a
box among them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newscrawl.stages.extraction.appended import PARAGRAPH_LINKS, is_sentence, parent_of
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block

PARAGRAPHS, WORDS = 3, 40
"""Paragraphs of the article that an element holds, and their words, at least."""
MOSTLY = 0.5
"""Share of the article's words, and of its own, that they are at least: of an element that holds half a page, less is known."""
LAST_LIKELY = 0.1
"""What the signs of the last sentence must say at least: legal lines stand there as well."""
FEW_WORDS = 2
"""Words of a line that may be anything's, as the name of a section."""
CAPTIONS = {"figcaption", "caption", "hr"}


def with_together(blocks: Sequence[Block], likely: Sequence[float], kept: Sequence[bool]) -> list[bool]:
    """Return *kept* with the lines that stand in the element which holds the article's paragraphs, from the first of these
    to the last sentence in it that is *likely* enough; links, captions, and words that may be a section's are left out."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        parent = parent_of(block)
        if parent is not None and block.tag not in CAPTIONS:
            held[id(parent)].append(i)
    words = {i: len(words_of(blocks[i].text)) for i, keep in enumerate(kept) if keep}
    whole = sum(words.values())
    result = list(kept)
    for places in held.values():
        own = [i for i in places if kept[i]]
        count = sum(words[i] for i in own)
        if len(own) < PARAGRAPHS or count < max(WORDS, MOSTLY * whole):
            continue
        free = [i for i in places if i > own[0] and blocks[i].link_density <= PARAGRAPH_LINKS]
        others = sum(len(words_of(blocks[i].text)) for i in free if not kept[i])
        if count < MOSTLY * (count + others):
            continue
        last = max(
            i for i in (*own, *free) if kept[i] or (likely[i] >= LAST_LIKELY and is_sentence(blocks[i]))
        )
        for i in free:
            result[i] = result[i] or (i <= last and len(words_of(blocks[i].text)) > FEW_WORDS)
    return result
