"""How addresses are named in the store, and what can have become of them."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b

from newscrawl.discovery.addresses import address_key

KEY_BYTES = 16
"""128 bits: no chance collision in 10**15 addresses. A tenth of what the addresses themselves would take."""


REMEMBERED = 8192
"""Addresses whose keys are remembered: each is asked for again at every step of its page. 2 MB."""


class State(IntEnum):
    """What became of an address. From ``STORED`` on, it is finished."""

    DISCOVERED = 0
    """Named by an entrance; perhaps asked for in vain."""
    FETCHED = 1
    """Its page came, but its records were not yet on the disk."""
    STORED = 2
    """Its records are on the disk."""
    FAILED = 3
    """There is nothing (404), or it was asked for as often as NEWSCRAWL_TRIES allows."""
    REFUSED = 4
    """robots.txt or a guard kept it from being asked for, time and again."""
    ELSEWHERE = 5
    """It leads to another address that is known by itself."""


@lru_cache(maxsize=REMEMBERED)
def key_of(url: str) -> bytes:
    """Return the key of *url*: equal for addresses that :func:`~.addresses.address_key` takes for one page."""
    return key_from(address_key(url))


def key_from(address: str) -> bytes:
    """Return the key of the page whose :func:`~.addresses.address_key` is *address*."""
    return blake2b(address.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


def digest(data: bytes) -> bytes:
    """Return what is equal for equal *data*."""
    return blake2b(data, digest_size=KEY_BYTES).digest()
