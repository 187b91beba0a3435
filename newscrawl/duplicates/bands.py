"""A story's signature -> the keys by which stories that are alike are met, and how alike two signatures are.

45 of a signature's 128 values make 20 bands of 3 in 5 groups: the 4 bands of a group have their first value in common. Two
stories of Jaccard similarity *s* have a value in common with probability *s*; so they meet in a group with
g = s * (1 - (1 - s**2)**4), and at all with 1 - (1 - g)**5:

    s       0.1     0.2     0.3     0.5     0.6     0.7     0.8     0.9
    met     0.020   0.142   0.390   0.876   0.969   0.995   0.9996  1.0000

Who is met is no duplicate yet: the share of all 128 values that agree, which is *s* give or take 0.033, must reach 0.6.
At 0.7 that is so in 999 of 1,000 cases, at 0.5 in 1, and at 0.2 it would have to be wrong by 12 times that.

The keys of a group begin with its first value, and stand side by side in the index: to look a story up, or to add one,
takes 5 pages of it and not 20, which is all that it costs in one that is larger than its cache. As many independent bands as
find the same (12 of 3 values) would take 12.
"""

from __future__ import annotations

import struct
from operator import eq

GROUPS, BANDS = 5, 4
"""Groups, and bands of each."""
GROUP_VALUES = 1 + 2 * BANDS
"""Values of a group: the first, and two more a band."""
SIMILAR = 0.6
"""Estimated Jaccard similarity from which a story is a near-duplicate."""
CHANCE = 1 / 256
"""Share of values that differ and yet agree in the one byte that is kept of each."""

VALUE_BYTES = 4
_VALUES = struct.Struct(f"<{GROUPS * GROUP_VALUES}I")
_BITS = 29
"""Of a key's 64, those that tell the bands of one first value apart."""
_PRIME = 536_870_909
"""The greatest below 2**29."""
_ONE, _OTHER, _BAND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
"""Odd numbers without a pattern, by which two values and the band's number are mixed."""
_SHORT = GROUPS
"""The group of a story without a signature."""
_SIGN = 1 << 63
"""Taken off, as SQLite's integers have a sign."""


def band_keys(signature: bytes, fingerprint: bytes) -> tuple[int, ...]:
    """Return the keys, as SQLite has integers, under which a story is found: one a band; of a story without a signature,
    one for its words. With the same words go the same bands."""
    if not signature:
        words = int.from_bytes(fingerprint[:8], "little") >> (64 - 32 - _BITS)
        return ((_SHORT << 32 + _BITS | words) - _SIGN,)
    values = _VALUES.unpack_from(signature)
    keys = []
    for group in range(GROUPS):
        first, *others = values[group * GROUP_VALUES : (group + 1) * GROUP_VALUES]
        above = ((group << 32 | first) << _BITS) - _SIGN
        for band in range(BANDS):
            one, other = others[2 * band], others[2 * band + 1]
            keys.append(above + (one * _ONE + other * _OTHER + band * _BAND) % _PRIME)
    return tuple(keys)


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
