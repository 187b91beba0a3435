"""The lines that recur on a site, as they are kept from run to run: with the number of pages on which each stood. Pure.

A run brings few pages of a site once the site is known: what recurs on it, a disclaimer, the rules of its comments, its
"follow us", would not be told from them alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REPEATED_PAGES = 4
"""Pages of a site on which a line must stand to be the site's and not a story's."""
REPEATED_SHARE = 0.3
"""Share of the site's pages on which it must stand."""
MOST_LINES = 200
"""Lines that are kept of a site, those of most pages: some 20 KB. Sites repeat some ten or twenty."""
MOST_PAGES = 1_000
"""Pages that count: once there are more, all numbers are halved, so that a line which the site has given up fades."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What is known of a site's lines."""

    site: str
    """Registered domain."""
    pages: int = 0
    """Its pages that were looked at."""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)
    """On how many of them each line stood; as :func:`~newscrawl.stages.lines.known.line_key`."""

    def repeated(self) -> dict[str, int]:
        """Return the lines that are the site's, those of most pages first."""
        return repeated_among(self.lines, self.pages)

    def joined(self, pages: int, lines: Mapping[str, int]) -> Recurring:
        """Return this and what *pages* further ones brought, within bounds; a line of a single page is not kept."""
        total = self.pages + pages
        counts = {line: self.lines.get(line, 0) + lines.get(line, 0) for line in {*self.lines, *lines}}
        while total > MOST_PAGES:
            total //= 2
            counts = {line: count // 2 for line, count in counts.items()}
        kept = [line for line, count in counts.items() if count > 1]
        kept = sorted(kept, key=lambda line: (-counts[line], line))[:MOST_LINES]
        return Recurring(site=self.site, pages=total, lines={line: counts[line] for line in kept})


def repeated_among(lines: Mapping[str, int], pages: int) -> dict[str, int]:
    """Return those of *lines*, with the number of pages on which each stood, that are the site's of which there were so
    many *pages*; those of most pages first."""
    enough = max(REPEATED_PAGES, REPEATED_SHARE * pages)
    found = [line for line, count in lines.items() if count >= enough]
    return {line: lines[line] for line in sorted(found, key=lambda line: (-lines[line], line))}
