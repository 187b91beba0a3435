"""Files that are either whole or named ``.part``."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from w3lib.url import file_uri_to_path

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from scrapy import Spider

MAX_PARTS = 1000
"""How many unfinished files of one name may stand side by side."""


class PartFile(io.FileIO):
    """A new file next to *target*, named ``.part`` until it is finished.

    Each write reaches the operating system whole, so that a killed process leaves whole lines; one
    that fails, for lack of space, is taken back, and the file is never finished after that.
    """

    def __init__(self, target: Path) -> None:
        super().__init__(_free_name(target), "xb")
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
        _sync_folder(self._target.parent)


class PartFileStorage:
    """Scrapy's storage for files: a ``.part`` file that takes the file's name when the feed is closed.

    With the feed option ``overwrite`` (``-O``), an existing file is replaced in that moment; without
    (``-o``), the new file begins with its content.
    """

    def __init__(self, uri: str, *, feed_options: dict[str, Any] | None = None) -> None:
        self.path = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri).absolute()
        self._overwrite = bool((feed_options or {}).get("overwrite"))

    def open(self, spider: Spider) -> IO[bytes]:  # noqa: ARG002  # Scrapy's interface
        """Return the ``.part`` file; raise OSError if it cannot be made."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = PartFile(self.path)
        if self.path.exists() and not self._overwrite:
            with self.path.open("rb") as existing:
                shutil.copyfileobj(existing, file)
        return cast("IO[bytes]", file)

    def store(self, file: IO[bytes]) -> None:
        """Give *file* its name; raise OSError if it is not whole."""
        cast("PartFile", file).finish()


def _free_name(target: Path) -> Path:
    """Return a path next to *target* that no run, running or killed, has taken."""
    names = (f"{target.name}.part", *(f"{target.name}.{number}.part" for number in range(2, MAX_PARTS)))
    for name in names:
        path = target.with_name(name)
        if not path.exists():
            return path
    raise FileExistsError(f"{target.parent} holds {MAX_PARTS} unfinished files of this name; take them away.")


def _sync_folder(folder: Path) -> None:
    """Have the folder's new entry written to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
