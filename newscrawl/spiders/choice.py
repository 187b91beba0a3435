"""By what links the ``news`` spider chooses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newscrawl import __version__
from newscrawl.discovery.terms import MAX_ARTICLES, Terms

if TYPE_CHECKING:
    from typing import Self

    from scrapy.settings import BaseSettings

    from newscrawl.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """By what links are chosen, of all sources."""

    cross_site: bool
    max_age_days: float

    @classmethod
    def of(cls, settings: BaseSettings) -> Self:
        """Return what *settings* say."""
        return cls(
            cross_site=settings.getbool("NEWSCRAWL_CROSS_SITE"),
            max_age_days=settings.getfloat("NEWSCRAWL_MAX_AGE_DAYS"),
        )

    def terms(self, source: Source, limit: int | None) -> Terms:
        """Return what this means for *source*."""
        oldest = datetime.now(UTC) - timedelta(days=self.max_age_days) if self.max_age_days > 0 else None
        sites = frozenset() if self.cross_site else source.sites
        return Terms(sites=sites, oldest=oldest, limit=limit or MAX_ARTICLES)

    def digest(self, source: Source) -> str:
        """Return what is another text if an answer that was read before may have more to give now."""
        sites = [] if self.cross_site else sorted(source.sites)
        return f"{__version__} {self.max_age_days} {sites}"
