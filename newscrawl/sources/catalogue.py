"""The values of a catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from newscrawl.discovery.addresses import host_of
from newscrawl.discovery.sites import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address of a source that lists articles: a feed, a sitemap or a section page."""

    url: str
    section: str | None = None
    """The outlet's section whose articles it lists, as the record shall name it."""
    language: str | None = None
    """ISO 639-1, where it differs from the source's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One outlet."""

    name: str
    """Its key in the catalogue, in statistics and in the log: letters, digits, ``-`` and ``_``."""
    url: str
    """Its home page."""
    title: str = ""
    """The outlet's own name."""
    language: str | None = None
    """ISO 639-1."""
    country: str | None = None
    """ISO 3166-1 alpha-2: where its newsroom is."""
    timezone: str | None = None
    """IANA zone for dates that state none."""
    delay: float | None = None
    """Seconds between two requests; ``None``: the crawl's ``DOWNLOAD_DELAY``."""
    private: bool = False
    """Whether its addresses may be on loopback or a private network."""
    checked: str | None = None
    """When its feeds were last fetched successfully, ISO 8601 date; ``None``: they could not be checked."""
    note: str = ""
    """What a reader of the catalogue should know, as why the entry is not checked."""
    source: str = ""
    """Where the addresses are from."""
    feeds: tuple[Place, ...] = ()
    sitemaps: tuple[Place, ...] = ()
    sections: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """All that lists its articles; empty where they have to be looked for from the home page."""
        return self.feeds + self.sitemaps + self.sections

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts, with ports that are not their scheme's, of the addresses that the catalogue names."""
        return frozenset(host_of(url) for url in self._urls())

    @property
    def sites(self) -> frozenset[str]:
        """Sites (:func:`~newscrawl.discovery.sites.site_of`) of the addresses that the catalogue names."""
        return frozenset(site_of(url) for url in self._urls())

    def _urls(self) -> Iterator[str]:
        yield self.url
        for place in self.places:
            yield place.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Sources, each name once."""

    name: str
    sources: tuple[Source, ...] = ()

    def with_hosts(self, hosts: Mapping[str, str]) -> Catalogue:
        """Return the catalogue with each host that is a key of *hosts* replaced by ``host:port`` there.

        The demo's catalogue names hosts that do not exist; its server knows where they are.
        """
        return replace(self, sources=tuple(_moved(source, hosts) for source in self.sources))


def _moved(source: Source, hosts: Mapping[str, str]) -> Source:
    return replace(
        source,
        url=_on_host(source.url, hosts),
        feeds=tuple(replace(place, url=_on_host(place.url, hosts)) for place in source.feeds),
        sitemaps=tuple(replace(place, url=_on_host(place.url, hosts)) for place in source.sitemaps),
        sections=tuple(replace(place, url=_on_host(place.url, hosts)) for place in source.sections),
    )


def _on_host(url: str, hosts: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=hosts.get(parts.netloc, parts.netloc)))
