"""Stories -> a digest that is equal for texts that differ in typing only, and one that is alike for texts that are."""

from __future__ import annotations

import sys
from array import array
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from rensa import RMinHash

from newscrawl.stages.shingles import compared, shingles
from newscrawl.stages.story import paragraphs

if TYPE_CHECKING:
    from newscrawl.items import Page

DIGEST_BYTES = 16
"""128 bits: no chance collision among 10**15 stories."""

PERMUTATIONS = 128
"""Values of a signature. The share of them that two texts have in common is the Jaccard similarity of their shingles,
give or take 0.03 (measured at 0.7, in sets of 8 to 400 shingles)."""
SEED = 42
NEAR_MIN_SHINGLES = 17
"""Shingles, of 20 words, from which a story has a signature. Shorter ones, results and alerts, differ in the one word
that matters: they are only ever the same."""


def fingerprint(text: str) -> str:
    """Return the hex digest of the words of *text*, folded; empty where it has none.

    Hamza, tashkeel, tatweel, letter case, digits of another script, spaces and punctuation make no
    difference; every other letter does. Line breaks are spaces.

    >>> fingerprint("أعلنت الوزارةُ: 12") == fingerprint("اعلنت الوزارة ١٢")
    True
    """
    return _digest(compared(text))


def prints(text: str) -> tuple[str, bytes]:
    """Return :func:`fingerprint` and :func:`signature` of *text*, in half the time of both."""
    line = compared(text)
    return _digest(line), _signature(line)


def signature(text: str) -> bytes:
    """Return the MinHash of the shingles of *text*: :data:`PERMUTATIONS` numbers of four bytes, least first; empty
    for a text with fewer shingles than :data:`NEAR_MIN_SHINGLES`."""
    return _signature(compared(text))


def fingerprint_stories(page: Page) -> Page:
    """Return *page* with fingerprint and signature of each story's text, its title left out: outlets that take over
    the same agency text put their own title on it."""
    stories = []
    for story in page.stories:
        fingerprint, signature = prints("\n".join(paragraphs(page, story)))
        stories.append(replace(story, fingerprint=fingerprint, signature=signature))
    return replace(page, stories=tuple(stories))


def _digest(line: str) -> str:
    if not line:
        return ""  # stories without text are not duplicates of each other
    return blake2b(line.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()


def _signature(line: str) -> bytes:
    found = shingles(line)
    if len(found) < NEAR_MIN_SHINGLES:
        return b""
    hashed = RMinHash(PERMUTATIONS, SEED)
    hashed.update(found)
    numbers = array("I", hashed.digest())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
