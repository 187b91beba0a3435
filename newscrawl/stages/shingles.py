"""A story's text -> its words as they are compared, and the shingles that stand for what it says."""

from __future__ import annotations

import re
from itertools import accumulate

from newscrawl.folding import fold, fold_words

SHINGLE_WORDS = 4
"""Words of a shingle. Of two Arabic articles on one subject hardly any four words in a row are the same; of two
copies, of which one was edited here and there, most are."""

REMEMBERED_WORDS = 100_000
"""Words whose folded form is remembered: some 25 MB. The 1,000 articles by which it was measured have 71,000."""
REMEMBERED_LETTERS = 40
"""Letters of a word that is remembered; longer ones are addresses, or sentences without spaces."""

_BETWEEN = "|"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""

_FOLDED: dict[str, str] = {}
"""What stands between two spaces, as written -> its folded words between spaces."""


def compared(text: str) -> tuple[str, list[str]]:
    """Return ``fold_words(text)`` as one line, with spaces between them, and as a list; two to three times as fast for a
    story.

    Folding takes each character by itself, and what stands between two spaces makes words of its own: most of what a
    story is written with was met in others.

    >>> compared("«الصباح»: عددٌ جديد")
    ('الصباح عدد جديد', ['الصباح', 'عدد', 'جديد'])
    """
    parts = text.split()
    found = list(map(_FOLDED.get, parts))
    if None in found:
        new = _folded([part for part, known in zip(parts, found, strict=True) if known is None])
        found = [new[part] if known is None else known for part, known in zip(parts, found, strict=True)]
    words = list(filter(None, found))  # a dash between spaces is no word
    line = " ".join(words)
    if line.count(" ") >= len(words):  # what was written as one is several
        words = line.split()
    return line, words


def shingles(line: str, words: list[str]) -> list[str]:
    """Return each four *words* in a row; all of them as one, if they are fewer; none of no words.

    In a script that is written without spaces, each of its letters is a word. *line* is the words with spaces between.

    >>> shingles(*compared("one two three four five"))
    ['one two three four', 'two three four five']
    """
    if _UNSPACED.search(line):
        words = [part for word in words for part in (word if _UNSPACED.search(word) else (word,))]
        line = " ".join(words)
    if len(words) < SHINGLE_WORDS:
        return [line] if words else []
    lasts = list(accumulate(map(len, words), lambda end, length: end + 1 + length))
    starts = [0, *[end + 1 for end in lasts]]
    return [line[start:end] for start, end in zip(starts, lasts[SHINGLE_WORDS - 1 :], strict=False)]


def _folded(new: list[str]) -> dict[str, str]:
    """Return the folded words of each of *new*, and remember them for other texts."""
    new = list(dict.fromkeys(new))
    pieces = fold(_BETWEEN.join(new)).split(_BETWEEN)  # at once
    if len(pieces) != len(new):  # one of them holds what stands between them, or folds to it
        pieces = [fold(part) for part in new]
    words = (piece if piece.isalnum() else " ".join(fold_words(piece)) for piece in pieces)
    folded = dict(zip(new, words, strict=True))
    if len(_FOLDED) + len(new) > REMEMBERED_WORDS:
        _FOLDED.clear()  # else one text of strange words would slow every later text of the process
    if len(new) <= REMEMBERED_WORDS:
        _FOLDED.update((part, words) for part, words in folded.items() if len(part) <= REMEMBERED_LETTERS)
    return folded
