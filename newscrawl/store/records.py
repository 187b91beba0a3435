"""What was written of each page, so that nothing is written twice, and a changed text as a revision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newscrawl.stages.render import record_id
from newscrawl.store.keys import key_of
from newscrawl.store.revisions import Written, known_as, next_revision

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from newscrawl.items import Page, Story
    from newscrawl.store.writer import Writer

_GET = "SELECT page, fingerprint, revision, loose FROM record WHERE id = ?"
_PUT = "INSERT OR REPLACE INTO record (id, page, fingerprint, revision, loose) VALUES (?, ?, ?, ?, 0)"
_FOUND = """
INSERT INTO record (id, page, fingerprint, revision, loose) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, revision = excluded.revision, loose = excluded.loose
    WHERE loose OR excluded.revision > revision
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record of a page that is on its way to the output, or need not go there."""

    id: bytes
    written: Written
    new: bool = False
    """Whether it is on its way."""
    certain: bool = True
    """Whether it, or the record that says the same, is in the output; not so if that is on its way for another page."""


class RecordBook:
    """Reads at once, writes with the next flush; what is on its way to the output counts as known."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer
        self._on_the_way: dict[bytes, list[Written]] = {}

    def judge(self, page: Page) -> tuple[Page, tuple[Judged, ...]]:
        """Return *page* with what need not be written of it marked, and what is to be noted once the rest is."""
        where = key_of(page.url)
        canonical = page.metadata.canonical_url or page.url
        judged = []
        stories = []
        for story in page.stories:
            one = self._judge(bytes.fromhex(record_id(canonical, story.part)), where, story, page)
            judged.append(one)
            stories.append(_marked(story, one, page))
        return replace(page, stories=tuple(stories)), tuple(judged)

    def confirm(self, judged: Iterable[Judged]) -> None:
        """Note that these records are on the disk."""
        for one in judged:
            if not one.certain:
                continue
            written = one.written
            self._writer.add(_PUT, one.id, written.page, written.fingerprint, written.revision)
            if one.new:
                self._writer.then(lambda one=one: self._forget(one))  # type: ignore[misc]

    def found(self, record: bytes, written: Written) -> None:
        """Note a record that stands in the output, unless more is known of it."""
        self._writer.add(
            _FOUND, record, written.page, written.fingerprint, written.revision, int(written.loose)
        )

    def _judge(self, record: bytes, where: bytes, story: Story, page: Page) -> Judged:
        rows = self._connection.execute(_GET, (record,)).fetchall()
        stored = [
            Written(page=row[0], fingerprint=row[1], revision=row[2], loose=bool(row[3])) for row in rows
        ]
        known = stored + self._on_the_way.get(record, [])
        text = bytes.fromhex(story.fingerprint)
        same = known_as(known, where, text)
        if same is None and page.verdicts and known:
            # A wall, an apology or half a page where the article was: no correction of it.
            same = next((one for one in known if one.page == where), known[0])
        if same is not None:
            certain = any(one is same for one in stored)
            return Judged(id=record, written=replace(same, page=where, loose=False), certain=certain)
        written = Written(page=where, fingerprint=text, revision=next_revision(known))
        self._on_the_way.setdefault(record, []).append(written)
        return Judged(id=record, written=written, new=True)

    def _forget(self, one: Judged) -> None:
        left = [written for written in self._on_the_way.pop(one.id, []) if written is not one.written]
        if left:
            self._on_the_way[one.id] = left


def _marked(story: Story, judged: Judged, page: Page) -> Story:
    """Return *story* with its revision; a revision whose page states no change was changed when it was seen so."""
    if not judged.new:
        return replace(story, revision=judged.written.revision, is_written=True)
    revision = judged.written.revision
    if not revision:
        return story
    metadata = replace(story.metadata, modified=story.metadata.modified or page.fetched)
    return replace(story, revision=revision, metadata=metadata)
