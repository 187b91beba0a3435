"""Files that are either whole or named ``.part``, written from one end to the other."""

from __future__ import annotations

import io
import os
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.export.durable import DurableFile, make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer

_BLOCK = 1 << 24

MAX_PARTS = 1000
"""How many unfinished files of one name may stand side by side."""


class PartFile(io.FileIO):
    """A new file next to *target*, named ``.part`` until it is finished.

    Each write reaches the operating system whole, so that a killed process leaves whole lines; one
    that fails, for lack of space, is taken back, and the file is never finished after that.
    """

    def __init__(self, target: Path) -> None:
        super().__init__(free_name(target), "xb")
        self._target = target
        self._failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write all of *data*; raise OSError, with nothing of it written, if that cannot be."""
        start = self.tell()
        rest = memoryview(data).cast("B")
        size = len(rest)
        try:
            while rest:
                rest = rest[super().write(rest) :]
        except OSError:
            self._failed = True
            self.truncate(start)
            self.seek(start)
            raise
        return size

    def finish(self) -> None:
        """Give the file its name, once it is on the disk; raise OSError if it is not whole."""
        if self._failed:
            self.close()
            raise OSError(f"{self._target} could not be written whole; what there is stays in {self.name}")
        os.fsync(self.fileno())
        self.close()
        Path(self.name).replace(self._target)
        sync_folder(self._target.parent)


class PlainPlace:
    """A file of one name: *target*, whose content the new file begins with unless it is to *overwrite* it."""

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self.target = target
        self._overwrite = overwrite

    def create(self) -> DurableFile:
        """Return a new file next to the target."""
        make_folder(self.target.parent)
        file = DurableFile(free_name(self.target))
        try:
            if self.target.exists() and not self._overwrite:
                _begin_with(file, self.target)
        except OSError:
            file.close()
            file.path.unlink()
            raise
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


def _begin_with(file: DurableFile, existing: Path) -> None:
    with existing.open("rb") as source:
        while block := source.read(_BLOCK):
            file.append(block)


def free_name(target: Path) -> Path:
    """Return a path next to *target* that no run, running or killed, has taken."""
    for path in _names(target):
        if not path.exists():
            return path
    raise FileExistsError(f"{target.parent} holds {MAX_PARTS} unfinished files of this name; take them away.")


def taken_names(target: Path) -> Iterator[Path]:
    """Yield the paths next to *target* that runs have taken, running or killed."""
    return takewhile(Path.exists, _names(target))


def _names(target: Path) -> Iterator[Path]:
    yield target.with_name(f"{target.name}.part")
    for number in range(2, MAX_PARTS):
        yield target.with_name(f"{target.name}.{number}.part")
