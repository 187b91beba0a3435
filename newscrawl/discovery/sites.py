"""Which addresses belong to one site: registered domains, from the list that tldextract brings along."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import tldextract

from newscrawl.discovery.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Collection

_extract = tldextract.TLDExtract(
    suffix_list_urls=(),  # no list is ever downloaded: the same address gives the same site on any day
    cache_dir=None,  # nothing is written outside the output folder
    include_psl_private_domains=True,  # two blogs of one hosting company are two sites
)


def site_of(url: str) -> str:
    """Return the registered domain of *url*; host and port where there is none; ``""`` for no address.

    Registered domains include those under suffixes that companies let out (``blogspot.com``). IP addresses,
    ``localhost`` and names under no public suffix stand for themselves, with their port.

    >>> site_of("https://www.news.example.co.uk/a"), site_of("http://127.0.0.1:8000/"), site_of("x")
    ('example.co.uk', '127.0.0.1:8000', '')
    """
    host = host_of(url)
    return _registered(host.partition(":")[0] if not host.startswith("[") else host) or host


def same_site(first: str, second: str) -> bool:
    """Return whether two addresses have one site; an address without a host has none.

    >>> same_site("https://www.example.com/", "http://m.example.com/a")
    True
    """
    site = site_of(first)
    return bool(site) and site == site_of(second)


def on_sites(url: str, sites: Collection[str]) -> bool:
    """Return whether *url* is of one of *sites*, which are values of :func:`site_of`."""
    return site_of(url) in sites


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    return _extract(host).top_domain_under_public_suffix
