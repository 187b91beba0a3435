"""Which links are followed, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.discovery.links import Skip
from newscrawl.discovery.moments import instant
from newscrawl.discovery.sites import on_sites

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Which links of a source are followed."""

    sites: frozenset[str] = frozenset()
    """Sites that links may lead to; empty: any."""
    oldest: datetime | None = None
    """Aware; pages that were last changed before are left."""
    limit: int | None = None
    """Most articles of the source; ``None``: all."""


def refusal(url: str, updated: str | None, terms: Terms) -> Skip | None:
    """Return why *url*, last changed at *updated* (ISO 8601), is not followed; ``None`` if it is."""
    if terms.sites and not on_sites(url, terms.sites):
        return Skip.OTHER_SITE
    if terms.oldest is not None and updated is not None and instant(updated) < terms.oldest:
        return Skip.OLD
    return None
