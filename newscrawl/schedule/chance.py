"""What spreads feeds over time: a number that looks like chance, and is the same whenever it is asked for."""

from __future__ import annotations

from hashlib import blake2b


def chance(*of: object) -> float:
    """Return a number from 0 up to, not including, 1 that depends on *of* alone, and on all of it.

    >>> chance("feed", 1) == chance("feed", 1) != chance("feed", 2)
    True
    """
    digest = blake2b("\x1f".join(map(str, of)).encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48
