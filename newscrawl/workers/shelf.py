"""What was sent to a worker once, and is there when it is needed again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Value = TypeVar("_Value")

SHELF_BYTES = 64 * 1024 * 1024
"""Pickled size of what a worker keeps; what the pages of a run tell of a site has 0.1 to 1 MiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A value that many tasks are given: pickled once, and sent to each worker once."""

    number: int
    """Tells it from all others of its pool: a new version has a new number."""
    data: bytes = field(repr=False)
    """The value, pickled."""


class Shelf(Generic[_Value]):
    """Values by number, the least recently used taken down when they are too large together.

    The parent and the worker hold one each and use it in the same order, so that the parent knows what the worker has.
    """

    def __init__(self, most: int = SHELF_BYTES) -> None:
        self._most = most
        self._values: OrderedDict[int, tuple[int, _Value]] = OrderedDict()
        self._size = 0

    def __contains__(self, number: int) -> bool:
        return number in self._values

    def get(self, number: int) -> _Value:
        """Return the value *number*, which is the most recently used from now on; raise KeyError if it is gone."""
        self._values.move_to_end(number)
        return self._values[number][1]

    def put(self, number: int, size: int, value: _Value) -> None:
        """Add *value*; of what stood there before, keep what fits beside it."""
        self._values[number] = (size, value)
        self._size += size
        while self._size > self._most and len(self._values) > 1:
            _, (freed, _) = self._values.popitem(last=False)
            self._size -= freed
