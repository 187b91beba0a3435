"""The bounds within which feeds are scheduled."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the user of a schedule decides. All are seconds."""

    shortest: float = 5 * MINUTE
    """No feed is asked more often: its site should not notice us."""
    longest: float = 3 * DAY
    """Every feed that is not retired is asked at least so often."""
    patience: float = 40 * MINUTE
    """What one request is worth: a feed is asked again once the articles that are expected of it have waited so long,
    together. A quarter of it: about twice the requests, and half the delay."""
    gone: float = 7 * DAY
    """A feed that has answered nothing but 404 or 410 for so long is retired."""
    failing: float = 30 * DAY
    """A feed that has failed in any other way for so long is retired."""
    retired: float = 30 * DAY
    """A retired feed is asked so often whether it is back."""

    def __post_init__(self) -> None:
        """Raise ValueError for bounds that contradict each other."""
        if not 0 < self.shortest <= self.longest:
            raise ValueError("the shortest interval must be above 0 seconds, and at most the longest")
        if not (self.patience > 0 and self.gone > 0 and self.failing > 0):
            raise ValueError("patience, and the times after which feeds are retired, must be above 0 seconds")
        if self.retired < self.longest:
            raise ValueError("a retired feed cannot be asked more often than the longest interval says")

    def within(self, seconds: float) -> float:
        """Return *seconds*, or the bound that they pass."""
        return min(max(seconds, self.shortest), self.longest)
