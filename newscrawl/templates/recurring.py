"""The lines that recur on a site, as they are kept from run to run: with the number of pages on which each stood. Pure.

A run brings few pages of a site once the site is known: what recurs on it, a disclaimer, the rules of its comments, its
"follow us", would not be told from them alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

REPEATED_PAGES = 4
"""Pages of a site on which a line must stand, under as many different articles, to be the site's and not a story's: copies
of one article have all its lines."""
REPEATED_SHARE = 0.3
"""Share of the site's pages on which it must stand."""
MOST_LINES = 200
"""Lines that are kept of a site, those of most pages: some 20 KB. Sites repeat some ten or twenty."""
MOST_PAGES = 1_000
"""Pages that count: once there are more, all numbers are halved, so that a line which the site has given up fades."""


class Stood(NamedTuple):
    """Where a line stood."""

    pages: int
    """On how many pages of its site."""
    articles: frozenset[int] = frozenset()
    """With which articles, as :attr:`newscrawl.templates.traces.Traces.article`: the smallest, so that the order of the pages
    does not matter, and no more than tell a line of the site from one of an article."""

    def joined(self, other: Stood) -> Stood:
        """Return where the line stood in both."""
        if self.articles >= other.articles:  # so it is with a line of few articles, and one known well
            return Stood(self.pages + other.pages, self.articles)
        articles = self.articles | other.articles
        return Stood(self.pages + other.pages, frozenset(sorted(articles)[:REPEATED_PAGES]))


NOWHERE = Stood(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What is known of a site's lines."""

    site: str
    """Registered domain."""
    pages: int = 0
    """Its pages that were looked at."""
    lines: Mapping[str, Stood] = field(default_factory=dict, repr=False)
    """Where among them each line stood; as :func:`~newscrawl.stages.lines.known.line_key`."""

    def repeated(self) -> dict[str, int]:
        """Return the lines that are the site's, those of most pages first."""
        return repeated_among(self.lines, self.pages)

    def joined(self, pages: int, lines: Mapping[str, Stood]) -> Recurring:
        """Return this and what *pages* further ones brought, within bounds; a line of a single page is not kept."""
        total = self.pages + pages
        stood = {
            line: self.lines.get(line, NOWHERE).joined(lines.get(line, NOWHERE))
            for line in {*self.lines, *lines}
        }
        while total > MOST_PAGES:
            total //= 2
            stood = {line: Stood(old.pages // 2, old.articles) for line, old in stood.items()}
        kept = [line for line, found in stood.items() if found.pages > 1]
        kept = sorted(kept, key=lambda line: (-stood[line].pages, line))[:MOST_LINES]
        return Recurring(site=self.site, pages=total, lines={line: stood[line] for line in kept})


def repeated_among(lines: Mapping[str, Stood], pages: int) -> dict[str, int]:
    """Return those of *lines*, with the number of pages on which each stood, that are the site's of which there were so
    many *pages*; those of most pages first."""
    enough = max(REPEATED_PAGES, REPEATED_SHARE * pages)
    found = {
        line: stood.pages
        for line, stood in lines.items()
        if stood.pages >= enough and len(stood.articles) >= REPEATED_PAGES
    }
    return dict(sorted(found.items(), key=lambda line: (-line[1], line[0])))
