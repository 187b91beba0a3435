"""Which line of a page's head is its title, where nothing declares it.

A text has no markup that says so. The title is the line whose words the article takes up, built like a
headline, and not made of what widgets are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.stages.reading import Reading

TITLE_WORDS = (2, 30)
"""Words of a title, least and most."""
FULL_LENGTH = 12
"""Words from which on a line is no more a title for being longer."""
WEIGHTS: dict[str, float] = {
    "same-subject": 5.7,
    "other-subject": -1.9,
    "separators": -3.0,
    "widget-words": -5.8,
    "digits": -3.1,
    "ends-sentence": -1.6,
    "headline": 1.7,
    "prose": -1.7,
    "headline-elsewhere": 3.6,
    "year": -1.9,
    "time": -2.6,
    "before-paragraph": 0.4,
    "repeated": -0.9,
    "symbol-first": -1.9,
}
"""Log-odds that a line of a head is the title: fitted by logistic regression on the heads of 1,000 pages in 16
languages. Signs are those of :mod:`newscrawl.stages.signs`."""
LENGTH = 2.0
"""Weight of the line's length, in ``FULL_LENGTH`` words."""
LAST = 1.5
"""Weight of standing last of the head's lines: what comes before a title is the site's, what comes behind it is
short."""


def title_line(readings: Sequence[Reading], signs: Sequence[Mapping[str, float]]) -> int | None:
    """Return the position of the line that is most like a title among those before the first paragraph."""
    low, high = TITLE_WORDS
    lines = [
        i
        for i, (reading, seen) in enumerate(zip(readings, signs, strict=True))
        if seen["head"] and reading.mark is None and low <= reading.shape.words <= high
    ]
    return max(
        lines,
        key=lambda i: score(readings[i], signs[i]) + LAST * (lines.index(i) + 1) / len(lines),
        default=None,
    )


def score(reading: Reading, signs: Mapping[str, float]) -> float:
    """Return how like a title the line is, on a scale of its own."""
    length = min(FULL_LENGTH, reading.shape.words) / FULL_LENGTH
    return LENGTH * length + sum(weight * signs[name] for name, weight in WEIGHTS.items())
