"""Files that are packed by gzip or zstd, by their names; and zstd, which Python has of its own from 3.14 on."""

from __future__ import annotations

import gzip
import sys
import zlib
from typing import IO, TYPE_CHECKING, cast

if sys.version_info >= (3, 14):
    from compression import zstd as zstd  # noqa: PLC0414  # others take it from here
else:
    from backports import zstd as zstd  # noqa: PLC0414  # others take it from here

if TYPE_CHECKING:
    from pathlib import Path

BROKEN: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile, zstd.ZstdError)
"""What reading a file raises that is broken, or broken off."""


def open_unpacked(path: Path) -> IO[bytes]:
    """Return what is in the file *path*, unpacked on the way if it is named ``.gz`` or ``.zst``; raise OSError if it
    cannot be opened. Reading it raises one of :data:`BROKEN`, too."""
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path))
    return cast("IO[bytes]", zstd.open(path)) if path.suffix == ".zst" else path.open("rb")
