"""What a crawl or a cleaning is doing, as a few lines for a terminal. Pure, but for the library that draws them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Group
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from newscrawl.extensions.report import DETAILED, details, plain, top

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from rich.console import RenderableType

WINDOW_SECONDS = 20.0
"""Over which the pace is told: that of now, not of the start."""
ENOUGH_SECONDS, ENOUGH_PAGES = 5.0, 10
"""Before anything is said of the time left."""
MOST_SOURCES = 8
"""Sources with a line of their own: those that have most before them."""
NAME_WIDTH, BAR_WIDTH = 24, 24
_SHOWN = ("removed by kind", "rejected by reason", "errors by kind")


@dataclass(slots=True)
class Pace:
    """How fast it goes."""

    seen: deque[tuple[float, int, int]] = field(default_factory=deque)

    def note(self, now: float, pages: int, stories: int) -> None:
        """Note how many there are *now*, in seconds of any clock."""
        self.seen.append((now, pages, stories))
        while len(self.seen) > 1 and now - self.seen[0][0] > WINDOW_SECONDS:
            self.seen.popleft()

    def rates(self) -> tuple[float, float]:
        """Return pages and stories a second."""
        (since, pages, stories), (now, more_pages, more_stories) = self.seen[0], self.seen[-1]
        seconds = now - since
        if seconds <= 0:
            return 0.0, 0.0
        return (more_pages - pages) / seconds, (more_stories - stories) / seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What is shown."""

    name: str
    """Of the spider, or the command."""
    seconds: float
    """Since it began."""
    pages: int
    stories: int
    rates: tuple[float, float]
    left: int | None
    """Pages that are known and not done yet; None: that cannot be told."""
    is_all_known: bool = True
    """Whether no more pages will be found, so that a time left can be told."""
    sources: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Of each source, pages done and asked for."""


def view(doing: Doing, stats: Mapping[str, Any]) -> RenderableType:
    """Return the lines: *doing*, and the counts of *stats*, by the names of Scrapy's stats."""
    return Group(Text(_head(doing), no_wrap=True, style="bold"), _sources(doing.sources), *_counts(stats))


def _head(doing: Doing) -> str:
    pages, stories = doing.rates
    parts = [
        plain(doing.name),
        clock(doing.seconds),
        f"{doing.pages} pages ({pages:.1f}/s)",
        f"{doing.stories} stories ({stories:.1f}/s)",
    ]
    if doing.left is not None:
        parts.append(f"{doing.left} waiting")
    if (time_left := _time_left(doing)) is not None:
        parts.append(f"about {clock(time_left)} left")
    return " · ".join(parts)


def _time_left(doing: Doing) -> float | None:
    """Return the seconds that are left at this pace, if it can be told."""
    is_early = doing.seconds < ENOUGH_SECONDS or doing.pages < ENOUGH_PAGES
    if not doing.left or not doing.is_all_known or is_early or doing.rates[0] <= 0:
        return None
    return doing.left / doing.rates[0]


def _sources(sources: Mapping[str, tuple[int, int]]) -> Table:
    table = Table.grid(padding=(0, 1))
    busiest = sorted(sources.items(), key=lambda source: (source[1][0] - source[1][1], source[0]))
    for name, (done, asked) in busiest[:MOST_SOURCES]:
        bar = ProgressBar(total=max(asked, 1), completed=done, width=BAR_WIDTH)
        table.add_row(Text(plain(name)[:NAME_WIDTH], no_wrap=True), bar, Text(f"{done} of {asked}"))
    if len(busiest) > MOST_SOURCES:
        table.add_row(Text(f"and {len(busiest) - MOST_SOURCES} more", style="dim"), Text(""), Text(""))
    return table


def _counts(stats: Mapping[str, Any]) -> list[Text]:
    found = [
        (label, ", ".join(top(details(stats, prefixes), 6)))
        for label, prefixes in DETAILED
        if label in _SHOWN
    ]
    return [Text(plain(f"{label}: {counts}"), no_wrap=True, style="dim") for label, counts in found if counts]


def clock(seconds: float) -> str:
    """Return *seconds* as a clock shows them.

    >>> clock(7.6), clock(3725)
    ('0:08', '1:02:05')
    """
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
