"""What the page declares of its article, found again among its blocks: the title, the first words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.extraction.article.lines import Measured

TITLE_WORDS = 40
"""Words from which on a line is no title."""
TEXT_WORDS = 15
"""Words from which on a line may be a paragraph of the article."""
ALIKE = 0.4
"""Share of common words from which on a line is the title; what being an ``h1`` is worth beside it."""
HEADING = 0.1
"""What being another heading is worth."""
OPENING, SHORT = 40, 25
"""Letters of a description that are looked for; as few say nothing."""


class Title:
    """Where the title stands on the page, and what each block has of it."""

    def __init__(self, lines: Sequence[Measured], title: str, description: str) -> None:
        self._words = frozenset(words_of(title))
        self._likeness = [self._alike(line.words) for line in lines]
        self._at = self._find(lines)
        self._lines = lines
        self._opening = "".join(words_of(description))[:OPENING]

    def _alike(self, words: Sequence[str]) -> float:
        if not self._words or not 0 < len(words) < TITLE_WORDS:
            return 0.0
        own = set(words)
        return len(own & self._words) / len(own | self._words)

    def _find(self, lines: Sequence[Measured]) -> int:
        """Return the position of the title, which has text below it; -1 for none. At the foot stands the outlet's name."""
        best, found = ALIKE, -1
        texts = (i for i in reversed(range(len(lines))) if len(lines[i].words) >= TEXT_WORDS)
        for i, line in enumerate(lines[: next(texts, len(lines))]):
            tag = line.block.tag
            worth = self._likeness[i] + (ALIKE if tag == "h1" else HEADING if tag in HEADING_TAGS else 0)
            if worth > best:
                best, found = worth, i
        return found

    def signs(self, i: int) -> dict[str, float]:
        """Return what block *i* has of the title, and where it stands to it."""
        words, below = self._lines[i].words, 0 <= self._at < i
        opening = "".join(words[:OPENING])[:OPENING] if self._opening else ""
        return {
            "title": float(i == self._at),
            "title-like": self._likeness[i],
            "title-words": sum(map(self._words.__contains__, words)) / len(words)
            if self._words and words
            else 0.0,
            "below-title": float(below),
            "no-title": float(self._at < 0),
            "title-far": math.log1p(i - self._at) / 5 if below else 0.0,
            "description": float(len(opening) > SHORT and opening == self._opening),
        }
