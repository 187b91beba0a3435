"""Small print: the paragraph about comments, terms and privacy that stands where no paragraph of the article does.

It is written in sentences, as an article is, and no two sites word it alike. What all of it speaks of is the same: the
phrases are in the word tables of the rules (``small_print``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.rules import Words
    from newscrawl.stages.lines.reading import Finding, Reading

PHRASES = 3
"""Different phrases of small print that a paragraph must hold. News of a privacy law has two of them at times."""
MAX_CHARS = 1_500
"""Characters of a paragraph that is looked into."""


def small_print(
    readings: Sequence[Reading], findings: Sequence[Finding | None], text_place: tuple[str, ...], words: Words
) -> Iterator[int]:
    """Yield the positions of the paragraphs of small print: behind the last other paragraph, or in other elements than
    the paragraphs of the article, which stand in *text_place*."""
    behind = True
    for i in range(len(readings) - 1, -1, -1):
        reading = readings[i]
        if findings[i] is not None or reading.shape.kind != "prose":
            continue
        place = reading.block.tokens[1:]
        if (behind or (place and place != text_place)) and _is_small_print(reading.block.text, words):
            yield i
        elif reading.block.body:
            behind = False


@remembered
def _is_small_print(text: str, words: Words) -> bool:
    folded = fold(text[:MAX_CHARS])
    return sum(phrase in folded for phrase in words.small_print) >= PHRASES
