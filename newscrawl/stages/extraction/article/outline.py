"""The main element of a page: that whose whole text agrees best with what the first look saw; and where things are to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.extraction.article.tree import Tree

DEEP = 5
"""Elements from which on more say nothing more."""
TINY = 1e-3


class Where(NamedTuple):
    """Where an element stands to the main one."""

    up: int
    """Elements up from the main one to where the way to it begins; 0: it is inside."""
    down: int
    """Elements down from there."""
    part: int
    """The element that the way down begins with."""


class Outline:
    """*mass* is what the first look saw of the article in each block, *weights* the length of the blocks."""

    def __init__(self, tree: Tree, mass: Sequence[float], weights: Sequence[float]) -> None:
        self._tree = tree
        self._mass, self._weights = tree.totals(mass), tree.totals(weights)
        self._total = max(TINY, self._mass[0]) if self._mass else TINY
        # Dice's measure: of all that stands in the element or in the article, what stands in both.
        agreement = [
            2 * own / (weight + self._total) for own, weight in zip(self._mass, self._weights, strict=True)
        ]
        # The innermost of equals: an element has a higher number than its parent.
        main = max(range(len(agreement)), key=lambda element: (agreement[element], element), default=0)
        self._agreement = agreement[main] if agreement else 0.0
        self._up = {element: up for up, element in enumerate(tree.above(main))}
        self.where = {element: self._where(element) for element in set(tree.own)}
        self._names = [tree.elements[element].names for element in tree.own]
        self._alike: dict[tuple[str, ...], tuple[float, float]] = {}
        for names, own, weight in zip(self._names, mass, weights, strict=True):
            seen, length = self._alike.get(names, (0.0, 0.0))
            self._alike[names] = seen + own, length + weight

    def _where(self, element: int) -> Where:
        down, part = 0, element
        while element not in self._up:
            part, element, down = element, self._tree.parent[element], down + 1
        return Where(self._up[element], down, part)

    def signs(self, i: int) -> dict[str, float]:
        """Return where block *i* stands to the main element, and how much of the article is in the elements around it
        and in those that have the same names."""
        box, outer = self._tree.box[i], self._tree.outer[i]
        up, down, part = self.where[self._tree.own[i]]
        seen, length = self._alike[self._names[i]]
        return {
            "box-share": self._mass[box] / self._total,
            "box-mean": self._mass[box] / self._weights[box],
            "outer-share": self._mass[outer] / self._total,
            "outer-mean": self._mass[outer] / self._weights[outer],
            "same-share": seen / self._total,
            "same-mean": seen / length,
            "part-mean": self._mass[part] / self._weights[part],
            "up": min(DEEP, up) / DEEP,
            "up-0": float(up == 0),
            "up-1": float(up == 1),
            "up-2": float(up == 1 + 1),
            "down": min(DEEP, down) / DEEP,
            "down-0": float(down <= 1),
            "inside": self._agreement if up == 0 else 0.0,
            "agreement": self._agreement,
        }
