"""What a text is about: its names and rare words, lightly folded, each with a weight.

Two passages of one story share names and rare words; two stories share little but common words. A
word's weight is its rarity in the language at large (wordfreq's Zipf scale), so that no list of stop
words is needed, and a name that wordfreq has never seen weighs most.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.memo import remembered
from newscrawl.stages.words.frequency import known_languages, zipf

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

COMMON_ZIPF = 5.6
"""Words this frequent say nothing of the subject. Zipf 6 is once in a thousand words, 3 once in a
million (wordfreq's documentation)."""
MAX_WEIGHT = 3.5
"""Names that wordfreq does not know weigh no more than words of Zipf 2.1."""
MIN_LETTERS = 3
"""Letters of a term at least, and of what is left of an Arabic word without its articles and endings."""

_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0620-\u064a]")
_ARABIC_PREFIX = re.compile("^(?:[وف]?(?:[بك]ال|لل|ال)|[وف](?=[^\\W]{4}))")
_ARABIC_SUFFIX = re.compile("(?:ها|هم|هما|كم|نا|ات|ان|ين|ون|يه|ية|ه|ة|ي)$")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
UNKNOWN_ZIPF = 3.0
"""Taken for every word of a language that wordfreq does not have."""


def stem(word: str) -> str:
    """Return *word* (folded) without the articles, conjunctions and endings that Arabic writes onto a
    word, after Larkey's light10 stemmer; words of other scripts lose nothing."""
    if not _ARABIC.search(word):
        return word
    bare = _ARABIC_PREFIX.sub("", word)
    if len(bare) < MIN_LETTERS:
        bare = word
    cut = _ARABIC_SUFFIX.sub("", bare)
    return cut if len(cut) >= MIN_LETTERS else bare


@lru_cache(maxsize=200_000)
def _term(word: str, language: str) -> tuple[str, float]:
    """Return the term that *word* is, with its weight; 0 for none."""
    if len(word) < MIN_LETTERS or word.isdigit():
        return word, 0.0
    frequency = zipf(word, language) if language in known_languages() else UNKNOWN_ZIPF
    return stem(word), max(0.0, min(MAX_WEIGHT, COMMON_ZIPF - frequency))


@remembered
def terms(text: str, language: str = "ar") -> Mapping[str, float]:
    """Return the terms of *text* with their weights, 0 to ``MAX_WEIGHT``; of scripts that are written
    without spaces, the pairs of letters."""
    weights: dict[str, float] = {}
    folded = fold(text)
    runs = _UNSPACED.findall(folded)
    for run in runs:
        weights.update(dict.fromkeys((run[i : i + 2] for i in range(len(run) - 1)), 1.0))
    if runs:
        folded = _UNSPACED.sub(" ", folded)
    for word in dict.fromkeys(_WORD.findall(folded)):
        term, weight = _term(word, language)
        if weight > 0:
            weights[term] = min(weight, weights.get(term, weight))
    return weights


def overlap(after: Mapping[str, float], before: Container[str]) -> float:
    """Return the share of the weight of *after* that is in *before*, 0..1."""
    total = sum(after.values())
    return sum([weight for key, weight in after.items() if key in before]) / total if total else 0.0
