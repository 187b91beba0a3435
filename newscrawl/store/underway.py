"""Stories that are on their way to the output: they count as seen, and are not in the store yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.duplicates.marks import Mark

MOST = 10_000
"""Stories on their way at most, 15 MB; of more, the first are forgotten. A crawl has some hundred: more are those whose
page was never written, and those of hosts of which nothing is kept."""


class Underway:
    """Finds them by their keys, as the store does."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._marks: dict[bytes, Mark] = {}
        self._by_key: dict[int, dict[bytes, None]] = {}

    def add(self, story: Mark) -> None:
        """Take in *story*; one of the same record that is there is forgotten for it."""
        self.discard(story.id)
        self._marks[story.id] = story
        for key in story.keys:
            self._by_key.setdefault(key, {})[story.id] = None
        if len(self._marks) > self._most:
            self.discard(next(iter(self._marks)))

    def discard(self, identity: bytes, story: Mark | None = None) -> None:
        """Forget the story of the record *identity*; if a *story* is given, only if it is that one."""
        known = self._marks.get(identity)
        if known is None or (story is not None and known is not story):
            return
        del self._marks[identity]
        for key in known.keys:
            under = self._by_key[key]
            del under[identity]
            if not under:
                del self._by_key[key]

    def met(self, story: Mark) -> list[Mark]:
        """Return those that *story* may repeat, the first seen first."""
        found = {identity for key in story.keys for identity in self._by_key.get(key, ())}
        return [known for identity, known in self._marks.items() if identity in found] if found else []

    def __len__(self) -> int:
        return len(self._marks)
