"""Which stories of a crawl repeat what is in the output, or on its way there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import Mark, mark, repeated, takes_part
from newscrawl.stages.fingerprint import prints
from newscrawl.stages.render import record_id
from newscrawl.store.stories import StoryTable
from newscrawl.store.underway import Underway

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from newscrawl.items import Page, Story
    from newscrawl.store.writer import Writer


class RepeatBook:
    """Reads at once, writes with the next flush; what is on its way to the output counts as seen.

    A story counts in later runs only once its record is on the disk (:meth:`confirm`). Within the run, one that
    is on its way is in front of those that repeat it: records reach the disk in the order in which they were judged, so that
    none is there as the repeat of another that is not.
    """

    def __init__(self, connection: sqlite3.Connection, writer: Writer, clock: Callable[[], int]) -> None:
        self._table = StoryTable(connection, clock() * 1_000_000)
        self._writer = writer
        self._underway = Underway()
        self.reject: frozenset[str] = frozenset()
        """NEWSCRAWL_REJECT: what is rejected for another reason is not compared."""

    def judge(self, page: Page) -> tuple[Page, tuple[Mark, ...]]:
        """Return *page* with the repeats among its stories marked, and what is to be confirmed once it is on the disk."""
        canonical = page.metadata.canonical_url or page.url
        stories, originals = [], []
        for story in page.stories:
            if story.is_written or not takes_part(
                (*page.verdicts, *story.verdicts), story.fingerprint, self.reject
            ):
                stories.append(story)
                continue
            own = mark(
                bytes.fromhex(record_id(canonical, story.part)),
                bytes.fromhex(story.fingerprint),
                story.signature,
                story.revision,
            )
            marked = self._marked(story, own)
            stories.append(marked)
            if marked is story:
                self._underway.add(own)
                originals.append(own)
        return replace(page, stories=tuple(stories)), tuple(originals)

    def confirm(self, originals: Iterable[Mark]) -> None:
        """Note that the records of these are on the disk."""
        for story in originals:
            self._add(story)
            self._writer.then(lambda story=story: self._underway.discard(story.id, story))  # type: ignore[misc]

    def found(self, record: bytes, text: str, revision: int, verdicts: Iterable[str]) -> None:
        """Note a record that stands in the output and repeats nothing."""
        fingerprint, signature = prints(text)
        if takes_part(verdicts, fingerprint, self.reject):
            self._add(mark(record, bytes.fromhex(fingerprint), signature, revision))

    def _marked(self, story: Story, own: Mark) -> Story:
        repeat = repeated(own, [*self._table.met(own), *self._underway.met(own)])
        if repeat is None:
            return story
        return replace(story, verdicts=(*story.verdicts, repeat.verdict.value), duplicate_of=repeat.of.hex())

    def _add(self, story: Mark) -> None:
        for statement, values in self._table.insertion(story):
            self._writer.add(statement, *values)
