"""Notes on how far something is made, so that it is gone on with by the next command if this one is killed."""

from __future__ import annotations

import fcntl
import json
import os
from typing import IO, TYPE_CHECKING, Any

from newscrawl.export.durable import sync_folder

if TYPE_CHECKING:
    from pathlib import Path


class Notes:
    """The file of notes at *path*, a JSON value a line, held by this process until it is closed.

    A last line that was cut off does not count, and is taken away.
    """

    def __init__(self, path: Path) -> None:
        """Open it, or begin it; raise BlockingIOError if another process holds it, OSError if it cannot be made."""
        self._path = path
        self._file = _locked(path)
        self._file.seek(0)
        data = self._file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        self.found: list[Any] = [json.loads(line) for line in whole.splitlines()]
        """What an earlier command noted."""

    def add(self, note: Any) -> None:  # noqa: ANN401 - what JSON can say
        """Return once *note* is on the disk, and the names of the files beside it are."""
        self._file.write(json.dumps(note).encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        sync_folder(self._path.parent)

    def remove(self) -> None:
        """Take the file away: all that it is about is made. It is held until it is closed."""
        self._path.unlink()

    def close(self) -> None:
        """Let another process have it."""
        self._file.close()


def _locked(path: Path) -> IO[bytes]:
    while True:
        file = path.open("a+b")
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise
        if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            return file
        file.close()  # the process that held it came to its end meanwhile
