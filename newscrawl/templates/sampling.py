"""Which pages of a site its template is learned from, of those that a run is given."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Generic, TypeVar

from newscrawl.discovery.sites import site_of
from newscrawl.templates.induction import MAX_PAGES, MIN_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_Item = TypeVar("_Item")

MAX_SITES = 5_000
"""Sites whose pages are remembered; those beyond are read without a template."""


class Sampler(Generic[_Item]):
    """Chooses, of all pages of each site, those whose addresses have the smallest hashes: whatever the order of
    the pages, the choice is the same."""

    def __init__(self) -> None:
        self._sites: dict[str, dict[bytes, _Item]] = {}

    def add(self, item: _Item, url: str) -> None:
        """Take in *item*, which stands for the page at *url*."""
        site = site_of(url)
        if site not in self._sites and len(self._sites) >= MAX_SITES:
            return
        pages = self._sites.setdefault(site, {})
        pages[blake2b(url.encode("utf-8", "replace"), digest_size=8).digest()] = item
        if len(pages) > MAX_PAGES:
            del pages[max(pages)]

    def chosen(self) -> Iterator[_Item]:
        """Yield the chosen pages of the sites that have enough of them to learn from."""
        for _, pages in sorted(self._sites.items()):
            if len(pages) >= MIN_PAGES:
                yield from (item for _, item in sorted(pages.items(), key=lambda page: page[0]))
