"""Files that grow by whole pieces, each of which is on the disk before the next begins."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class DurableFile:
    """A new file at *path*; raises FileExistsError if there is one.

    A piece that cannot be written whole is taken back, and can be tried again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        """Bytes that are on the disk."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            sync_folder(path.parent)
        except OSError:
            self.close()
            path.unlink()
            raise

    def append(self, data: bytes) -> None:
        """Write *data* behind what is there; raise OSError, with nothing of it kept, if it does not reach the disk."""
        try:
            # After an fsync that failed, what the system holds as written may be so or not: it is written again.
            self.cut(self.size)
            rest, end = memoryview(data), self.size
            while rest:
                count = os.pwrite(self._descriptor, rest, end)
                rest, end = rest[count:], end + count
            os.fsync(self._descriptor)
        except OSError:
            with suppress(OSError):  # the error is told already, and the next append cuts again
                self.cut(self.size)
            raise
        self.size = end

    def cut(self, size: int) -> None:
        """Take away what stands behind the first *size* bytes."""
        if os.fstat(self._descriptor).st_size > size:
            os.ftruncate(self._descriptor, size)
        self.size = size

    def lock(self) -> None:
        """Hold the file until it is closed, or this process ends: :func:`is_held`."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def close(self) -> None:
        """Close it; a second time, too."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def is_held(path: Path) -> bool:
    """Return whether a living process holds the file at *path* (:meth:`DurableFile.lock`)."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Wait until no other process holds *folder*, and hold it; what a killed process held is free."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make *folder* and those above it where they are missing, on the disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in *folder* written to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
