"""Where two Arabic words stand as one because a heading and its paragraph, or two elements, met.

"توترات سياسيةتشهد" comes of ``<h3>توترات سياسية</h3><p>تشهد`` read without the break. Correct words must
never come apart, so a word is split only if it exists nowhere itself and both its parts do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.stages.words.frequency import zipf

if TYPE_CHECKING:
    from collections.abc import Container

KNOWN_ZIPF = 3.0
"""Both parts must be at least this frequent: once in a million words, about 25,000 Arabic forms."""
KNOWN_ZIPF_AFTER_FINAL = 1.5
"""Enough where the left part ends in ة or ى, which stand at the end of a word only."""
MIN_PART = 4
"""Letters of each part; shorter ones are clitics and endings ("هما", "كال")."""
CONJUNCTION = "و"
"""The "and" that Arabic writes onto the next word."""
MIN_PART_AFTER_FINAL = 2
"""Letters that a word in ة or ى has more than, its ending included."""
NEARBY_LEFT_MIN = 5
"""Letters of a left part that is known only because it stands alone elsewhere on the page."""

_LONG_WORD = re.compile("[\u0621-\u063a\u0641-\u0652]{6,}")
_CANDIDATE = re.compile("^[\u0621-\u063a\u0641-\u064a]{6,40}[\u064b-\u0652]?$")
_FINAL = re.compile("[ةى](?=[\u0621-\u064a]{2})")
_CLITICS = re.compile("^[وف]?(?:س|[بكل]?ال|لل|[بكل])?")
_ENDINGS = re.compile("(?:هما|كما|ها|هم|هن|كم|نا|ني|ه|ك|ي|ا)$")


@lru_cache(maxsize=100_000)
def _zipf(word: str) -> float:
    """Return how frequent *word* is in Arabic on wordfreq's Zipf scale; 0 for one that it does not have."""
    return zipf(word, "ar")


@lru_cache(maxsize=100_000)
def exists(word: str) -> bool:
    """Return whether *word* exists as it stands: then no space was lost in it."""
    return _zipf(word) > 0


def is_word(word: str) -> bool:
    """Return whether *word* exists, as it stands or without what Arabic writes onto a word."""
    bare = _CLITICS.sub("", word)
    return any(
        len(form) >= MIN_PART - 1 and _zipf(form) > 0
        for form in (word, bare, _ENDINGS.sub("", word), _ENDINGS.sub("", bare))
    )


def spaced(text: str, nearby: Container[str]) -> str:
    """Return *text* with the spaces put back that are missing between its words; *nearby* as in :func:`lost_space`."""
    if all(map(exists, _LONG_WORD.findall(text))):
        return text
    cuts = [
        match.start() + offset
        for match in _LONG_WORD.finditer(text)
        if (offset := lost_space(match.group(), nearby))
    ]
    return " ".join(text[start:end] for start, end in pairwise([0, *cuts, len(text)]))


def lost_space(word: str, nearby: Container[str] = ()) -> int | None:
    """Return the offset in *word* where a space was lost, or ``None``.

    *nearby* holds the words that stand alone on the page: a name that no word list knows is known by it.
    """
    if exists(word) or not _CANDIDATE.match(word):
        return None
    for final in _FINAL.finditer(word):
        left, right = word[: final.end()], word[final.end() :]
        if len(left) > MIN_PART_AFTER_FINAL and _zipf(right) >= KNOWN_ZIPF_AFTER_FINAL and is_word(left):
            return final.end()
    return None if is_word(word) else _between_known_words(word, nearby)


def _between_known_words(word: str, nearby: Container[str]) -> int | None:
    """Return where a known word meets "and" + a known word, the way most Arabic paragraphs begin.

    Without the conjunction the rule would hit sound words: "تنافسيتهم" is not "تنافس" + "يتهم".
    """
    best, offset = 0.0, None
    for i in range(MIN_PART, len(word) - MIN_PART):
        if word[i] != CONJUNCTION:
            continue
        left, right = word[:i], word[i + 1 :]
        left_zipf, right_zipf = _zipf(left), _zipf(right)
        if len(right) < MIN_PART or len(left.removeprefix("ال")) < MIN_PART:
            continue
        if len(left) >= NEARBY_LEFT_MIN and left in nearby:
            left_zipf = max(left_zipf, KNOWN_ZIPF)
        worse = min(left_zipf, right_zipf)
        if worse >= KNOWN_ZIPF and worse > best:
            best, offset = worse, i
    return offset
