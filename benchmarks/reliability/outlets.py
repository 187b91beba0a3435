"""An outlet as it answers at a simulated moment."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from random import Random

HOUR, DAY = 3600.0, 86400.0
BEGIN = 1_772_409_600.0
"""Monday, 2026-03-02, 0:00 UTC: the first day that anybody asks."""
BEFORE, AFTER = 60, 14
"""Days that the outlets publish before it, which fills their feeds, and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One feed: what is published when, how much of it is shown, and how it fails."""

    kind: str
    name: str
    articles: tuple[float, ...] = field(repr=False)
    """Moments of publication, ascending."""
    shown: int = 25
    """Entries that the feed holds."""
    dates: str = "true"
    """``true``, ``none``, ``shifted`` (the zone is wrong by three hours) or ``stamped`` (the time of the request)."""
    status: str = ""
    """What every request gets; empty: the feed."""
    errors: float = 0.0
    """Share of the requests that fail, by chance."""
    outages: tuple[tuple[float, float], ...] = field(default=(), repr=False)
    """When every request fails."""

    def failure(self, now: float) -> str:
        """Return why a request at *now* fails; empty: it does not."""
        if self.status:
            return self.status
        if any(begin <= now < end for begin, end in self.outages):
            return "503"
        return "503" if Random(f"{self.name} {now}").random() < self.errors else ""  # noqa: S311 - a simulation

    def published(self, now: float) -> int:
        """Return how many articles are out at *now*."""
        return bisect_right(self.articles, now)

    def stated(self, now: float) -> tuple[float, ...]:
        """Return the dates of the entries that the feed shows at *now*, as it states them."""
        last = self.published(now)
        true = self.articles[max(0, last - self.shown) : last]
        if self.dates == "none":
            return ()
        return tuple(
            now if self.dates == "stamped" else each + 3 * HOUR * (self.dates == "shifted") for each in true
        )
