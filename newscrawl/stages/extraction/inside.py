"""Short lines of the article itself, which look like furniture: among its paragraphs, in elements named as theirs are, and
lists that one of its lines announces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_in_colon, ends_sentence
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.extraction.alike import names_outwards
from newscrawl.stages.extraction.appended import PARAGRAPH_LINKS
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block

LEVELS = 3
"""Elements, from that of a line outwards, whose names are compared."""
LIKELY = 0.1
"""What the signs of a line must say at least."""
BEHIND, BEHIND_LIKELY = 3, 0.2
"""Lines behind the last that is known for the article's within which sentences may be more of it, and what their signs must
say at least."""
FEW_WORDS, FEW_LIKELY = 2, 0.35
"""Words of a line that may be anything's, as the name of a section, and what its signs must say at least."""

_names = partial(names_outwards, levels=LEVELS)


def with_inside(blocks: Sequence[Block], likely: Sequence[float], kept: list[bool]) -> list[bool]:
    """Return *kept* with the lines of the article that its paragraphs tell."""
    places = [i for i, keep in enumerate(kept) if keep and blocks[i].element is not None]
    if not places:
        return kept
    own = {names for i in places if (names := _names(blocks[i])) and any(len(one) > 1 for one in names)}
    may_be = [
        block.link_density <= PARAGRAPH_LINKS and not keep for block, keep in zip(blocks, kept, strict=True)
    ]
    result, last = list(kept), places[-1]
    for i in range(last + 1, len(blocks)):
        if i > last + BEHIND:
            break
        is_likely = likely[i] >= BEHIND_LIKELY and ends_sentence(blocks[i].text)
        if may_be[i] and is_likely and _names(blocks[i]) in own:
            result[i], last = True, i
    for i in range(places[0] + 1, last):
        if may_be[i] and likely[i] >= _least(blocks[i]):
            result[i] = result[i] or _names(blocks[i]) in own or is_announced(i, blocks, result)
    return result


def _least(block: Block) -> float:
    is_plain = block.tag not in {"li", *HEADING_TAGS} and not ends_in_colon(block.text)
    return FEW_LIKELY if is_plain and len(words_of(block.text)) <= FEW_WORDS else LIKELY


def is_announced(i: int, blocks: Sequence[Block], kept: Sequence[bool]) -> bool:
    """Return whether the line at *i* is an entry of a list of which the line over it, of the article, is one or announces it."""
    if i == 0 or blocks[i].tag != "li" or not kept[i - 1]:
        return False
    block, over = blocks[i], blocks[i - 1]
    return ends_in_colon(over.text) or (over.tag == "li" and over.tokens == block.tokens)
