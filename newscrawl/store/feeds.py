"""The entrances of sources in the store: what each answered last, so that it need not say it again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.store.keys import key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from newscrawl.discovery.entrances import Entrance
    from newscrawl.store.writer import Writer

_GET = "SELECT etag, modified, digest, terms, links, children FROM feed WHERE source = ? AND key = ?"
_ANSWERED = """
INSERT INTO feed (source, key, url, role, seen, asked, changed, etag, modified, digest, terms, links, children, fresh)
VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT DO UPDATE SET url = excluded.url, role = excluded.role, asked = excluded.asked, changed = excluded.changed,
    etag = excluded.etag, modified = excluded.modified, digest = excluded.digest, terms = excluded.terms,
    links = excluded.links, children = excluded.children, fresh = excluded.fresh, errors = 0, reason = NULL
"""
_UNCHANGED = """
UPDATE feed SET asked = ?, fresh = 0, errors = 0, reason = NULL, etag = coalesce(?, etag),
    modified = coalesce(?, modified) WHERE source = ? AND key = ?
"""
_FAILED = """
INSERT INTO feed (source, key, url, role, seen, asked, errors, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1, ?6)
ON CONFLICT DO UPDATE SET asked = excluded.asked, errors = errors + 1, reason = excluded.reason
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an entrance answered."""

    digest: bytes
    """Of the bytes."""
    terms: bytes
    """Digest of what decides which links are followed: under other terms, the same answer may bring something new."""
    etag: str | None = None
    modified: str | None = None
    """Validators, as the server wrote them."""
    links: int = 0
    """Links that it names, followed or not."""
    children: tuple[tuple[str, str | None], ...] = ()
    """Addresses of entrances that it names, each with the date that it states."""


class FeedBook:
    """Reads at once, writes with the next flush."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer, clock: Callable[[], int]) -> None:
        self._connection = connection
        self._writer = writer
        self._clock = clock

    def last(self, source: int, url: str, terms: bytes) -> Heard | None:
        """Return what the entrance at *url* of *source* answered last, as far as it can be relied on under *terms*."""
        row = self._connection.execute(_GET, (source, key_of(url))).fetchone()
        if row is None or row[2] is None or row[3] != terms:
            return None
        children = tuple((child, date) for child, date in json.loads(row[5]))
        return Heard(
            etag=row[0], modified=row[1], digest=row[2], terms=row[3], links=row[4], children=children
        )

    def answered(self, source: int, entrance: Entrance, heard: Heard, fresh: int) -> None:
        """Note what *entrance* answered, once all links that it names have been noted: *fresh* of them are new."""
        self._writer.add(
            _ANSWERED, source, key_of(entrance.url), entrance.url, entrance.role, self._clock(), heard.etag,
            heard.modified, heard.digest, heard.terms, heard.links, json.dumps(heard.children), fresh,
        )  # fmt: skip

    def unchanged(
        self, source: int, entrance: Entrance, etag: str | None = None, modified: str | None = None
    ) -> None:
        """Note that *entrance* had nothing else to say than last time; validators that it sent along are newer."""
        self._writer.add(_UNCHANGED, self._clock(), etag, modified, source, key_of(entrance.url))

    def failed(self, source: int, entrance: Entrance, reason: str) -> None:
        """Note that *entrance* gave no answer."""
        if not entrance.guessed:
            key = key_of(entrance.url)
            self._writer.add(_FAILED, source, key, entrance.url, entrance.role, self._clock(), reason)
