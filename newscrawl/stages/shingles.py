"""A story's text -> its words as they are compared, and the shingles that stand for what it says."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add

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


def compared(text: str) -> str:
    """Return ``" ".join(fold_words(text))``; two to three times as fast for a story.

    Folding takes each character by itself, and what stands between two spaces makes words of its own: most of what a
    story is written with was met in others.

    >>> compared("«الصباح»: عددٌ جديد")
    'الصباح عدد جديد'
    """
    parts = text.split()
    found = list(map(_FOLDED.get, parts))
    if None in found:
        new = _folded([part for part, known in zip(parts, found, strict=True) if known is None])
        found = [new[part] if known is None else known for part, known in zip(parts, found, strict=True)]
    return " ".join(filter(None, found))  # a dash between spaces is no word


def shingles(line: str) -> list[bytes]:
    """Return each four words in a row of *line*, which is :func:`compared`, in UTF-8; all of them as one, if they are
    fewer; none of no words.

    In a script that is written without spaces, each of its letters is a word.

    >>> shingles("one two three four five")
    [b'one two three four', b'two three four five']
    """
    if _UNSPACED.search(line):
        line = " ".join(_UNSPACED.sub(r" \g<0> ", line).split())
    data = line.encode("utf-8", "replace")
    # Where each word ends, and the next begins. Slices are half as dear as putting words together.
    lengths = list(accumulate(map(len, data.split(b" "))))
    if len(lengths) < SHINGLE_WORDS:
        return [data] if data else []
    starts = [0, *map(add, lengths, range(1, len(lengths) - SHINGLE_WORDS + 2))]
    ends = map(add, lengths[SHINGLE_WORDS - 1 :], range(SHINGLE_WORDS - 1, len(lengths)))
    return list(map(data.__getitem__, map(slice, starts, ends)))


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
