"""What happens to a feed, and the state that it is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from newscrawl.schedule.habits import Habit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a feed brought, or ``304``: nothing new."""

    at: float
    new: int
    """Entries whose articles were not known."""
    entries: int = 0
    """Entries in all; 0: not known (304)."""
    moments: tuple[float, ...] = ()
    """When its entries were published, as far as it says, whether true or not. Of all entries the first time, of the
    new ones later; all of them do no harm."""
    fresh: float = 0.0
    """Seconds for which the server says that the same answer holds (``Cache-Control: max-age``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a feed brought nothing."""

    at: float
    reason: str
    """As counted: an HTTP status, or the name of an error."""
    gone: bool = False
    """Whether the server said that there is no such feed (404, 410)."""
    retry_after: float = 0.0
    """Seconds that the server asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What the schedule knows of one feed. A new one is due at once."""

    key: str
    """Its address, or whatever else tells it from all others."""
    due: float = 0.0
    interval: float = 0.0
    """Between the last time that it was asked and *due*; 0: it was never asked."""
    asked: float | None = None
    """When it was last asked, with whatever success."""
    answered: float | None = None
    """When it last brought something, or said that there is nothing new."""
    entries: int = 0
    habit: Habit = field(default=Habit(), repr=False)
    failures: int = 0
    """In a row."""
    failing: float = 0.0
    """Seconds since the first of them, as far as anybody watched: a machine that was off, or whose clock jumped, has
    not seen a feed fail."""
    gone: float | None = None
    """The same since it began to answer nothing but that it is not there; none if it last answered anything else."""
    reason: str = ""
    """Of the last failure; empty if the last was an answer."""
    retired: float | None = None
    """Since when it is asked rarely."""
