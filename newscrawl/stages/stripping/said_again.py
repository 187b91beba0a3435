"""Paragraphs that a page has twice: its text for another screen, for a player, for a search engine.

The first stays, and so does what stands again in the same element. A line that holds a whole article is no paragraph, and stays only where the article stands nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Reading

PARAGRAPH_WORDS = 15
"""Words of a line that no article repeats; shorter ones may be a refrain."""
WHOLE_WORDS = 300
"""Words of a line that may be a whole article: a paragraph of news has a tenth."""
RUN, SHARE = 5, 0.8
"""Words in a row that are compared, and the share of such runs that other lines must hold."""
MAX_WHOLE = 5
"""Lines of that length that are compared: a page has one or two."""


def said_again(readings: Sequence[Reading]) -> set[int]:
    """Return the positions of the lines whose words stand on the page before, in another element, or, of very long
    lines, in others."""
    seen: dict[str, tuple[str, ...]] = {}
    found: set[int] = set()
    for i, reading in enumerate(readings):
        if reading.shape.words >= PARAGRAPH_WORDS:
            place = reading.block.tokens
            # In the same place it is the author's own: the steps of a second recipe, a quotation that returns.
            if seen.setdefault(fold(reading.block.text), place) != place:
                found.add(i)
    whole = [i for i, reading in enumerate(readings) if reading.shape.words >= WHOLE_WORDS and i not in found]
    if whole:
        others = {
            run
            for i, reading in enumerate(readings)
            if i not in found and i not in whole
            for run in _runs(reading.block.text)
        }
        found.update(i for i in whole[:MAX_WHOLE] if _share(readings[i].block.text, others) >= SHARE)
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(fold(text))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _share(text: str, others: set[tuple[str, ...]]) -> float:
    own = _runs(text)
    return len(own & others) / max(1, len(own))
