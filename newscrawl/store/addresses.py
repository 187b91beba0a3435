"""The addresses of articles in the store: what became of each, and which are still to be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.discovery.moments import instant
from newscrawl.store import address_sql as sql
from newscrawl.store.hints import from_json, to_json
from newscrawl.store.keys import State, key_of
from newscrawl.store.planning import DAY, FIRST_LOOK, next_try

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from newscrawl.discovery.links import Link
    from newscrawl.store.writer import Writer

PORTION = 2000
"""Visits taken up at a time: an archive may leave a million behind a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page that is to be asked for: one that an earlier run left unfinished, or one to be looked at again."""

    link: Link
    again: bool = False
    """Whether its records are stored: it is looked at for corrections."""
    etag: str | None = None
    """Validators of its last answer."""
    modified: str | None = None
    place: tuple[int, bytes] = (0, b"")
    """Where it stands among the visits of its source: those after it come next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the store says of an address; *url* and *link* as long as it is to be asked for."""

    key: bytes
    state: int
    source: int | None
    url: str | None
    link: str | None


class AddressBook:
    """Reads at once, writes with the next flush. *tries* and *revisit_days* are NEWSCRAWL_TRIES and _REVISIT_DAYS."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer, clock: Callable[[], int]) -> None:
        self._connection = connection
        self._writer = writer
        self._clock = clock
        self.tries = 6
        self.revisit_days = 0.0
        self.noted: Callable[[bytes], None] | None = None
        """Told each key of which something is noted."""

    def is_done(self, key: bytes) -> bool:
        """Return whether *key* need not be asked for: it is finished, or failed a short while ago."""
        row = self._connection.execute(sql.STATE, (key,)).fetchone()
        if row is None:
            return False
        state, tries = row
        return state >= State.STORED or (tries > 0 and self._waits(key))

    def state(self, key: bytes) -> State | None:
        """Return what became of *key*; ``None``: nobody named it."""
        row = self._connection.execute(sql.STATE, (key,)).fetchone()
        return State(row[0]) if row else None

    def waiting(self, source: int, until: int, after: tuple[int, bytes] = (-1, b"")) -> list[Visit]:
        """Return the next visits of *source* that are due *until* that moment, :data:`PORTION` of them at most."""
        rows = self._connection.execute(sql.WAITING, (source, until, *after, PORTION)).fetchall()
        return [
            Visit(
                link=from_json(url, link), again=state == State.STORED, etag=etag,
                modified=modified, place=(due, key),
            )
            for key, due, url, link, etag, modified, state in rows
        ]  # fmt: skip

    def mend(self, source: int) -> None:
        """Have those of *source* wait no longer that a clock which has gone back since would have wait."""
        now = self._clock()
        self._writer.add(sql.MEND, now, source, now + max(DAY, self._window))

    def has_waiting(self, source: int, until: int) -> bool:
        """Return whether *source* has visits that are due *until* that moment."""
        return self._connection.execute(sql.ANY_WAITING, (source, until)).fetchone() is not None

    def discovered(self, link: Link, source: int | None) -> None:
        """Note that *link* was found: it is asked for in this run, or taken up by a later one of the same *source*.

        What no source names, as a list of addresses, is taken up by whoever names it again.
        """
        key, now = key_of(link.url), self._clock()
        self._writer.add(sql.DISCOVER, key, source, now)
        if source is not None:
            self._writer.add(sql.VISIT, key, source, now, link.url, to_json(link), _born(link, now))
            self._tell(key)

    def fetched(self, key: bytes) -> None:
        """Note that the page of *key* came."""
        self._writer.add(sql.FETCHED, self._clock(), key)

    def found(self, key: bytes) -> None:
        """Note that records of *key* stand in the output; what is known of it already holds."""
        self._writer.add(sql.FOUND_OVER, key)
        self._writer.add(sql.FOUND, key, self._clock())
        self._tell(key)

    def stored(self, key: bytes, etag: str | None = None, modified: str | None = None) -> None:
        """Note that the records of *key* are on the disk, and when it is looked at again, if it is."""
        now = self._clock()
        self._writer.add(sql.SET, key, State.STORED, now, 0, None)
        self._tell(key)
        if self.revisit_days <= 0:
            self._writer.add(sql.OVER, key)
            return
        self._writer.add(sql.LOOK, now, FIRST_LOOK, etag, modified, key)
        self._writer.add(sql.TOO_OLD, key, self._window)

    def looked_at(self, key: bytes, *, final: bool = False) -> None:
        """Note that the stored article *key* was looked at, and brought nothing; after a *final* answer never again."""
        if final or self.revisit_days <= 0:
            self._writer.add(sql.OVER, key)
            return
        self._writer.add(sql.LOOK_LATER, self._clock(), FIRST_LOOK, key)
        self._writer.add(sql.TOO_OLD, key, self._window)

    def failed(self, key: bytes, reason: str, *, final: bool = False, refused: bool = False) -> None:
        """Note that *key* gave no page, and why; it is tried again unless that is *final*, or it was tried enough."""
        now = self._clock()
        row = self._connection.execute(sql.STATE, (key,)).fetchone()
        tries = 1 + (row[1] if row else 0)
        if row and row[0] == State.STORED:  # what is written stays
            self.looked_at(key, final=final)
        elif final or tries >= self.tries:
            self._writer.add(sql.SET, key, State.REFUSED if refused else State.FAILED, now, tries, reason)
            self._tell(key)
            self._writer.add(sql.OVER, key)
        else:
            self._writer.add(sql.SET, key, State.DISCOVERED, now, tries, reason)
            self._writer.add(sql.DUE, max(next_try(now, tries), now + 1), key)

    def elsewhere(self, key: bytes) -> None:
        """Note that *key* leads to an address that is asked for by itself."""
        self._writer.add(sql.SET, key, State.ELSEWHERE, self._clock(), 0, None)
        self._tell(key)
        self._writer.add(sql.OVER, key)

    def standing(self, keys: Iterable[bytes]) -> Iterator[Standing]:
        """Yield what the store says of each of *keys* that it knows."""
        for key in keys:
            row = self._connection.execute(sql.STANDING, (key,)).fetchone()
            if row is not None:
                yield Standing(key=row[0], state=row[1], source=row[2], url=row[3], link=row[4])

    def finished(self, sources: Collection[int]) -> dict[int, set[bytes]]:
        """Return the keys of what is finished of each of *sources*; it goes through all addresses."""
        found: dict[int, set[bytes]] = {source: set() for source in sources}
        for source, key in self._connection.execute(sql.FINISHED):
            if source in found:
                found[source].add(key)
        return found

    def handed(self, key: bytes, source: int) -> None:
        """Note that *key* of *source* was finished on another machine."""
        self._writer.add(sql.FOUND_OVER, key)
        self._writer.add(sql.HANDED, key, source, self._clock())

    def belongs(self, key: bytes, other: bytes) -> None:
        """Note that *key* is of the source of *other*, if nothing is known of that."""
        self._writer.add(sql.OF, other, key)

    def _tell(self, key: bytes) -> None:
        if self.noted is not None:
            self.noted(key)

    def _waits(self, key: bytes) -> bool:
        row = self._connection.execute(sql.PLANNED, (key,)).fetchone()
        return row is not None and row[0] > self._clock()

    @property
    def _window(self) -> int:
        return int(self.revisit_days * DAY)


def _born(link: Link, now: int) -> int:
    if link.hints.published is None:
        return now
    return min(now, int(instant(link.hints.published).timestamp()))
