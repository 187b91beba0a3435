"""The health of sources as lines of text. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.commands.timetable import span
from newscrawl.health.alarms import message
from newscrawl.health.days import DAY
from newscrawl.health.profile import profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newscrawl.health.profile import Figures
    from newscrawl.store.health import Known

HEAD = (
    "state", "a day", "length", "dated", "authored", "titled", "rejected", "last article", "source",
)  # fmt: skip
NOTE = "lately/usually: the last 7 days, today among them, and those before; -: not known yet"


def table(sources: Iterable[Known], now: float) -> list[str]:
    """Return the lines of a table of *sources*: of each, what it was lately beside what it is usually."""
    return [*columns([HEAD, *figures(sources, now)]), NOTE]


def figures(sources: Iterable[Known], now: float) -> list[tuple[str, ...]]:
    """Return the rows of the table of *sources*, in the order of :data:`HEAD`."""
    rows: list[tuple[str, ...]] = []
    for source in sources:
        found = profile(source.days, int(now // DAY))
        both = (found.lately, found.usually)
        state = ", ".join(alarm.kind for alarm in source.alarms if alarm.stands) or "ok"
        last = "-" if found.last is None else f"{span(max(0.0, now - found.last))} ago"
        rows.append((
            state,
            _pair(both, lambda each: each.a_day, "{:.1f}"),
            _pair(both, lambda each: each.length, "{}"),
            _pair(both, lambda each: each.dated, "{:.0%}"),
            _pair(both, lambda each: each.authored, "{:.0%}"),
            _pair(both, lambda each: each.titled, "{:.0%}"),
            _pair(both, lambda each: each.rejected, "{:.0%}"),
            last,
            source.name,
        ))  # fmt: skip
    return rows


def detail(source: Known, now: float) -> list[str]:
    """Return what is known of one *source*: its line of the table, what is and was wrong with it, and its last days."""
    lines = [*table([source], now), "", *(_sentence(source) or ["nothing was unlike usual"]), ""]
    rows: list[tuple[str, ...]] = [("day", "articles", "rejected", "dated", "authored", "titled")]
    for each in source.days[-14:]:
        tally = each.tally
        numbers = (tally.articles, tally.rejected, tally.dated, tally.authored, tally.titled)
        rows.append((_date(each.day), *map(str, numbers)))
    return [*lines, *columns(rows)]


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return *rows* as lines, each column as wide as it has to be."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return ["  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows]


def _sentence(source: Known) -> list[str]:
    found = []
    for alarm in source.alarms:
        until = "" if alarm.ended is None else f" until {_date(alarm.ended)}"
        how = ", then taken for what it is now" if alarm.accepted else ""
        found.append(f"{alarm.kind}: since {_date(alarm.since)}{until}{how}: {message(alarm)}")
    return found


def _date(day: int) -> str:
    return datetime.fromtimestamp(day * DAY, UTC).date().isoformat()


def _pair(both: tuple[Figures, Figures], of: Callable[[Figures], float | None], form: str) -> str:
    lately, usually = ("-" if (value := of(each)) is None else form.format(value) for each in both)
    return f"{lately}/{usually}"
