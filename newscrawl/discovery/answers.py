"""What the answer of one entrance holds, whatever its role."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newscrawl.discovery.entrances import Entrance, find_entrances, read_robots
from newscrawl.discovery.feeds import read_feed
from newscrawl.discovery.sections import find_sections, read_section
from newscrawl.discovery.sitemaps import read_sitemap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.discovery.links import Link, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was read of one entrance."""

    links: tuple[Link, ...] = ()
    """To articles, with what the entrance and the catalogue's entry for it tell of them."""
    entrances: tuple[Entrance, ...] = ()
    """Feeds, sitemaps and children of a sitemap index that it names, the most promising first."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """ISO 8601, by the address of a child sitemap: when it was last changed, as far as the index says."""
    sections: tuple[str, ...] = ()
    """Of a home page: what looks like the site's sections."""
    problem: Problem | None = None
    bad: int = 0
    """Entries without an address that can be requested."""


def read_answer(body: bytes, url: str, entrance: Entrance) -> Answer:
    """Return what *body*, the answer of *entrance* from *url* (after redirects), holds."""
    if entrance.role == "robots":
        return Answer(entrances=read_robots(body, url))
    if entrance.role == "home":
        links = read_section(body, url, found="home")
        feeds = find_entrances(body, url)
        return Answer(links=_named(links, entrance), entrances=feeds, sections=find_sections(body, url))
    if entrance.role == "section":
        return Answer(links=_named(read_section(body, url), entrance))
    if entrance.role == "feed":
        feed = read_feed(body, url)
        links = _named(feed.links, entrance)
        return Answer(links=links, problem=feed.problem, bad=feed.bad)
    return _sitemap(body, url, entrance)


def _sitemap(body: bytes, url: str, entrance: Entrance) -> Answer:
    sitemap = read_sitemap(body, url)
    return Answer(
        links=_named(sitemap.links, entrance),
        entrances=tuple(replace(entrance, url=child.url) for child in sitemap.children),
        dates={child.url: child.modified for child in sitemap.children if child.modified},
        problem=sitemap.problem,
        bad=sitemap.bad,
    )


def _named(links: tuple[Link, ...], entrance: Entrance) -> tuple[Link, ...]:
    """Return *links* with the section and language that the catalogue names for *entrance*, if it does.

    They outweigh an entry's own category and language: somebody chose them for this entrance.
    """
    return tuple(
        replace(
            link,
            hints=replace(
                link.hints,
                section=entrance.section or link.hints.section,
                language=entrance.language or link.hints.language,
            ),
        )
        for link in links
    )
