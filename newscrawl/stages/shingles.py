"""A story's text -> its words as they are compared, and the shingles that stand for what it says."""

from __future__ import annotations

import re

from newscrawl.folding import fold_words

SHINGLE_WORDS = 4
"""Words of a shingle. Of two Arabic articles on one subject hardly any four words in a row are the same; of two
copies, of which one was edited here and there, most are."""

REMEMBERED_WORDS = 50_000
"""Words whose folded form is remembered: some 10 MB. The 900 articles by which it was measured have 36,000; folding
word by word is three times as fast then as folding the text."""
REMEMBERED_LETTERS = 40
"""Letters of a word that is remembered; longer ones are addresses, or sentences without spaces."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""


class _Words(dict[str, str]):
    """What stands between two spaces, as written -> its folded words between spaces, worked out when first met."""

    def __missing__(self, written: str) -> str:
        folded = " ".join(fold_words(written))
        if len(written) <= REMEMBERED_LETTERS:
            if len(self) >= REMEMBERED_WORDS:
                self.clear()  # else one text of strange words would slow every later text of the process
            self[written] = folded
        return folded


_FOLDED = _Words()


def compared_words(text: str) -> list[str]:
    """Return ``fold_words(text)``, faster for a long text.

    Folding takes each character by itself, and what stands between two spaces makes words of its own.

    >>> compared_words("«الصباح»: عددٌ جديد")
    ['الصباح', 'عدد', 'جديد']
    """
    return " ".join(map(_FOLDED.__getitem__, text.split())).split()


def shingles(words: list[str]) -> list[str]:
    """Return each four *words* in a row; all of them as one, if they are fewer; none of no words.

    In a script that is written without spaces, each of its letters is a word.

    >>> shingles("one two three four five".split())
    ['one two three four', 'two three four five']
    """
    if _UNSPACED.search(" ".join(words)):
        words = [part for word in words for part in (word if _UNSPACED.search(word) else (word,))]
    if len(words) < SHINGLE_WORDS:
        return [" ".join(words)] if words else []
    return list(map(" ".join, zip(words, words[1:], words[2:], words[3:], strict=False)))
