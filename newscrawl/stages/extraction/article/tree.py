"""The elements of a page as a tree of sums: how much of anything stands in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.items import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block

NOWHERE = Element()
"""What blocks stand in that come from no tree."""


class Tree:
    """The elements that the blocks of a page stand in, each with a number that is above its parent's."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.elements: list[Element] = []
        self.parent: list[int] = []
        """The number of each element's parent; the root is its own."""
        self._numbers: dict[int, int] = {}
        self.own = [self._number(block.element or NOWHERE) for block in blocks]
        """The element that each block stands in."""
        self._count = self.totals([1.0] * len(blocks))
        self.box = [self._around(element, 1) for element in self.own]
        """The nearest element around each block that has others, too."""
        self.outer = [self._around(element, self._count[element]) for element in self.box]
        """The nearest element around that one that has more blocks."""

    def _number(self, element: Element) -> int:
        """Return the number of *element*; its ancestors get theirs first."""
        new: list[Element] = []
        at: Element | None = element
        while at is not None and id(at) not in self._numbers:
            new.append(at)
            at = at.parent
        for one in reversed(new):
            number = len(self.elements)
            self.parent.append(self._numbers.get(id(one.parent), 0))
            self.elements.append(one)
            self._numbers[id(one)] = number
        return self._numbers[id(element)]

    def _around(self, element: int, count: float) -> int:
        while self._count[element] <= count and element:
            element = self.parent[element]
        return element

    def totals(self, values: Sequence[float]) -> list[float]:
        """Return for each element the sum of the *values* of the blocks in it."""
        sums = [0.0] * len(self.elements)
        for element, value in zip(self.own, values, strict=True):
            sums[element] += value
        for element in range(len(sums) - 1, 0, -1):
            sums[self.parent[element]] += sums[element]
        return sums

    def above(self, element: int) -> list[int]:
        """Return *element* and the elements around it, innermost first."""
        found = [element]
        while found[-1]:
            found.append(self.parent[found[-1]])
        return found
