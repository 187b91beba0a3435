"""Texts -> signatures: equal for equal words, alike for words that are nearly the same.

MinHash (Broder 1997) over the set of a text's shingles, which are SHINGLE folded words in a row: the share of
equal values in two signatures is an estimate of the Jaccard index J of the two sets, with a standard deviation of
sqrt(J (1 - J) / VALUES), 0.04 at J = 0.7. The first BANDS * ROWS values are cut into bands; two stories are
compared if a band is equal, which happens with probability 1 - (1 - J**ROWS)**BANDS:

    J           0.1    0.2    0.3    0.4    0.5    0.55   0.6    0.7    0.8    0.9
    compared    0.002  0.032  0.150  0.405  0.725  0.853  0.938  0.996  1.000  1.000

Being compared is not yet being a repeat: the estimate decides (:data:`newscrawl.duplicates.judging.THRESHOLD`).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b

from rensa import RMinHash

from newscrawl.folding import fold_words

SHINGLE = 4
"""Words of a shingle: with fewer, articles of one subject share phrases; with more, each changed word costs more."""
VALUES = 128
"""Values of a signature."""
ROWS = 4
"""Values of a band."""
BANDS = 20
"""Bands of a signature: fewer miss repeats, and more cost a look-up each."""
LEAST_WORDS = 8
"""Words under which a text is not compared: a caption or "updated shortly" is no story to repeat."""
LEAST_NEAR_WORDS = 20
"""Words under which only equal texts are repeats: two flashes may differ in the one word that is the news."""
_SEED = 1
_DIGEST_BYTES = 16
_KEY_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What is kept of a text to compare it by."""

    digest: bytes
    """Equal for texts of the same folded words."""
    values: bytes = field(default=b"", repr=False)
    """VALUES unsigned numbers of 32 bits; empty for a text that is only compared whole."""
    keys: tuple[int, ...] = field(default=(), repr=False)
    """Signed numbers of 64 bits: two texts that share none are not compared."""


def sign(text: str) -> Signature | None:
    """Return the signature of *text*; None if it has too few words to be compared.

    Typing makes no difference (:mod:`newscrawl.folding`), nor do line breaks.
    """
    words = fold_words(text)
    if len(words) < LEAST_WORDS:
        return None
    digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest()
    whole = _key(digest[:_KEY_BYTES])
    if len(words) < LEAST_NEAR_WORDS:
        return Signature(digest=digest, keys=(whole,))
    minhash = RMinHash(num_perm=VALUES, seed=_SEED)
    minhash.update(_shingles(words))
    values = array("I", minhash.digest()).tobytes()
    return Signature(digest=digest, values=values, keys=(whole, *_bands(values)))


def _shingles(words: list[str]) -> list[str]:
    text = "\n".join(words)
    if not text.isascii():
        # Half a surrogate pair cannot leave Python.
        text = text.encode("utf-8", "replace").decode("utf-8")
        words = text.split("\n")
    return list(map(" ".join, zip(*(words[start:] for start in range(SHINGLE)), strict=False)))


def _bands(values: bytes) -> tuple[int, ...]:
    width = ROWS * 4
    # The number of the band is part of its key: equal values in different places say nothing.
    return tuple(
        _key(blake2b(values[band * width : (band + 1) * width], digest_size=_KEY_BYTES, salt=bytes([band])).digest())
        for band in range(BANDS)
    )


def _key(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)
