"""WARC files that grow by whole records, and what is left of them when a run is killed."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from newscrawl.archives.members import BrokenError, dictionary_of, member_at
from newscrawl.archives.unpackers import PIECE
from newscrawl.export.durable import is_held, make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PART = ".part"
_PARTS = ("*.warc.gz.part", "*.warc.zst.part")


class WarcFiles:
    """Files *folder*/newscrawl-*run*-00001 and so on, with *suffix*; one is complete at *size* bytes, 0: at the end.

    Each is named ``.part`` until it is complete, is held by this process meanwhile, and begins with the record that
    *first* returns for its name.
    """

    def __init__(self, folder: Path, run: str, suffix: str, size: int, first: Callable[[str], bytes]) -> None:
        self._folder = folder
        self._run = run
        self._suffix = suffix
        self._most = size
        self._first = first
        self._number = 0
        self._path: Path | None = None
        self._descriptor = -1
        self._size = self._synced = 0

    def write(self, records: bytes) -> None:
        """Write *records*; raise OSError, with nothing of them kept, if that cannot be."""
        if self._path is None:
            self._create()
        self._append(records)
        if 0 < self._most <= self._size:
            self.finish()

    def sync(self) -> None:
        """Have what was written on the disk; raise OSError if that cannot be."""
        size, descriptor = self._size, self._descriptor
        if descriptor >= 0 and size > self._synced:
            os.fsync(descriptor)
            self._synced = size

    def finish(self) -> None:
        """Give the file that is open its name, once it is on the disk; the next record begins another."""
        if self._path is None:
            return
        os.fsync(self._descriptor)
        path, self._path = self._path, None
        path.replace(path.with_name(path.name.removesuffix(PART)))
        sync_folder(self._folder)
        os.close(self._descriptor)
        self._descriptor, self._size, self._synced = -1, 0, 0

    def _create(self) -> None:
        make_folder(self._folder)
        path = self._free_name()
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        self._size = self._synced = 0
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
            sync_folder(self._folder)
            self._append(self._first(path.name.removesuffix(PART)))
        except OSError:
            os.close(self._descriptor)
            self._descriptor = -1
            path.unlink()
            raise
        self._path = path

    def _free_name(self) -> Path:
        while True:
            self._number += 1
            path = self._folder / f"newscrawl-{self._run}-{self._number:05}{self._suffix}"
            part = path.with_name(path.name + PART)
            if not path.exists() and not part.exists():
                return part

    def _append(self, records: bytes) -> None:
        rest, end = memoryview(records), self._size
        try:
            while rest:
                count = os.pwrite(self._descriptor, rest, end)
                rest, end = rest[count:], end + count
        except OSError:
            with suppress(OSError):  # the error is told already, and what stands there is written over
                os.ftruncate(self._descriptor, self._size)
            raise
        self._size = end


def repair(folder: Path) -> list[Path]:
    """Complete the files in *folder* that killed runs left: cut behind their last whole record, and given their names.

    Return them; files that hold nothing are taken away. One that newscrawl cannot have written, with a dictionary that
    cannot be used, is let be. Raise OSError if that cannot be done.
    """
    done = []
    for part in sorted(path for pattern in _PARTS for path in folder.glob(pattern)):
        if is_held(part):
            continue
        try:
            size = _whole(part)
        except BrokenError:
            continue
        target = part.with_name(part.name.removesuffix(PART))
        if not size or target.exists():
            if not size:
                part.unlink()
            continue
        os.truncate(part, size)
        part.replace(target)
        done.append(target)
    if done:
        sync_folder(folder)
    return done


def _whole(path: Path) -> int:
    """Return how many bytes of the file *path* are whole members or frames; raise BrokenError if none can be read for
    want of their dictionary."""
    end, dictionary = 0, dictionary_of(path)
    with path.open("rb") as file, suppress(BrokenError):
        while member := member_at(file, end, dictionary):
            while member.read(PIECE):
                pass
            end = member.end
    return end
