"""Which sources of a catalogue a crawl begins with next: all at once, or some, so that other machines find the rest."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.sources import Source


class Portions:
    """Gives out *sources*, *size* of them with something to do at a time; 0: all.

    Those that another run is at are left to it, until :meth:`offer_again`.
    """

    def __init__(self, sources: Iterable[Source], size: int) -> None:
        self.size = size
        self._upcoming = deque(sources)
        self._elsewhere: list[Source] = []

    @property
    def are_left(self) -> bool:
        """Whether some are still to be offered."""
        return bool(self._upcoming)

    def offer_again(self) -> None:
        """Offer what others were at once more, behind the rest: they may have died."""
        self._upcoming.extend(self._elsewhere)
        self._elsewhere.clear()

    def take(
        self, plan: Callable[[list[Source]], list[str]], is_to_do: Callable[[str], bool]
    ) -> list[Source]:
        """Return the next sources, as *plan*, which returns the names of those that others are at, leaves them.

        *is_to_do* says of a source whether it counts for the portion.
        """
        if not self.size:
            taken = list(self._upcoming)
            self._upcoming.clear()
            plan(taken)
            return taken
        found: list[Source] = []
        number = 0
        while self._upcoming and number < self.size:
            some = [self._upcoming.popleft() for _ in range(min(self.size - number, len(self._upcoming)))]
            elsewhere = set(plan(some))
            self._elsewhere += [source for source in some if source.name in elsewhere]
            own = [source for source in some if source.name not in elsewhere]
            number += sum(is_to_do(source.name) for source in own)
            found += own
        return found
