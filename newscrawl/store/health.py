"""What sources brought, day by day, and what is wrong with them, in the store."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newscrawl.health.alarms import Alarm
from newscrawl.health.days import KEPT, Day, Tally

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from newscrawl.store.writer import Writer

# ruff: noqa: S608 - statements are put together of the names of columns, never of values
_DAYS = "day, articles, rejected, titled, dated, authored, lengths, last"
_ALARMS = "kind, since, ended, accepted, lately, usually, told"
_PUT = f"INSERT OR REPLACE INTO health (source, {_DAYS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEEP = f"INSERT OR REPLACE INTO alarm (source, {_ALARMS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source with all that is known of its health."""

    name: str
    url: str
    days: tuple[Day, ...]
    """By date."""
    alarms: tuple[Alarm, ...]


def everything(connection: sqlite3.Connection, name: str | None = None) -> list[Known]:
    """Return what is known of all sources that were ever looked at, by name; or of the one called *name*."""
    rows = connection.execute(
        "SELECT id, name, url FROM source s WHERE (?1 IS NULL OR name = ?1)"
        " AND EXISTS (SELECT 1 FROM health h WHERE h.source = s.id) ORDER BY name",
        (name,),
    ).fetchall()
    return [
        Known(
            name=each,
            url=url,
            days=tuple(_days(connection, number)),
            alarms=tuple(_alarms(connection, number)),
        )
        for number, each, url in rows
    ]


def forget(connection: sqlite3.Connection, name: str) -> bool:
    """Forget what is usual of the source called *name*; return whether anything was known of it."""
    where = "WHERE source = (SELECT id FROM source WHERE name = ?)"
    gone = connection.execute(f"DELETE FROM health {where}", (name,)).rowcount
    connection.execute(f"DELETE FROM alarm {where}", (name,))
    return gone > 0


class HealthBook:
    """Reads what is in the store, writes with the next flush. A source's row of a day is written by the run that holds
    the source's lease."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._days: dict[int, Day] = {}

    def numbers(self) -> dict[str, int]:
        """Return the numbers of the sources that the store knows, by name."""
        return dict(self._connection.execute("SELECT name, id FROM source").fetchall())

    def add(self, source: int, day: int, tally: Tally = Tally(), last: int | None = None) -> None:  # noqa: B008 - frozen
        """Note that *source* was looked at on *day*, and what came of it, the last article at *last*."""
        known = self._days.get(source)
        if known is None or known.day != day:
            found = _days(self._connection, source, day)
            known = found[0] if found else Day(day=day)
        known = replace(
            known, tally=known.tally + tally, last=max((known.last or 0, last)) if last else known.last
        )
        self._days[source] = known
        self._writer.add(_PUT, source, *_day_row(known))

    def days(self, source: int) -> list[Day]:
        """Return the days of *source*, by date."""
        return _days(self._connection, source)

    def alarms(self, source: int) -> list[Alarm]:
        """Return the alarms of *source*, those that have ended as well."""
        return _alarms(self._connection, source)

    def standing(self) -> list[tuple[int, str, str, Alarm]]:
        """Return the alarms that stand, and those of which the hooks have not heard: with number, name and address of
        their sources."""
        rows = self._connection.execute(
            f"SELECT s.id, s.name, s.url, {_ALARMS} FROM alarm JOIN source s ON s.id = source"
            " WHERE ended IS NULL OR NOT told ORDER BY s.name, since, kind"
        ).fetchall()
        return [(number, name, url, _alarm(row)) for number, name, url, *row in rows]

    def keep(self, source: int, alarms: Iterable[Alarm]) -> None:
        """Have *source* have these *alarms* and no others."""
        self._writer.add("DELETE FROM alarm WHERE source = ?", source)
        for alarm in alarms:
            self.note(source, alarm)

    def note(self, source: int, alarm: Alarm) -> None:
        """Note *alarm* as it is now."""
        self._writer.add(_KEEP, source, *_alarm_row(alarm))

    def trim(self, today: int) -> None:
        """Have the days taken away that are older than those that are kept."""
        self._writer.add("DELETE FROM health WHERE day <= ?", today - KEPT)


def _days(connection: sqlite3.Connection, source: int, day: int | None = None) -> list[Day]:
    rows = connection.execute(
        f"SELECT {_DAYS} FROM health WHERE source = ?1 AND (?2 IS NULL OR day = ?2) ORDER BY day",
        (source, day),
    )
    return [_day(row) for row in rows.fetchall()]


def _day(row: tuple[Any, ...]) -> Day:
    day, articles, rejected, titled, dated, authored, lengths, last = row
    tally = Tally(
        articles=articles, rejected=rejected, titled=titled, dated=dated, authored=authored,
        lengths={int(step): count for step, count in json.loads(lengths).items()},
    )  # fmt: skip
    return Day(day=day, tally=tally, last=last)


def _day_row(day: Day) -> tuple[Any, ...]:
    tally = day.tally
    counts = (tally.articles, tally.rejected, tally.titled, tally.dated, tally.authored)
    return day.day, *counts, json.dumps(dict(tally.lengths), separators=(",", ":")), day.last


def _alarms(connection: sqlite3.Connection, source: int) -> list[Alarm]:
    rows = connection.execute(f"SELECT {_ALARMS} FROM alarm WHERE source = ? ORDER BY since", (source,))
    return [_alarm(row) for row in rows.fetchall()]


def _alarm(row: Iterable[Any]) -> Alarm:
    kind, since, ended, accepted, lately, usually, told = row
    return Alarm(
        kind=kind, since=since, ended=ended, accepted=bool(accepted), lately=lately, usually=usually, told=bool(told)
    )  # fmt: skip


def _alarm_row(alarm: Alarm) -> tuple[Any, ...]:
    ended = (alarm.ended, int(alarm.accepted))
    return alarm.kind, alarm.since, *ended, alarm.lately, alarm.usually, int(alarm.told)
