"""Stories -> a digest that is equal for texts that differ in typing only."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.stages.story import paragraphs

if TYPE_CHECKING:
    from newscrawl.items import Page

DIGEST_BYTES = 16
"""128 bits: no chance collision among 10**15 stories."""


def fingerprint(text: str) -> str:
    """Return the hex digest of the words of *text*, folded; empty where it has none.

    Hamza, tashkeel, tatweel, letter case, digits of another script, spaces and punctuation make no
    difference; every other letter does. Line breaks are spaces.

    >>> fingerprint("أعلنت الوزارةُ: 12") == fingerprint("اعلنت الوزارة ١٢")
    True
    """
    words = fold_words(text)
    if not words:
        return ""  # stories without text are not duplicates of each other
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()


def fingerprint_stories(page: Page) -> Page:
    """Return *page* with the fingerprint of each story's text, its title left out: outlets that take over
    the same agency text put their own title on it."""
    stories = (
        replace(story, fingerprint=fingerprint("\n".join(paragraphs(page, story)))) for story in page.stories
    )
    return replace(page, stories=tuple(stories))
