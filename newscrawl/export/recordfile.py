"""Files of records in any of the formats, by their name: whole, or named ``.part``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from newscrawl.export.jsonl import encode
from newscrawl.export.packing import PACKINGS, Packing
from newscrawl.export.parquet import ParquetWriter, require_pyarrow
from newscrawl.export.partfile import PartFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

TABLE = ".parquet"
_GROUP = 1 << 20
"""Bytes of lines that are packed together."""


class RecordFile(Protocol):
    """A file beside its target, ``.part`` until it is finished. Leaving the block closes it, finished or not."""

    @property
    def size(self) -> int:
        """Bytes that are written by now."""

    def write(self, line: Mapping[str, Any]) -> None:
        """Add a record, as what JSON holds of it; raise OSError if it cannot be written."""

    def finish(self) -> None:
        """Give the file its name, once it is on the disk; raise OSError if it is not whole."""

    def __enter__(self) -> Self:
        """Return the file."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""


def open_records(target: Path, compression: str = "zstd") -> RecordFile:
    """Return the file that is to be *target*: Parquet with this *compression* inside if it is so named, else JSON lines,
    packed if it is named ``.gz`` or ``.zst``. Raise MissingLibraryError if a library is needed."""
    if target.suffix == TABLE:
        require_pyarrow()
        return _TableFile(target, compression)
    return _LineFile(target, next(p for p in reversed(PACKINGS.values()) if target.name.endswith(p.suffix)))


class _File:
    def __init__(self, target: Path) -> None:
        self._part = PartFile(target)

    @property
    def size(self) -> int:
        return self._part.tell()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._part.close()


class _LineFile(_File):
    """JSON lines. Plain ones reach the operating system one by one: what a killed process leaves is whole."""

    def __init__(self, target: Path, packing: Packing) -> None:
        super().__init__(target)
        self._packing = packing
        self._waiting = bytearray()

    def write(self, line: Mapping[str, Any]) -> None:
        self._waiting += encode(dict(line))
        if self._packing.unpacker is None or len(self._waiting) >= _GROUP:
            self._flush()

    def finish(self) -> None:
        self._flush()
        self._part.finish()

    def _flush(self) -> None:
        if self._waiting:
            self._part.write(self._packing.pack(bytes(self._waiting)))
            self._waiting.clear()


class _TableFile(_File):
    """Parquet."""

    def __init__(self, target: Path, compression: str) -> None:
        super().__init__(target)
        self._writer = ParquetWriter(self._part, compression=compression)

    def write(self, line: Mapping[str, Any]) -> None:
        self._writer.add(line)
        if self._writer.is_full:
            self._writer.flush()

    def finish(self) -> None:
        self._writer.close()
        self._part.finish()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # whoever wrote was told; what is not finished is not named as if it were
            self._writer.abandon()
        super().__exit__(kind, error, trace)
