"""What earlier runs know of a source, for the spider that crawls it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import address_key
from newscrawl.discovery.answers import Answer
from newscrawl.frontier.conditions import NOT_MODIFIED, conditional, validators
from newscrawl.store.feeds import Heard
from newscrawl.store.keys import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.http import Response

    from newscrawl.discovery.entrances import Entrance
    from newscrawl.discovery.gathering import Gathering
    from newscrawl.discovery.links import Link
    from newscrawl.store.addresses import Visit
    from newscrawl.store.ledger import Ledger

_REMEMBERED = frozenset({"feed", "sitemap", "section"})
"""Roles of the entrances whose answers are compared: home page and robots.txt lead to the others, each time."""


class Memory:
    """Of one source, by its *number* in the ledger; ``None``: nothing is kept of it, and nothing known.

    *terms* says by what links are chosen: an answer that was read under others is not relied on.
    """

    def __init__(self, ledger: Ledger, number: int | None, terms: str) -> None:
        self._ledger = ledger
        self._number = number
        self._terms = terms
        self._place = (-1, b"")
        self._visits: dict[str, Visit] = {}

    def ask(self, request: Request, entrance: Entrance) -> Request:
        """Return the *request* for *entrance*, conditional if it answered before."""
        heard = self._heard(entrance)
        return conditional(request, heard.etag, heard.modified) if heard else request

    def unchanged(self, response: Response, entrance: Entrance) -> tuple[Answer, int] | None:
        """Return the entrances that *entrance* led to, and how many links it named, if it says what it said last."""
        heard = self._heard(entrance)
        if heard is None or self._number is None:
            return None
        if response.status != NOT_MODIFIED and digest(response.body) != heard.digest:
            return None
        self._ledger.feeds.unchanged(self._number, entrance, *validators(response))
        children = tuple(replace(entrance, url=url) for url, _ in heard.children)
        dates = {url: date for url, date in heard.children if date}
        return Answer(entrances=children, dates=dates), heard.links

    def heard(self, response: Response, entrance: Entrance, answer: Answer, fresh: Sequence[Link]) -> None:
        """Note what *entrance* answered; of its links, *fresh* ones were not known."""
        if self._number is None:
            return
        self._ledger.discovered(
            fresh, self._number
        )  # before the validators: what they vouch for must be known
        if entrance.role not in _REMEMBERED:
            return
        # Of half an answer, the server may say that it has not changed.
        etag, modified = (None, None) if answer.problem else validators(response)
        heard = Heard(
            digest=digest(response.body), terms=self._digest(entrance), etag=etag, modified=modified,
            links=len(answer.links), children=tuple((child.url, answer.dates.get(child.url)) for child in answer.entrances),
        )  # fmt: skip
        self._ledger.feeds.answered(self._number, entrance, heard, len(fresh))

    def silent(self, entrance: Entrance, reason: str) -> None:
        """Note that *entrance* did not answer."""
        if self._number is not None and entrance.role in _REMEMBERED:
            self._ledger.feeds.failed(self._number, entrance, reason)

    def take_up(self, gathering: Gathering) -> list[Visit]:
        """Give *gathering* the next portion of what earlier runs left to do, and return it."""
        if self._number is None or gathering.is_full:
            return []
        looks = self._ledger.addresses.revisit_days > 0
        while found := self._ledger.addresses.waiting(self._number, self._ledger.started, self._place):
            self._place = found[-1].place
            visits = [visit for visit in found if looks or not visit.again]
            self._visits.update((address_key(visit.link.url), visit) for visit in visits if visit.again)
            if gathering.remember(visit.link for visit in visits):
                return visits
        return []

    def visit(self, url: str) -> Visit | None:
        """Return the visit for which *url* is asked, if its records are stored."""
        return self._visits.pop(address_key(url), None)

    def _heard(self, entrance: Entrance) -> Heard | None:
        if self._number is None or entrance.role not in _REMEMBERED:
            return None
        return self._ledger.feeds.last(self._number, entrance.url, self._digest(entrance))

    def _digest(self, entrance: Entrance) -> bytes:
        return digest(f"{self._terms}\n{entrance.section}\n{entrance.language}".encode())
