"""Lines of a site that stood with different articles."""

from __future__ import annotations

from newscrawl.templates.recurring import REPEATED_PAGES, Stood


def stood(pages: int) -> Stood:
    """Return where a line stood that *pages* different articles had."""
    return Stood(pages, frozenset(range(min(pages, REPEATED_PAGES))))
