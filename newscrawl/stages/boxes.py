"""Where the paragraph begins on a line that holds a read-also box, headlines and all.

"روابط ذات علاقة كلينتون تأمل بعلاقات ... وستعقد اجتماعات مع القادة": no separator says where the last
headline ends. Prose and headlines differ in what they are made of: headlines hardly have commas and
half the function words; paragraphs open with a few hundred words that seldom stand inside a headline.
Each word is asked how well a paragraph would begin there, and the best one is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import opening
from newscrawl.stages.shape import joins_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.rules import Words

# Log of how much more frequent a kind of token is in the first 25 tokens of paragraphs than in headlines,
# counted over 3,300 headlines and 7,500 paragraphs of Arabic news; commas are capped.
PROSE_LIKE = {"comma": 2.5, "function": 0.7, "joined": 0.3, "quote": -0.2, "word": -0.2, "number": -0.45,
              "colon": -0.8, "question": -2.0}  # fmt: skip
# How well each kind of token opens a paragraph, on the same scale: 56 of 100 paragraphs open with a word
# of the lists, 2 of 100 words of headlines are in them.
OPENS = {"continuer": 3.3, "reporting": 1.0, "joined": 1.5, "function": -2.0, "other": -2.0}
PUNCTUATION = {
    mark: sort for sort, marks in {"comma": ",،;؛", "colon": ":", "question": "?؟!"}.items() for mark in marks
}
OPENING_WEIGHT = 2.0
TOKENS_AFTER, TOKENS_BEFORE = 8, 10
"""Tokens on each side that are looked at."""
WORD_COST = 0.05
"""Taken off for each word before: a box is short."""
MIN_HEADLINE_WORDS = 3
MIN_PARAGRAPH_TOKENS = 10
MAX_TOKENS = 400
"""Tokens looked at: no box with its headlines is longer."""
AFTER_FUNCTION_WORD = -2.0
"""A paragraph does not begin after "in" or after a comma."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


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


def _score(i: int, sorts: Sequence[str], rest: str, words: Words) -> float:
    """Return how well the paragraph would begin at token *i*, with *rest* the text from there on."""
    opener = OPENS[_opener(rest, sorts[i], words)]
    if i + 1 < len(sorts) and sorts[i + 1] == "colon" and opener < OPENS["continuer"]:
        opener += AFTER_FUNCTION_WORD  # "Iraq: ..." opens a headline
    if sorts[i - 1] in {"function", "comma"}:
        opener += AFTER_FUNCTION_WORD
    after = sum(PROSE_LIKE[sort] for sort in sorts[i + 1 : i + TOKENS_AFTER])
    before = sum(PROSE_LIKE[sort] for sort in sorts[max(0, i - TOKENS_BEFORE) : i])
    return OPENING_WEIGHT * opener + after - before


def _opener(rest: str, sort: str, words: Words) -> str:
    folded = fold(rest[:80])
    if opening(folded, words.continuers) is not None:
        return "continuer"
    if opening(folded, words.reporting) is not None:
        return "reporting"
    if joins_on(folded):
        return "joined"
    return "function" if sort == "function" else "other"


def _sort(token: str, words: Words) -> str:
    if not token[0].isalnum():
        return PUNCTUATION.get(token, "quote")
    folded = fold(token)
    if folded in words.stop:
        return "function"
    if folded.isdigit():
        return "number"
    return "joined" if joins_on(token) else "word"
