"""Joins what the entrances of one source say, so that each article is asked for once, with all its hints."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.discovery.entrance_queue import EntranceQueue
from newscrawl.discovery.links import Skip
from newscrawl.discovery.terms import told
from newscrawl.discovery.waiting_links import WaitingLinks, nothing_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.discovery.answers import Answer
    from newscrawl.discovery.entrances import Entrance
    from newscrawl.discovery.links import Link
    from newscrawl.discovery.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """How much of an answer is not followed, by :class:`.links.Skip`."""

    links: Counter[str]
    entrances: Counter[str]


class Gathering:
    """The state of one source's discovery. Tell it of each answer, then ask it for what comes next.

    Links are handed out, the newest first, once all entrances have answered: a feed and a sitemap then speak of an
    article together, and the order does not depend on which of them answered first. Which entrances are asked for is
    told by :class:`.entrance_queue.EntranceQueue`; :class:`.waiting_links.WaitingLinks` holds the links.
    """

    def __init__(
        self, *, home: str, terms: Terms, taken: set[str], known: Callable[[str], bool] = nothing_known
    ) -> None:
        """*taken* and *known* are those of :class:`.waiting_links.WaitingLinks`."""
        self._entrances = EntranceQueue(home=home, terms=terms)
        self._links = WaitingLinks(terms=terms, taken=taken, known=known)

    def add(self, entrances: Iterable[Entrance]) -> None:
        """Queue entrances that are known beforehand, each address once."""
        self._entrances.add(entrances)

    def keep_to_these(self) -> None:
        """Ask for no other entrances than those that were added, and those behind them: the others are not due."""
        self._entrances.keep_to_these()

    def next_entrances(self) -> list[Entrance]:
        """Return the entrances to ask for now; each must end in :meth:`take` or :meth:`lose`."""
        return self._entrances.next(enough=self._entrances.has_named and self._links.are_enough)

    def take(self, answer: Answer, role: str) -> Skipped:
        """Note what an entrance of *role* answered; return what is not followed of it."""
        reasons = Counter(self._links.add(link) for link in answer.links)
        reasons[Skip.ADDRESS] += answer.bad
        return Skipped(links=told(reasons), entrances=self._entrances.answered(answer, role))

    def take_unchanged(self, answer: Answer, role: str, links: int) -> Counter[str]:
        """Note that an entrance of *role* answered what it answered an earlier run: entrances, which are still to be
        asked, and a number of *links*, all of which are known. Return how many entrances are not followed, by reason."""
        return self._entrances.unchanged(answer, role, links)

    def remember(self, links: Iterable[Link]) -> int:
        """Keep *links* that an earlier run left unfinished, those that are still followed; return how many those are."""
        return self._links.remember(links)

    @property
    def is_full(self) -> bool:
        """Whether as many links were handed out as the limit allows."""
        return self._links.is_full

    def fresh(self) -> list[Link]:
        """Return the links that were found since this was last asked, each with all that is known of it."""
        return self._links.fresh()

    def lose(self) -> None:
        """Note that an entrance gave no answer."""
        self._entrances.lose()

    def release(self, *, now: bool = False) -> tuple[list[Link], int]:
        """Return the links to follow, the newest first, and how many more the limit cuts off.

        Nothing before all entrances have answered, unless many links wait or *now* is true.
        """
        if not (self._entrances.is_idle or now or self._links.are_many):
            return [], 0
        return self._links.hand_out()
