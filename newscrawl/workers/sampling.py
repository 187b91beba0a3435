"""Which pages of a site its template is learned from, of those that a run is given."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.templates.induction import MAX_PAGES
from newscrawl.templates.tallies import MIN_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newscrawl.inputs import Entry

MAX_SITES = 5_000
"""Sites whose pages are remembered; those beyond are read without a template."""


def choose(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield, of the pages of each site that has enough of them, those whose addresses have the smallest hashes:
    whatever the order of the pages, the choice is the same. Text has no elements and no template."""
    sites: dict[str, dict[bytes, Entry]] = {}
    for entry in entries:
        site = site_of(entry.url)
        if entry.text is not None or (site not in sites and len(sites) >= MAX_SITES):
            continue
        pages = sites.setdefault(site, {})
        pages[blake2b(entry.url.encode("utf-8", "replace"), digest_size=8).digest()] = entry
        if len(pages) > MAX_PAGES:
            del pages[max(pages)]
    for _, pages in sorted(sites.items()):
        if len(pages) >= MIN_PAGES:
            yield from (entry for _, entry in sorted(pages.items()))
