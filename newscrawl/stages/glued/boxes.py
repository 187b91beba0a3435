"""Where the paragraph begins on a line that holds a read-also box, headlines and all.

"روابط ذات علاقة كلينتون تأمل بعلاقات ... وستعقد اجتماعات مع القادة": no separator says where the last
headline ends. Prose and headlines differ in what they are made of: headlines hardly have commas and
half the function words; paragraphs open with a few hundred words that seldom stand inside a headline.
Each word is asked how well a paragraph would begin there, and the best one is taken.
"""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import opening
from newscrawl.stages.words.shape import joins_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.rules import Words

PROSE_LIKE = {"comma": 2.5, "function": 0.7, "joined": 0.3, "quote": -0.2, "word": -0.2, "number": -0.45,
              "colon": -0.8, "question": -2.0}  # fmt: skip
"""Log of how much more frequent a kind of token is in the first 25 tokens of paragraphs than in headlines,
counted over 3,300 headlines and 7,500 paragraphs of Arabic news; commas are capped."""
OPENS = {"continuer": 3.3, "reporting": 1.0, "joined": 1.5, "function": -2.0, "other": -2.0}
"""How well each kind of token opens a paragraph, on the same scale: 56 of 100 paragraphs open with a word
of the lists, 2 of 100 words of headlines are in them."""
PUNCTUATION = {
    mark: sort for sort, marks in {"comma": ",،;؛", "colon": ":", "question": "?؟!"}.items() for mark in marks
}
"""Marks that are counted apart; all others are of the kind ``quote``."""
OPENING_WEIGHT = 2.0
"""How much more the word says that would open the paragraph than a word beside it; chosen, not counted."""
TOKENS_AFTER, TOKENS_BEFORE = 8, 10
"""Tokens on each side that are looked at."""
WORD_COST = 0.05
"""Taken off for each word before: a box is short."""
MIN_HEADLINE_WORDS = 3
"""Words that stand before the paragraph at least: a headline."""
MIN_PARAGRAPH_TOKENS = 10
"""Words and marks that stand behind its beginning at least."""
MAX_TOKENS = 400
"""Tokens looked at: no box with its headlines is longer."""
MISPLACED = -2.0
"""Added where a function word or a comma stands just before, and where a colon stands just behind: no
paragraph begins after "in", and "Iraq: ..." opens a headline. Chosen, on the scale of ``OPENS``."""

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
"""Vowel marks and joiners: Python counts them as no part of a word."""
_TOKEN = re.compile(rf"\w[\w{_MARKS}]*|[^\w\s]")


def paragraph_start(text: str, words: Words) -> int | None:
    """Return the offset in *text*, headlines and then a paragraph, at which the paragraph begins;
    ``None`` where *text* is too short to hold both."""
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text)][:MAX_TOKENS]
    sorts = [_sort(token, words) for token, _ in tokens]
    best: tuple[float, int] | None = None
    headline_words = 0
    for i, (_, start) in enumerate(tokens[: len(tokens) - MIN_PARAGRAPH_TOKENS]):
        is_word = sorts[i] in {"word", "function", "joined", "number"}
        if is_word and headline_words >= MIN_HEADLINE_WORDS:
            score = _score(i, sorts, text[start:], words) - WORD_COST * headline_words
            if best is None or score > best[0]:
                best = (score, start)
        headline_words += is_word
    return best[1] if best is not None else None


def paragraph_likeness(headline: str, paragraph: str, words: Words) -> float:
    """Return how well a paragraph begins where *headline* ends and *paragraph* follows; 0 is as well as in the middle of
    either."""
    before = [_sort(match.group(), words) for match in islice(_TOKEN.finditer(headline), MAX_TOKENS)]
    after = [_sort(match.group(), words) for match in islice(_TOKEN.finditer(paragraph), TOKENS_AFTER)]
    return _score(len(before), [*before, *after], paragraph, words) if before and after else -math.inf


def _score(i: int, sorts: Sequence[str], rest: str, words: Words) -> float:
    """Return how well the paragraph would begin at token *i*, with *rest* the text from there on;
    scores of one line can be compared, and mean nothing else."""
    opener = OPENS[_opener(rest, sorts[i], words)]
    if i + 1 < len(sorts) and sorts[i + 1] == "colon" and opener < OPENS["continuer"]:
        opener += MISPLACED
    if sorts[i - 1] in {"function", "comma"}:
        opener += MISPLACED
    after = sum(PROSE_LIKE[sort] for sort in sorts[i + 1 : i + TOKENS_AFTER])
    before = sum(PROSE_LIKE[sort] for sort in sorts[max(0, i - TOKENS_BEFORE) : i])
    return OPENING_WEIGHT * opener + after - before


def _opener(rest: str, sort: str, words: Words) -> str:
    """Return the key of ``OPENS`` for a paragraph that begins as *rest* does, with a token of *sort*."""
    folded = fold(rest[:80])
    if opening(folded, words.continuers) is not None:
        return "continuer"
    if opening(folded, words.reporting) is not None:
        return "reporting"
    if joins_on(folded):
        return "joined"
    return "function" if sort == "function" else "other"


def _sort(token: str, words: Words) -> str:
    """Return the key of ``PROSE_LIKE`` for *token*."""
    if not token[0].isalnum():
        return PUNCTUATION.get(token, "quote")
    folded = fold(token)
    if folded in words.stop:
        return "function"
    if folded.isdigit():
        return "number"
    return "joined" if joins_on(token) else "word"
