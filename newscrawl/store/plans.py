"""The schedule in the store: when each entrance of a source is to be asked, and what is known of its habit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.schedule.notes import from_json, to_json
from newscrawl.schedule.states import Feed
from newscrawl.store.keys import key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from newscrawl.store.writer import Writer

_ALL = (
    "SELECT s.name, p.url, p.role, p.state FROM plan p JOIN source s ON s.id = p.source ORDER BY p.due, p.url"
)
_GET = "SELECT state FROM plan WHERE source = ? AND key = ?"
_SET = """
INSERT INTO plan (source, key, url, role, due, state) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET url = excluded.url, role = excluded.role, due = excluded.due, state = excluded.state
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An entrance with what is planned for it."""

    source: str
    url: str
    role: str
    feed: Feed


def planned(connection: sqlite3.Connection) -> list[Planned]:
    """Return all that is planned, the next first."""
    return [
        Planned(source=source, url=url, role=role, feed=_read(state, url))
        for source, url, role, state in connection.execute(_ALL)
    ]


class PlanBook:
    """Reads at once, writes with the next flush."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self.noted: Callable[[int, str, str, Feed], None] | None = None
        """Told what :meth:`note` is."""

    def get(self, source: int, url: str) -> Feed:
        """Return what is known of the entrance at *url* of *source*; a new one is due at once."""
        row = self._connection.execute(_GET, (source, key_of(url))).fetchone()
        return _read(row[0], url) if row else Feed(key=url)

    def handed(self, source: int, url: str, role: str, state: str) -> None:
        """Note the state of the entrance at *url* as another machine wrote it."""
        self.note(source, url, role, _read(state, url))

    def note(self, source: int, url: str, role: str, feed: Feed) -> None:
        """Note the state of the entrance at *url*."""
        self._writer.add(_SET, source, key_of(url), url, role, int(feed.due), to_json(feed))
        if self.noted is not None:
            self.noted(source, url, role, feed)


def _read(state: str, url: str) -> Feed:
    """Return the feed that *state* describes; a new one for what no version of newscrawl wrote.

    The schedule is advice: to ask once more is better than to crawl no more.
    """
    try:
        return from_json(state)
    except ValueError:
        return Feed(key=url)
