"""The tail of a story: what is left of the page's furniture after its last paragraph.

Every site has lines there that no list knows ("send to a friend", "the views expressed are ..."). Behind
a widget that ends articles - tags, a source line, a share bar, a copyright line - what is no paragraph
belongs to the page, not to the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.stages.credit_line import closing_credit
from newscrawl.stages.removal import as_removed
from newscrawl.stages.seam_signs import ENDING_KINDS
from newscrawl.stages.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Removed
    from newscrawl.rules import LanguageRules, Words

PARAGRAPH_WORDS = 18
"""Shorter sentences behind the end of an article are readers' comments and disclaimers."""
BUTTONS = frozenset({"share", "short_link"})
"""Kinds of widgets among :data:`~newscrawl.stages.seam_signs.ENDING_KINDS` that stand in articles, too."""
LONGEST_TAIL = 12
"""Blocks; more are no tail but a list that the story ends with."""


def read_tail(
    blocks: Sequence[Block], removed: Sequence[Removed], rules: LanguageRules
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    """Return the story's blocks without its tail, and the tail as cuts; *removed* are the story's cuts."""
    kept, credit = _without_closing(blocks, rules)
    kept, tail = _without_tail(kept, removed, rules.words)
    return kept, (*tail, *credit)


def _without_closing(
    blocks: Sequence[Block], rules: LanguageRules
) -> tuple[Sequence[Block], tuple[Removed, ...]]:
    """Return *blocks* without the line of credits that the last of them is, and that line as a cut."""
    last = blocks[-1] if len(blocks) > 1 else None
    if last is None or last.settled or last.role != "text":
        return blocks, ()
    credit = closing_credit(last.text, rules)
    return (
        (blocks[:-1], (as_removed(last, kind=credit.kind, rule="credit-line"),)) if credit else (blocks, ())
    )


def _without_tail(
    blocks: Sequence[Block], removed: Sequence[Removed], words: Words
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    last = _last_paragraph(blocks, removed, words)
    end = min(
        (cut.index for cut in removed if cut.kind in ENDING_KINDS and _follows(cut, blocks, last)),
        default=None,
    )
    tail = [
        block for block in blocks[last + 1 :] if end is not None and block.index > end and not block.settled
    ]
    if not 0 < len(tail) <= LONGEST_TAIL:
        return tuple(blocks), ()
    cuts = (as_removed(block, kind="other", rule="place-after-end") for block in tail)
    return tuple(block for block in blocks if block not in tail), tuple(cuts)


def _last_paragraph(blocks: Sequence[Block], removed: Sequence[Removed], words: Words) -> int:
    """Return the position of the last paragraph of the article: long, or a sentence in the element of the last long one,
    with no more between them than buttons, as those of a post that is shown there. Readers' comments and disclaimers
    stand behind a heading, a source or tags, or in another element."""
    shapes = [shape(block.text, words) for block in blocks]
    sentences = [i for i, s in enumerate(shapes) if s.kind == "prose"]
    last = next((i for i in reversed(sentences) if shapes[i].words >= PARAGRAPH_WORDS), len(blocks))
    if last == len(blocks) or not blocks[last].tokens:
        return last
    ends = (
        cut.index for cut in removed if cut.kind in ENDING_KINDS - BUTTONS and _follows(cut, blocks, last)
    )
    end = min(ends, default=blocks[-1].index + 1)
    return max(
        i
        for i in sentences
        if i == last or (i > last and blocks[i].index < end and blocks[i].tokens == blocks[last].tokens)
    )


def _follows(cut: Removed, blocks: Sequence[Block], last: int) -> bool:
    return last < len(blocks) and cut.index > blocks[last].index
