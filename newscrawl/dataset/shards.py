"""The shards of a data set, one after another, each of which is on the disk before the next begins."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from newscrawl.export.packing import PACKINGS
from newscrawl.export.recordfile import TABLE, RecordFile, open_records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

FOLDER = "data"
"""Of the shards, in that of the data set."""
_LOOK = 256
"""Records between two looks at how large a shard is."""


def suffix_of(kind: str, compression: str) -> str:
    """Return what the names of shards end with; *kind* is ``jsonl`` or ``parquet``.

    >>> suffix_of("jsonl", "zstd"), suffix_of("parquet", "zstd")
    ('.jsonl.zst', '.parquet')
    """
    return TABLE if kind == "parquet" else f".jsonl{PACKINGS[compression].suffix}"


class Shards:
    """Shards *folder*/data/stories-00001 and so on, of *size* bytes or somewhat more; *keep* is told of each that is whole.

    The first *number* are there; what else a killed command left there is not.
    """

    def __init__(
        self,
        folder: Path,
        suffix: str,
        compression: str,
        size: int,
        keep: Callable[[Path], None],
        *,
        number: int = 0,
    ) -> None:
        self._folder = folder / FOLDER
        self._suffix = suffix
        self._compression = compression
        self._most = size
        self._keep = keep
        self._file: RecordFile | None = None
        self._path = folder
        self._lines = 0
        self._stack = ExitStack()
        self.number = number
        """How many there are."""
        self._folder.mkdir(exist_ok=True)
        for path in sorted(self._folder.iterdir())[number:]:
            path.unlink()

    def write(self, line: Mapping[str, Any]) -> None:
        """Add a record."""
        if self._file is None:
            self.number += 1
            self._path = self._folder / f"stories-{self.number:05}{self._suffix}"
            self._file = self._stack.enter_context(open_records(self._path, self._compression))
        self._file.write(line)
        self._lines += 1
        if self._most > 0 and self._lines % _LOOK == 0 and self._file.size >= self._most:
            self.finish()

    def finish(self) -> None:
        """Complete the shard that is open; the next record begins another."""
        if self._file is not None:
            self._file.finish()
            self._stack.close()
            self._file = None
            self._keep(self._path)

    def __enter__(self) -> Self:
        """Return the shards."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what is open, finished or not."""
        self._stack.close()
