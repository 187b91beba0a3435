"""What a block looks like, in any language: prose, a headline, a fragment.

A headline is told from a paragraph by more than its length: it has no full stop, holds no second
sentence, and does not open the way a sentence does that continues a story ("He added", "وأضاف").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import fold
from newscrawl.memo import remembered
from newscrawl.rules.sentences import breaks_sentence, count_words, ends_sentence, opening
from newscrawl.stages.words.frequency import zipf

if TYPE_CHECKING:
    from newscrawl.rules import Words

PROSE_WORDS = 25
"""A line this long is a paragraph even without a full stop. Of 700 headlines read for the purpose 99 in
100 had at most 20 words; feeds cut at 25."""
SENTENCE_WORDS = 8
"""A line that ends in a full stop is a paragraph from this many words on."""
CONTINUING_WORDS = 12
"""A line that opens as a continuing sentence is a paragraph from this many words on."""
PARTED_WORDS, PARTS = 18, 4
"""A line of so many words is a paragraph where commas part it into so many: a long question, a sentence whose full stop is lost."""
HEADLINE_WORDS = (3, 24)

_COMMA = re.compile(r"[,،؛;、，](?=\s)")
_FIRST_WORD = re.compile(r"و([^\W\d_]{2,})")
_BULLET = re.compile(r"^\s*(?:[•●▪■◆◦‣∙·*➤►▶✔✅🔴]\ufe0f?|[-–—»](?=\s))\s*(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a line is built."""

    words: int
    kind: Literal["prose", "headline", "fragment"]
    """``fragment``: too short or too broken to be either."""
    bullet: bool
    """Whether the line opens with a list mark."""
    continues: bool
    """Whether it opens as a sentence that continues a story."""
    reports: bool
    """Whether it opens with a verb that opens a report ("أعلنت وزارة ..."), and not in the middle of one."""


@remembered
def shape(text: str, words: Words) -> Shape:
    """Return the shape of *text*; *words* are the tables of its language."""
    folded = fold(text)
    bare = _BULLET.sub("", folded)
    count = count_words(bare)
    continues = opening(bare, words.continuers) is not None or joins_on(bare)
    return Shape(
        words=count,
        kind=_kind(bare, count, continues=continues),
        bullet=bare != folded,
        continues=continues,
        reports=not continues
        and bare == folded
        and opening(bare, words.reporting) is not None
        and bare[0].isalpha(),
    )


def joins_on(text: str) -> bool:
    """Return whether *text* opens with the Arabic "and" written onto its first word: what is left of the
    word is then more frequent than the whole ("وقال" is "و" + "قال", "وزير" is one word)."""
    first = _FIRST_WORD.match(text)
    return first is not None and zipf(first.group(1), "ar") > zipf(first.group(), "ar")


def _kind(text: str, count: int, *, continues: bool) -> Literal["prose", "headline", "fragment"]:
    if count >= PROSE_WORDS:
        return "prose"
    if count >= SENTENCE_WORDS and (ends_sentence(text) or breaks_sentence(text) or text.endswith(":")):
        return "prose"
    if continues and count >= CONTINUING_WORDS:
        return "prose"
    if count >= PARTED_WORDS and len(_COMMA.findall(text)) >= PARTS - 1:
        return "prose"
    low, high = HEADLINE_WORDS
    return "headline" if low <= count <= high and not ends_sentence(text) else "fragment"
