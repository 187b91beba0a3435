"""The second look: where each block stands in the article that the first look saw."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.stages.extraction.article.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.extraction.article.first import FirstLook

LONG_RUN = 8
"""Blocks from which on more say nothing more."""
NEAR, FAR = 3, 8
"""Blocks on each side that are near, and that are not far."""
LIKELY = 0.5


class SecondLook:
    """What the second look measures; *likely* is how likely the first took each block for article text."""

    def __init__(self, first: FirstLook, likely: Sequence[float]) -> None:
        self._tree, self._likely = first.tree, likely
        weights = [max(1.0, float(length)) for length in first.lengths]
        mass = [p * weight for p, weight in zip(likely, weights, strict=True)]
        self._outline = Outline(first.tree, mass, weights)
        self._mass_above = list(accumulate(mass, initial=0.0))
        self._weight_above = list(accumulate(weights, initial=0.0))
        sure = [
            i for i, p in enumerate(likely) if p > LIKELY and self._outline.where[first.tree.own[i]].up == 0
        ]
        self._first, self._last = (sure[0], sure[-1]) if sure else (len(likely), -1)
        self._before = self._previous()
        self._after = self._next()
        self._best_above = list(accumulate(likely, max, initial=0.0))
        self._best_below = list(accumulate(reversed(likely), max, initial=0.0))[::-1]

    def _previous(self) -> list[int]:
        found = [-1] * len(self._likely)
        for i in range(1, len(found)):
            found[i] = i - 1 if self._likely[i - 1] > LIKELY else found[i - 1]
        return found

    def _next(self) -> list[int]:
        count = len(self._likely)
        found = [count] * count
        for i in range(count - 2, -1, -1):
            found[i] = i + 1 if self._likely[i + 1] > LIKELY else found[i + 1]
        return found

    def signs(self, i: int) -> dict[str, float]:
        """Return the signs of block *i*."""
        return self._outline.signs(i) | self._beside(i) | self._in_order(i)

    def _mean(self, i: int, reach: int) -> float:
        low, high = max(0, i - reach), min(len(self._likely), i + reach + 1)
        return (self._mass_above[high] - self._mass_above[low]) / (
            self._weight_above[high] - self._weight_above[low]
        )

    def _beside(self, i: int) -> dict[str, float]:
        likely, count = self._likely, len(self._likely)
        return {
            "first-look": logit(likely[i]) / 5,
            "before-1": likely[i - 1] if i else 0.0,
            "after-1": likely[i + 1] if i + 1 < count else 0.0,
            "before-2": likely[i - 2] if i > 1 else 0.0,
            "after-2": likely[i + 2] if i + 2 < count else 0.0,
            "mean-near": self._mean(i, NEAR),
            "mean-far": self._mean(i, FAR),
        }

    def _in_order(self, i: int) -> dict[str, float]:
        before, after, box = self._before[i], self._after[i], self._tree.box
        between = before >= 0 and after < len(self._likely)
        return {
            "before-article": float(i < self._first),
            "behind-article": float(i > self._last),
            "behind-inside": float(i > self._last and self._outline.where[self._tree.own[i]].up == 0),
            "between": float(between),
            "between-same": float(between and box[before] == box[i] == box[after]),
            "run": min(LONG_RUN, after - before - 1) / LONG_RUN if between else 1.0,
            "far-before": math.log1p(self._first - i) / 5 if i < self._first else 0.0,
            "far-behind": math.log1p(i - self._last) / 5 if i > self._last else 0.0,
            "best-above": self._best_above[i],
            "best-below": self._best_below[i + 1],
            "seen": self._mass_above[i] / max(TINY, self._mass_above[-1]),
            "size": math.log1p(self._mass_above[-1]) / 7,
        }


TINY = 1e-3


def logit(p: float) -> float:
    """Return the log-odds of the probability *p*, at most some 7."""
    return math.log((p + TINY) / (1 - p + TINY))
