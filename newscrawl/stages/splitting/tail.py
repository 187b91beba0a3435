"""The tail of a story: what is left of the page's furniture after its last paragraph.

Every site has lines there that no list knows ("send to a friend", "the views expressed are ..."). Behind
a widget that ends articles - tags, a source line, a share bar, a copyright line - what is no paragraph
belongs to the page, not to the story.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.lines.credit_line import closing_credit
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.lines.timeline import opens_with_hour
from newscrawl.stages.removal import as_removed
from newscrawl.stages.splitting.seam_cuts import ENDING_KINDS
from newscrawl.stages.words.shape import shape
from newscrawl.stages.words.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.rules import LanguageRules, Words

PARAGRAPH_WORDS = 18
"""Shorter sentences behind the end of an article are readers' comments and disclaimers."""
BUTTONS: frozenset[Kind] = frozenset({"share", "short_link"})
"""Kinds of widgets among :data:`~newscrawl.stages.splitting.seam_cuts.ENDING_KINDS` that stand in articles, too."""
GOING_ON, TOLD = 3, 1 / 3
"""Sentences behind the end of an article with which it goes on, and the share of them that must have a term of it."""
LONGEST_TAIL = 12
"""Blocks; more are no tail but a list that the story ends with."""


def read_tail(
    blocks: Sequence[Block], removed: Sequence[Removed], rules: LanguageRules
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    """Return the story's blocks without its tail, and the tail as cuts; *removed* are the story's cuts."""
    kept, credit = _without_closing(blocks, rules)
    kept, tail = _without_tail(kept, removed, rules)
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
    blocks: Sequence[Block], removed: Sequence[Removed], rules: LanguageRules
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    last = _last_paragraph(blocks, removed, rules.words)
    end = _first_end(blocks, removed, last, ENDING_KINDS)
    tail = [block for block in blocks[last + 1 :] if block.index > end and not block.settled]
    if not 0 < len(tail) <= LONGEST_TAIL or _goes_on(blocks, last, rules):
        return tuple(blocks), ()
    cuts = (as_removed(block, kind="other", rule="place-after-end") for block in tail)
    return tuple(block for block in blocks if block not in tail), tuple(cuts)


def _goes_on(blocks: Sequence[Block], last: int, rules: LanguageRules) -> bool:
    """Return whether the article goes on behind its long paragraph at *last*, whatever ends articles there: a label of
    comments, of a poll or a login in its middle. Sentences follow, on what is before, to the end; readers' comments have
    their writers' names between them, and notices another subject."""
    behind = blocks[last + 1 :]
    prose = [shape(block.text, rules.words).kind == "prose" for block in behind]
    if sum(prose) < GOING_ON or not prose[-1]:
        return False
    heads = [not is_prose and not opens_with_hour(b.text) for is_prose, b in zip(prose, behind, strict=True)]
    under_a_line = sum(is_head and is_prose for is_head, is_prose in zip(heads, prose[1:], strict=False))
    language = rules.language or "und"
    known = {term for block in blocks[: last + 1] for term in terms(block.text, language)}
    sentences = (block for block, is_prose in zip(behind, prose, strict=True) if is_prose)
    told = sum(not known.isdisjoint(terms(block.text, language)) for block in sentences)
    return 2 * under_a_line <= sum(prose) and told >= TOLD * sum(prose)


def _last_paragraph(blocks: Sequence[Block], removed: Sequence[Removed], words: Words) -> int:
    """Return the position of the last paragraph of the article: the last long one, or a shorter sentence behind it that
    goes on. Readers' comments and disclaimers stand behind a heading, a source or tags, or in another element."""
    shapes = [shape(block.text, words) for block in blocks]
    sentences = [i for i, s in enumerate(shapes) if s.kind == "prose"]
    last = next((i for i in reversed(sentences) if shapes[i].words >= PARAGRAPH_WORDS), len(blocks))
    if last == len(blocks):
        return last
    end = _first_end(blocks, removed, last, ENDING_KINDS - BUTTONS)
    comments = _first_end(blocks, removed, last, frozenset({"comments"}))
    tokens = blocks[last].tokens
    return max(
        i
        for i, (block, built) in enumerate(zip(blocks, shapes, strict=True))
        if i == last
        or (i > last and built.kind == "prose" and tokens and block.tokens == tokens and block.index < end)
        or (i > last and built.continues and ends_sentence(block.text) and block.index < comments)
    )


def _first_end(
    blocks: Sequence[Block], removed: Sequence[Removed], last: int, kinds: frozenset[Kind]
) -> float:
    """Return the index of the first cut of these *kinds* behind the paragraph at *last*; infinity for none, or where
    there is no paragraph. What the looks of a line say that it is ends nothing."""
    begin = blocks[last].index if last < len(blocks) else inf
    ends = (cut.index for cut in removed if cut.kind in kinds and not cut.rule.startswith(BY_LOOKS))
    return min((index for index in ends if index > begin), default=inf)
