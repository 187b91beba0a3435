"""Systems that clean the same pages by turns in one process: ratios hold where absolute times do not.

Each page is given to each system once, so that nothing kept from an earlier look at it helps, and the system that
sees it first changes from page to page. Pages are dealt to rounds as cards are; a figure is the median of the rounds,
with the least and the greatest. Times are those of the processor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.speed.systems import System
    from newscrawl.items import Page

ROUNDS = 5
ROUND_PAGES = 20
"""Fewest pages of a round: with fewer, one odd page would be all that the round says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure of several rounds."""

    middle: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.greatest:.2f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What systems took."""

    pages: int
    bytes: int
    """Mean of a page."""
    rounds: Mapping[str, Sequence[float]] = field(repr=False)
    """Seconds of each round, by system; a round has the same pages for all."""

    def milliseconds(self, system: str) -> float:
        """Return what *system* took for a page, in the mean."""
        return 1000 * sum(self.rounds[system]) / self.pages

    def ratio(self, system: str, other: str) -> Spread:
        """Return how many times as long as *other* the system *system* took."""
        ratios = [a / b for a, b in zip(self.rounds[system], self.rounds[other], strict=True)]
        return Spread(middle=median(ratios), least=min(ratios), greatest=max(ratios))


def race(pages: Iterable[Page], systems: Mapping[str, System]) -> Times:
    """Return what each of *systems* takes for *pages*, of which there must be one at least."""
    spent: dict[str, list[float]] = {name: [] for name in systems}
    names = list(systems)
    count = size = 0
    for page in pages:
        turn = count % len(names)
        for name in names[turn:] + names[:turn]:
            start = process_time()
            systems[name](page)
            spent[name].append(process_time() - start)
        count += 1
        size += len(page.body)
    rounds = max(1, min(ROUNDS, count // ROUND_PAGES))
    dealt = {name: _dealt(seconds, rounds, len(names)) for name, seconds in spent.items()}
    return Times(pages=count, bytes=size // count, rounds=dealt)


def _dealt(seconds: Sequence[float], rounds: int, turns: int) -> list[float]:
    """Return the sums of *seconds* in each round; pages that stand together until all systems had their *turns*
    at being first go to one round."""
    sums = [0.0] * rounds
    for i, value in enumerate(seconds):
        sums[i // turns % rounds] += value
    return sums
