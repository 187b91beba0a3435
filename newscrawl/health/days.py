"""What a source brought, a row a day; small, and such that rows can be added up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DAY = 86_400
"""Seconds."""
KEPT = 90
"""Days for which rows are kept: twelve of each day of the week."""
STEPS = 8
"""Into which a doubling of length is divided: a length is known to 4.5 per cent, whatever it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came of pages; of their lead stories, that is: one appended to it has no date or author of its own."""

    articles: int = 0
    """Accepted: in ``stories``."""
    rejected: int = 0
    titled: int = 0
    """Of the articles, those with a title."""
    dated: int = 0
    authored: int = 0
    lengths: Mapping[int, int] = field(default_factory=dict)
    """Of the articles, how many have which length, by :func:`step_of`."""

    @property
    def pages(self) -> int:
        """Accepted and rejected."""
        return self.articles + self.rejected

    def __add__(self, other: Tally) -> Tally:
        """Return what came of both."""
        return Tally(
            articles=self.articles + other.articles,
            rejected=self.rejected + other.rejected,
            titled=self.titled + other.titled,
            dated=self.dated + other.dated,
            authored=self.authored + other.authored,
            lengths=Counter(self.lengths) + Counter(other.lengths),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which a source was asked, or an article of it stored."""

    day: int
    tally: Tally = Tally()
    last: int | None = None
    """When its last article was stored, in seconds since 1970."""


def one(*, length: int, titled: bool, dated: bool, authored: bool) -> Tally:
    """Return the tally of an accepted article whose text has *length* characters."""
    lengths = {step_of(length): 1}
    return Tally(articles=1, titled=int(titled), dated=int(dated), authored=int(authored), lengths=lengths)


def pooled(days: Iterable[Day]) -> Tally:
    """Return what came on all *days*."""
    tallies = [each.tally for each in days]
    lengths: Counter[int] = Counter()
    for each in tallies:
        lengths.update(each.lengths)
    return Tally(
        articles=sum(each.articles for each in tallies),
        rejected=sum(each.rejected for each in tallies),
        titled=sum(each.titled for each in tallies),
        dated=sum(each.dated for each in tallies),
        authored=sum(each.authored for each in tallies),
        lengths=lengths,
    )


def step_of(length: int) -> int:
    """Return the step that stands for *length* characters."""
    return round(STEPS * log2(max(length, 1)))


def length_of(step: int) -> int:
    """Return the length that *step* stands for.

    >>> length_of(step_of(1200))
    1218
    """
    return round(2 ** (step / STEPS))


def median_step(lengths: Mapping[int, int]) -> int | None:
    """Return the step of the median length, the lower one of two; None if there is none.

    >>> median_step({80: 1, 88: 2})
    88
    """
    half = (sum(lengths.values()) + 1) // 2
    for step, count in sorted(lengths.items()):
        half -= count
        if half <= 0:
            return step
    return None


def known(days: Sequence[Day], today: int) -> list[Day]:
    """Return those of *days*, by date, that tell what is usual: the first look at a source finds what had piled up."""
    return sorted((each for each in days if each.day <= today), key=lambda each: each.day)[1:]
