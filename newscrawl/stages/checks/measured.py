"""What is counted of a text, once for all checks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.folding import fold
from newscrawl.rules.sentences import units

_WORD = re.compile(r"\w+(?:[^\w\s]\w+)*")
"""A word without the punctuation around it, with what is inside: don't, 3.5."""
_ENDS = re.compile(
    r"""
    [.!?؟۔。！？।…]             # as sentences end, in Arabic, Urdu, Chinese and Hindi, too
    [\s"'»”’)\]）」』]* \Z      # behind a quotation or in brackets
    """,
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r"(?:\.{3,}|…)[\s\"'»”’)\]]*\Z")
_STOP = re.compile(r"[.!?؟۔](?=[\s\"'»”’)\]]|\Z)|[。！？।]")
_UNSPACED = frozenset({"zh", "ja", "th"})
_PREFIXES = ("و", "ف")


@dataclass(frozen=True, slots=True)
class Measured:
    """A text, taken apart."""

    text: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    """Without empty ones."""
    words: tuple[str, ...] = field(repr=False)
    """Without the punctuation around them; of scripts without spaces, the pairs of letters."""
    tokens: tuple[str, ...] = field(repr=False)
    """What stands between spaces, punctuation included."""
    lowered: str = field(repr=False)
    ends: tuple[bool, ...] = field(repr=False)
    """Of each line, whether it ends as a sentence does."""


def measure(text: str, language: str) -> Measured:
    """Return what there is to count of *text*, which is in *language*."""
    tokens = tuple(text.split())
    lines = tuple(line for line in text.split("\n") if line.strip())
    if language in _UNSPACED:
        words = tuple(word for line in lines for word in units(line))
        tokens = words
    else:
        words = tuple(_WORD.findall(text))
    return Measured(text, lines, words, tokens, text.lower(), tuple(map(ends_sentence, lines)))


def ends_sentence(line: str) -> bool:
    """Return whether *line* ends as a sentence does, in whatever script; an ellipsis does not."""
    return _ENDS.search(line[-8:]) is not None and not ends_in_ellipsis(line)


def ends_in_ellipsis(line: str) -> bool:
    """Return whether *line* ends in an ellipsis."""
    return _ELLIPSIS.search(line[-12:]) is not None


def count_sentences(line: str) -> int:
    """Return the number of sentences of *line*, at least 1."""
    return max(1, len(_STOP.findall(line)))


def stop_words_of(words: tuple[str, ...], stop_words: frozenset[str], enough: float) -> int:
    """Return how many different ones of the folded *stop_words* are among *words*, counted up to *enough*. An Arabic one
    counts with "and" or "so" before it: وفي, فإن."""
    found: set[str] = set()
    for word in words:
        folded = fold(word)
        if folded not in stop_words and folded.startswith(_PREFIXES):
            folded = folded[1:]
        if folded in stop_words:
            found.add(folded)
            if len(found) >= enough:
                break
    return len(found)
