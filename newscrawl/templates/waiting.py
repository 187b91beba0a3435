"""Which pages of a crawl wait until enough of their site are known, and when what is known is due anew. Pure.

Time is passed in, in seconds of any clock that never goes back. A site's pages are held until it *stands*; from then
on each is cleaned as it comes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_Ticket = TypeVar("_Ticket")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much waits, and how long."""

    pages: int = 10
    """Of a site: what stands on 4 of 10 pages is the site's; of fewer, chance has its say."""
    seconds: float = 30.0
    """Since the site's first page: at a distance of a second, 10 pages have come after some 15."""
    held: int = 500
    """Pages of all sites."""
    size: int = 32 * 1024 * 1024
    """Bytes of these pages."""
    sites: int = 2_000
    """Sites that are remembered; catalogues have some dozens."""


@dataclass(slots=True, kw_only=True)
class _Site(Generic[_Ticket]):
    began: float
    stands: bool = False
    leaves: bool = False
    """Whether it was told that its pages are to be released."""
    learned: int = 0
    """Pages studied."""
    renew_at: int = 1
    """Pages studied at which what is known is due anew."""
    held: list[tuple[_Ticket, int]] = field(default_factory=list)


class Waiting(Generic[_Ticket]):
    """Remembers of each site how many of its pages were studied, and which wait.

    A ticket is whatever tells a held page; it comes back from :meth:`release` once. Between the moment in which a site
    is told to be released, once, and that in which it is, more of its pages may come.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._sites: OrderedDict[str, _Site[_Ticket]] = OrderedDict()
        self._held = self._size = 0

    def __contains__(self, site: str) -> bool:
        """Return whether *site* is remembered."""
        return site in self._sites

    @property
    def held(self) -> int:
        """Pages that wait, of sites that are not to be released yet."""
        return self._held

    def begin(self, site: str, now: float) -> tuple[str, ...]:
        """Take note that a page of *site* has come; return the sites that are forgotten for it.

        They are those that stand and whose last page is the longest ago.
        """
        if site in self._sites:
            self._sites.move_to_end(site)
            return ()
        self._sites[site] = _Site(began=now, stands=not self._bounds.pages)
        excess = max(len(self._sites) - self._bounds.sites, 0)
        # Sites with pages that wait are never forgotten; they are no more than the pages that may wait.
        gone = [name for name, known in self._sites.items() if known.stands and name != site][:excess]
        for name in gone:
            del self._sites[name]
        return tuple(gone)

    def stands(self, site: str) -> bool:
        """Return whether pages of *site* need not wait."""
        return site not in self._sites or self._sites[site].stands

    def learn(self, site: str) -> bool:
        """Take note that a page of *site* was studied; return whether what is known is due anew.

        It is while pages wait (:meth:`release` tells then), and each time that twice as many have been studied as when
        it was made last: later pages change it less and less.
        """
        known = self._sites.get(site)
        if known is None:
            return False
        known.learned += 1
        if not known.stands or known.learned < known.renew_at:
            return False
        known.renew_at = 2 * known.learned
        return True

    def hold(self, site: str, ticket: _Ticket, size: int) -> tuple[str, ...]:
        """Have the page *ticket* of *size* bytes wait; return the sites that are to be released now.

        That is *site* if enough of its pages wait; and, as long as too much waits altogether, the site of which most
        does: it has the most to learn from.
        """
        known = self._sites[site]
        known.held.append((ticket, size))
        if known.leaves:
            return ()
        self._held += 1
        self._size += size
        told = self._tell([site] if len(known.held) >= self._bounds.pages else [])
        while self._held >= self._bounds.held or self._size >= self._bounds.size:
            told += self._tell([max(self._waiting(), key=lambda name: len(self._sites[name].held))])
        return told

    def due(self, now: float) -> tuple[str, ...]:
        """Return the sites whose pages have waited long enough and are to be released now."""
        latest = now - self._bounds.seconds
        return self._tell([site for site in self._waiting() if self._sites[site].began <= latest])

    def all(self) -> tuple[str, ...]:
        """Return all sites that have pages waiting: nothing more will come, and they are to be released now."""
        return self._tell(self._waiting())

    def release(self, site: str) -> tuple[_Ticket, ...]:
        """Return the pages of *site* that wait, in the order in which they came; from now on it stands."""
        known = self._sites.get(site)
        if known is None:
            return ()
        self._tell([site])
        known.stands = True
        known.renew_at = max(2 * known.learned, 1)
        held, known.held = known.held, []
        return tuple(ticket for ticket, _ in held)

    def _waiting(self) -> list[str]:
        return [site for site, known in self._sites.items() if known.held and not known.leaves]

    def _tell(self, sites: Iterable[str]) -> tuple[str, ...]:
        """Return those of *sites* that were not told yet, and take their pages for gone."""
        told = tuple(site for site in sites if not self._sites[site].leaves)
        for known in (self._sites[site] for site in told):
            known.leaves = True
            self._held -= len(known.held)
            self._size -= sum(size for _, size in known.held)
        return told
