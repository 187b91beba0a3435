"""The file of a feed: what is written waits in memory until it is stored whole, and it is ``.part`` until finished."""

from __future__ import annotations

import io
import os
import shutil
import threading
from typing import TYPE_CHECKING, Protocol

from newscrawl.export.durable import DurableFile, make_folder, sync_folder
from newscrawl.export.partfile import free_name

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import ReadableBuffer


class Place(Protocol):
    """Where a file is made, and what becomes of it."""

    def create(self) -> DurableFile:
        """Return the new ``.part`` file; raise OSError if it cannot be made."""

    def pack(self, lines: bytes) -> bytes:
        """Return what is written to the file for *lines*."""

    def finish(self, file: DurableFile, acknowledged: int, *, failed: bool) -> None:
        """Close *file* and give it its name; raise OSError if that cannot be."""


class FeedFile(io.RawIOBase):
    """A file that Scrapy's exporters write to, in the memory; :meth:`store` has it on the disk.

    All but :meth:`store` and :meth:`finish` are called from one thread, and those two from any.
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.file: DurableFile | None = None
        self.acknowledged = 0
        """Bytes of the file that were said to be stored."""
        self._pending = bytearray()
        self._taken = b""
        self._failed = False
        self._lock = threading.Lock()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Keep *data* until it is stored."""
        size = len(self._pending)
        self._pending += data
        return len(self._pending) - size

    def mark(self) -> int:
        """Return what :meth:`take_back` takes to undo the writes from now on."""
        return len(self._pending)

    def take_back(self, mark: int) -> None:
        """Undo the writes since *mark* was given."""
        del self._pending[mark:]

    def take(self) -> None:
        """Have all that is written until now stored by the next :meth:`store`."""
        with self._lock:
            self._taken += bytes(self._pending)
            self._pending.clear()

    def withdraw(self) -> bytes:
        """Return what was written and not taken, which is no longer this file's."""
        pending = bytes(self._pending)
        self._pending.clear()
        return pending

    def create(self) -> DurableFile:
        """Return the file on the disk, made if it is not there; raise OSError if it cannot be."""
        if self.file is None:
            self.file = self.place.create()
        return self.file

    def store(self) -> None:
        """Write what was taken; raise OSError, with nothing of it written and all of it still taken, if it cannot be."""
        with self._lock:
            self._store()

    def acknowledge(self) -> None:
        """Hold all that is stored for stored for good."""
        self.acknowledged = self.file.size if self.file else 0

    def fail(self) -> int:
        """Drop what is not stored, and return its number of lines; the file will not be called whole."""
        with self._lock:
            dropped = self._taken + bytes(self._pending)
            self._taken = b""
            self._pending.clear()
            self._failed = True
        return dropped.count(b"\n")

    def finish(self) -> None:
        """Store what is left, and give the file its name; raise OSError if it cannot be."""
        with self._lock:
            if not self._failed:
                self._taken += bytes(self._pending)
                self._pending.clear()
                self._store()
            self.place.finish(self.create(), self.acknowledged, failed=self._failed)
        self.close()

    def _store(self) -> None:
        if self._taken:
            self.create().append(self.place.pack(self._taken))
            self._taken = b""


class PlainPlace:
    """A file of one name: *target*, whose content the new file begins with unless it is to *overwrite* it."""

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self.target = target
        self._overwrite = overwrite

    def create(self) -> DurableFile:
        """Return a new file next to the target."""
        make_folder(self.target.parent)
        file = DurableFile(free_name(self.target))
        if self.target.exists() and not self._overwrite:
            with self.target.open("rb") as existing, file.path.open("wb") as copy:
                shutil.copyfileobj(existing, copy)
                copy.flush()
                os.fsync(copy.fileno())
                file.size = copy.tell()
        return file

    def pack(self, lines: bytes) -> bytes:
        """Return *lines*."""
        return lines

    def finish(self, file: DurableFile, acknowledged: int, *, failed: bool) -> None:  # noqa: ARG002
        """Give *file* its name, if all that was written to it is there."""
        file.close()
        if failed:
            raise OSError(f"{self.target} could not be written whole; what there is stays in {file.path}")
        file.path.replace(self.target)
        sync_folder(self.target.parent)
