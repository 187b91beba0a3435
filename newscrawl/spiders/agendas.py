"""What a crawl does of all that it could: what is due, and what no other run is at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.spiders.agenda import Agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twisted.python.failure import Failure

    from newscrawl.discovery.entrances import Entrance
    from newscrawl.schedule.terms import Bounds
    from newscrawl.sources import Source
    from newscrawl.spiders.articles import ArticleSpider
    from newscrawl.store.ledger import Ledger

FEWEST = 3
"""If so many sources do not answer, and no other does, it is this machine that has no network."""


@dataclass(slots=True)
class Agendas:
    """The agendas of a crawl's sources; *everything*: whether what is not due is asked for, too."""

    spider: ArticleSpider
    bounds: Bounds
    everything: bool
    of: dict[str, Agenda] = field(default_factory=dict)
    """By the source's name."""
    due: dict[str, frozenset[str]] = field(default_factory=dict)
    """By the source's name, the addresses of the entrances to ask for; none of it for a source that is left alone."""
    _silent: list[tuple[str, Entrance, Failure, str]] = field(default_factory=list)
    _reached: bool = False

    def plan(self, sources: Iterable[Source], numbers: Mapping[str, int], ledger: Ledger) -> list[str]:
        """Decide what to do of *sources*, and take the leases; what is left alone is counted and reported.

        Return the names of those that another run is at.
        """
        known = {source.name: source for source in sources}
        self._look(known, numbers, ledger)
        granted = ledger.leases.take(numbers[name] for name in self.due if name in numbers)
        leased = [name for name in self.due if name in numbers and numbers[name] not in granted]
        # A run that ended since may have done it all: what is due is known for certain only now that nobody else is at it.
        self._look(
            {name: source for name, source in known.items() if numbers.get(name) in granted}, numbers, ledger
        )
        for name in leased:
            del self.due[name]
        self._report(set(known), leased)
        return leased

    def _look(self, sources: Mapping[str, Source], numbers: Mapping[str, int], ledger: Ledger) -> None:
        for name, source in sources.items():
            number = numbers.get(name)
            self.of[name] = Agenda(source, ledger.plans, number, self.bounds)
            due = frozenset(self.of[name].due(everything=self.everything))
            self.due.pop(name, None)
            if due or (number is not None and ledger.addresses.has_waiting(number, ledger.started)):
                self.due[name] = due

    def heard(self) -> None:
        """Note that somebody answered: this machine has a network, and who did not answer has failed."""
        self._reached = True
        for source, entrance, failure, reason in self._silent:
            self._blame(source, entrance, failure, reason)
        self._silent.clear()

    def silent(self, source: str, entrance: Entrance, failure: Failure, reason: str) -> None:
        """Note that *entrance* of *source* did not answer."""
        self._silent.append((source, entrance, failure, reason))
        if self._reached or self.spider.crawler.stats.get_value("downloader/response_count"):
            self.heard()

    def close(self) -> None:
        """Settle what the entrances that did not answer have to wait for it."""
        if len({source for source, *_ in self._silent}) < FEWEST:
            self.heard()
        elif self._silent:
            self.spider.logger.warning(
                "No site answered: this machine may have no network, so nothing is held against the %d feeds that"
                " were asked",
                len(self._silent),
            )

    def _blame(self, source: str, entrance: Entrance, failure: Failure, reason: str) -> None:
        before = self.of[source].retired(entrance)
        after = self.of[source].silent(entrance, failure, reason)
        if after is None or after.retired is None or before:
            return
        self.spider.count("schedule/retired_count")
        self.spider.logger.warning(
            "%s: the %s %s is given up: it failed %d times, for %.0f days (%s). It is asked once a month from now on;"
            " if it has moved, put its new address into the catalogue",
            *(source, entrance.role, entrance.url, after.failures, after.failing / 86400, after.reason),
        )

    def _report(self, names: set[str], leased: list[str]) -> None:
        log = self.spider.logger
        asked = sum(len(due) for name, due in self.due.items() if name in names)
        self.spider.count("schedule/due_count", asked)
        self.spider.count("schedule/waiting_count", sum(self.of[name].size for name in names) - asked)
        self.spider.count("schedule/leased_count", len(leased))
        if leased:
            log.info("Another run is at %d sources, which are left to it: %s", len(leased), ", ".join(leased))
        if self.due or leased:
            return
        moments = [moment for agenda in self.of.values() if (moment := agenda.next_due()) is not None]
        upcoming = (
            datetime.fromtimestamp(min(moments), UTC).isoformat(timespec="seconds") if moments else "none"
        )
        self.spider.crawler.stats.set_value("newscrawl/schedule/next_due", upcoming)
        log.info(
            "Nothing is due; the next feed is at %s. -s NEWSCRAWL_DUE=all asks for all of them now", upcoming
        )
