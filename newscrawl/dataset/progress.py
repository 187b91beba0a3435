"""How far a data set is made: a journal in its folder, so that a command that was killed is gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.export.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

NAME = "progress"


class Progress:
    """The journal of the data set in *folder*, held by this process: what it is made of, then each shard that is whole."""

    def __init__(self, folder: Path, begun: str) -> None:
        """Open the journal, or begin it with *begun*; raise BlockingIOError if another process holds it."""
        self._notes = Notes(folder / NAME)
        self.begun, *self.shards = self._notes.found or [begun]
        """What the data set was begun with, and what was noted of each shard."""
        if not self._notes.found:
            self._notes.add(begun)

    @classmethod
    def left(cls, folder: Path, begun: str) -> Self | None:
        """Return the journal that a command left in *folder* which was begun with the same and lives no more, if there is
        one."""
        if not (folder / NAME).is_file():
            return None
        try:
            found = cls(folder, begun)
        except BlockingIOError:
            return None
        if found.begun == begun:
            return found
        found.close()
        return None

    def note(self, shard: dict[str, Any]) -> None:
        """Return once it is on the disk that a shard is whole, and what there is to say of it."""
        self._notes.add(shard)
        self.shards.append(shard)

    def remove(self) -> None:
        """Take the journal away: all is there."""
        self._notes.remove()
        self.close()

    def close(self) -> None:
        """Let another process have it."""
        self._notes.close()
