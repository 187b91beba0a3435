"""A source's places as the entrances that discovery opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.discovery.entrances import Entrance, Role

if TYPE_CHECKING:
    from newscrawl.sources.catalogue import Place, Source


def entrances(source: Source) -> tuple[Entrance, ...]:
    """Return the entrances that the catalogue names for *source*: feeds, sitemaps, section pages."""
    return (
        *(_entrance(place, "feed") for place in source.feeds),
        *(_entrance(place, "sitemap") for place in source.sitemaps),
        *(_entrance(place, "section") for place in source.sections),
    )


def _entrance(place: Place, role: Role) -> Entrance:
    return Entrance(url=place.url, role=role, section=place.section, language=place.language)
