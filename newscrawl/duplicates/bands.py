"""A story's signature -> the keys by which stories that are alike are met, and how alike two signatures are.

The first 36 of a signature's 128 values make 12 bands of 3. Two stories of Jaccard similarity *s* have a value in common
with probability *s*, a band with s**3, and at least one band with 1 - (1 - s**3)**12:

    s       0.1     0.2     0.3     0.5     0.6     0.7     0.8     0.9
    met     0.012   0.092   0.280   0.799   0.946   0.993   0.9998  1.0000

Who is met is no duplicate yet: the share of all 128 values that agree, which is *s* give or take 0.033, must reach 0.6.
At 0.7 that is so in 999 of 1,000 cases, at 0.5 in 1, and at 0.2 it would have to be wrong by 12 times that. More rows a
band would have fewer strangers meet and need more bands for the same recall (4 rows: 20), each of which is a row of the
index; what strangers cost, a comparison, is cheap.
"""

from __future__ import annotations

from hashlib import blake2b
from operator import eq

BANDS, ROWS = 12, 3
VALUE_BYTES = 4
BAND_BYTES = ROWS * VALUE_BYTES
SIMILAR = 0.6
"""Estimated Jaccard similarity from which a story is a near-duplicate."""
CHANCE = 1 / 256
"""Share of values that differ and yet agree in the one byte that is kept of each."""
KEY_BYTES = 8
"""64 bits: of a million stories, whose bands are 12 million keys, one or none meets a stranger by it."""


def band_keys(signature: bytes, fingerprint: bytes) -> tuple[int, ...]:
    """Return the keys, as SQLite has integers, under which a story is found: one a band; of a story without a signature,
    one for its words. With the same words go the same bands."""
    if not signature:
        return (_number(fingerprint[:KEY_BYTES]),)
    bands = (
        signature[at : at + BAND_BYTES]
        for at in range(0, min(len(signature), BANDS * BAND_BYTES), BAND_BYTES)
    )
    digests = (
        blake2b(bytes((number,)) + band, digest_size=KEY_BYTES).digest() for number, band in enumerate(bands)
    )
    return tuple(map(_number, digests))


def kept(signature: bytes) -> bytes:
    """Return what is kept of *signature*: the lowest byte of each value."""
    return signature[::VALUE_BYTES]


def similarity(one: bytes, other: bytes) -> float:
    """Return the Jaccard similarity of the stories of which this was :func:`kept`, as estimated; 0 for one of which
    nothing was."""
    if not one or len(one) != len(other):
        return 0.0
    agreeing: int = sum(map(eq, one, other))
    return max((agreeing / len(one) - CHANCE) / (1 - CHANCE), 0.0)


def _number(key: bytes) -> int:
    return int.from_bytes(key, "little", signed=True)
