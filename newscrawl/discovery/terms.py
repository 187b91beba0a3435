"""Which links are followed, and why the others are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.discovery.links import Skip
from newscrawl.discovery.moments import instant
from newscrawl.discovery.sites import on_sites

if TYPE_CHECKING:
    from datetime import datetime

MAX_ARTICLES = 100_000
"""Articles of one source in a run where no limit is given: at the pace of one a second they take a day. A
sitemap index may name 5,000 sitemaps of 50,000 pages each, and every page asked for waits in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Which links of a source are followed."""

    sites: frozenset[str] = frozenset()
    """Sites that links may lead to; empty: any."""
    oldest: datetime | None = None
    """Aware; pages that were last changed before are left."""
    limit: int = MAX_ARTICLES
    """Most articles of the source."""


def refusal(url: str, updated: str | None, terms: Terms) -> Skip | None:
    """Return why *url*, last changed at *updated* (ISO 8601), is not followed; ``None`` if it is."""
    if terms.sites and not on_sites(url, terms.sites):
        return Skip.OTHER_SITE
    if terms.oldest is not None and updated is not None and instant(updated) < terms.oldest:
        return Skip.OLD
    return None


def told(reasons: Counter[Skip | None]) -> Counter[str]:
    """Return how often each of *reasons* was given, by name; what is followed has none."""
    return Counter({reason.value: count for reason, count in reasons.items() if reason and count})
