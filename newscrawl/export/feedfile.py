"""The file of a feed: what is written waits in memory until it is stored whole, and it is ``.part`` until finished."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from newscrawl.export.durable import DurableFile


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

    def abandon(self) -> None:
        """Close it, and leave what there is as it is."""
        if self.file is not None:
            self.file.close()
        self.close()

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
