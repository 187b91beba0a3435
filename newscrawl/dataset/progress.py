"""How far a data set is made: a journal in its folder, so that a command that was killed is gone on with."""

from __future__ import annotations

import fcntl
import json
import os
from typing import TYPE_CHECKING, Any

from newscrawl.export.durable import sync_folder

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

NAME = "progress"


class Progress:
    """The journal of the data set in *folder*, held by this process: what it is made of, then each shard that is whole.

    A line is a JSON object; one that was cut off does not count.
    """

    def __init__(self, folder: Path, begun: str) -> None:
        """Open the journal, or begin it with *begun*; raise BlockingIOError if another process holds it."""
        self._path = folder / NAME
        self._file = self._path.open("a+b")
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise
        self._file.seek(0)
        data = self._file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        self.begun, *self.shards = [json.loads(line) for line in whole.splitlines()] or [begun]
        """What the data set was begun with, and what was noted of each shard."""
        if not whole:
            self._write(begun)
            sync_folder(folder)

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
        self._write(shard)
        self.shards.append(shard)

    def remove(self) -> None:
        """Take the journal away: all is there."""
        self._path.unlink()
        self.close()

    def close(self) -> None:
        """Let another process have it."""
        self._file.close()

    def _write(self, value: object) -> None:
        self._file.write(json.dumps(value).encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
