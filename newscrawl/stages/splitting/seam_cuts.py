"""What was cut of a page between two of its lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Kind, Removed

ENDING_KINDS: frozenset[Kind] = frozenset(
    {"source", "keywords", "share", "copyright", "comments", "short_link"}
)
"""Kinds of widgets that stand where an article is over."""


class Cuts:
    """What was *removed* from a page, by its place. Lines are named by their index on the page."""

    def __init__(self, removed: Sequence[Removed]) -> None:
        self._ends = sorted({cut.index for cut in removed if cut.kind in ENDING_KINDS})
        ordered = sorted(removed, key=lambda cut: cut.index)
        self._cuts, self._kinds = [cut.index for cut in ordered], [cut.kind for cut in ordered]

    def between(self, before: int, after: int) -> list[Kind]:
        """Return the kinds of the lines that were cut between *before* and *after*."""
        begin, end = bisect_left(self._cuts, before + 1), bisect_left(self._cuts, after)
        return self._kinds[begin:end]

    def ended(self, previous: int, first: int) -> bool:
        """Return whether an article is over from *previous* to *first*: parts of both lines may have been cut."""
        at = bisect_left(self._ends, previous)
        return at < len(self._ends) and self._ends[at] <= first
