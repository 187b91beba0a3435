"""The links of one source, from being found to being handed out: each page once, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import address_key
from newscrawl.discovery.links import Link, Skip, merge
from newscrawl.discovery.moments import instant
from newscrawl.discovery.shapes import is_media
from newscrawl.discovery.terms import Terms, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_WAITING_LINKS = 2000
"""Links held back for what other entrances may say of them; past this they are handed out, so that the
archive of a large outlet (thousands of sitemaps) neither fills memory nor delays its news."""


def nothing_known(address: str) -> bool:  # noqa: ARG001
    """Return that no earlier run is done with the page at *address*."""
    return False


@dataclass(slots=True, kw_only=True)
class WaitingLinks:
    """Links that were found and not handed out yet."""

    terms: Terms
    taken: set[str]
    """Keys of all pages asked for in this run, by any source; shared."""
    known: Callable[[str], bool] = nothing_known
    """Tells by its key whether earlier runs are done with a page."""
    _links: dict[str, Link] = field(default_factory=dict)
    _fresh: dict[str, Link] = field(default_factory=dict)
    """Links that were found, or of which more became known, since :meth:`fresh` was asked."""
    _handed_out: int = 0

    @property
    def is_full(self) -> bool:
        """Whether as many links were handed out as the limit allows."""
        return self._handed_out >= self.terms.limit

    @property
    def are_enough(self) -> bool:
        """Whether as many links were found as the limit allows."""
        return self._handed_out + len(self._links) >= self.terms.limit

    @property
    def are_many(self) -> bool:
        """Whether so many links wait that they are not held back any more."""
        return len(self._links) >= MAX_WAITING_LINKS

    def add(self, link: Link) -> Skip | None:
        """Keep *link*, or join it to what is known of its page; return why it is no page of its own."""
        reason = refusal(link.url, link.updated, self.terms)
        if reason or is_media(link.url):
            return reason or Skip.MEDIA
        key = address_key(link.url)
        if key in self.taken:
            return Skip.REPEATED
        before = self._links.get(key)
        if before is None and self.known(key):
            return Skip.KNOWN
        self._links[key] = self._fresh[key] = merge(before, link) if before else link
        return Skip.REPEATED if before else None

    def remember(self, links: Iterable[Link]) -> int:
        """Keep *links* that an earlier run left unfinished, those that are still followed; return how many those are."""
        before = len(self._links)
        for link in links:
            key = address_key(link.url)
            if key not in self.taken and not refusal(link.url, link.updated, self.terms):
                self._links.setdefault(key, link)
        return len(self._links) - before

    def fresh(self) -> list[Link]:
        """Return the links that were found since this was last asked, each with all that is known of it."""
        links = list(self._fresh.values())
        self._fresh.clear()
        return links

    def hand_out(self) -> tuple[list[Link], int]:
        """Return the links to follow, the newest first, and how many more the limit cuts off."""
        links = sorted(self._links.values(), key=_newest_first)
        self._links.clear()
        room = max(0, self.terms.limit - self._handed_out)
        self._handed_out += len(links[:room])
        self.taken.update(address_key(link.url) for link in links[:room])
        return links[:room], len(links[room:])


def _newest_first(link: Link) -> tuple[float, str]:
    """Return a key by which dated links come first, the newest before the others, then undated ones."""
    return (-instant(link.updated).timestamp() if link.updated else 1.0, link.url)
