"""The words that stand on their own on a page: what two texts stuck to each other are told by."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from newscrawl.folding import WORD

if TYPE_CHECKING:
    from newscrawl.items import Page


class PageWords:
    """The words that stand on their own in the article of a page: gathered if one is asked for, which is seldom."""

    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks
        self.language = page.metadata.language or "und"
        self.has_breaks = page.media == "html"
        """Whether elements say where most lines end."""

    def __getitem__(self, word: str) -> int:
        """Return how often *word* stands there."""
        return self._counts[word]

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for block in self._blocks if block.body for word in WORD.findall(block.text))
