"""An index as a crawl has it, filled and asked by the benchmarks."""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import Mark, Repeat, mark, repeated
from newscrawl.stages.fingerprint import prints
from newscrawl.store.database import connect, transaction
from newscrawl.store.ledger import CACHE_KIB
from newscrawl.store.stories import StoryTable, begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Index:
    """The stories in the store at *path*."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path)
        self.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        with transaction(self.connection, path):
            begin(self.connection)
        self.table = StoryTable(self.connection)

    def find(self, story: Mark) -> Repeat | None:
        """Return what *story* repeats."""
        return repeated(story, self.table.met(story))

    def add(self, stories: Iterable[Mark]) -> None:
        """Add *stories*, in one transaction."""
        with transaction(self.connection, self.path):
            for story in stories:
                for statement, values in self.table.insertion(story):
                    self.connection.execute(statement, values)


@contextmanager
def opened(path: Path) -> Iterator[Index]:
    """Give the index at *path*, made if there is none."""
    index = Index(path)
    try:
        yield index
    finally:
        index.connection.close()


def mark_of(number: int, text: str) -> Mark:
    """Return the mark of a record with the *text*, one of its own for each *number*."""
    fingerprint, signature = prints(text)
    identity = blake2b(str(number).encode(), digest_size=16).digest()
    return mark(identity, bytes.fromhex(fingerprint), signature)
