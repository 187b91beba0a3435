"""A WARC file taken apart: gzip members, zstd frames, or the file itself, each unpacked piece by piece."""

from __future__ import annotations

import os
import struct
from functools import lru_cache
from typing import IO, TYPE_CHECKING

from newscrawl.archives.unpackers import ERRORS, GZIP_MAGIC, PIECE, ZSTD_MAGIC, Unpacker, Zlib, unpack, unzstd
from newscrawl.packed import zstd

if TYPE_CHECKING:
    from pathlib import Path

DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
"""Of the skippable frame at a file's beginning that holds the dictionary of all others (.warc.zst)."""
MAX_DICTIONARY = 16 * 1024 * 1024
"""Bytes of a dictionary, unpacked; those in use have 1 MiB at most."""
BEGINNING = b"WARC/"
_SKIPPABLE = b"\x2a\x4d\x18"  # behind a first byte of 0x50 to 0x5f
_LENGTH = struct.Struct("<I")
_UNUSABLE: tuple[type[Exception], ...] = (*ERRORS, ValueError)
_TRIED = 1024
"""Bytes that are unpacked to see whether a record begins."""


class BrokenError(Exception):
    """Bytes that are not what they must be; says what is wrong."""


class Member:
    """What was packed by itself at *offset* of *file*, as bytes to be read from one end to the other."""

    def __init__(self, file: IO[bytes], offset: int, unpacker: Unpacker | None) -> None:
        self.offset = offset
        self.packed = unpacker is not None
        self._file = file
        self._unpacker = unpacker
        self._place = offset
        """Of the file: up to where it was read."""

    @property
    def end(self) -> int:
        """The offset behind it, once it was read to its end."""
        return self._place - (len(self._unpacker.unused_data) if self._unpacker else 0)

    def read(self, size: int) -> bytes:
        """Return at most *size* bytes, none at the end; raise BrokenError if they cannot be unpacked."""
        unpacker = self._unpacker
        if unpacker is None:
            return self._take(size)
        while not unpacker.eof:
            piece = self._take(PIECE) if unpacker.needs_input else b""
            ended = unpacker.needs_input and not piece
            try:
                out = unpacker.decompress(piece, size)
            except ERRORS as error:
                raise BrokenError(f"cannot be unpacked: {error}") from error
            if out:
                return out
            if ended and not unpacker.eof:
                raise BrokenError("the file ends in the middle of it")
        return b""

    def _take(self, size: int) -> bytes:
        self._file.seek(self._place)
        data = self._file.read(size)
        self._place += len(data)
        return data


def member_at(file: IO[bytes], offset: int, dictionary: zstd.ZstdDict | None) -> Member | None:
    """Return what begins at *offset*, None at the end of *file*; raise BrokenError if that is nothing known."""
    while True:
        file.seek(offset)
        head = file.read(8)
        if not head:
            return None
        if head[1:4] != _SKIPPABLE or head[0] >> 4 != 5:  # noqa: PLR2004
            break
        offset += 8 + _LENGTH.unpack(head[4:8].ljust(4, b"\0"))[0]
    if head.startswith(GZIP_MAGIC):
        return Member(file, offset, Zlib())
    if head.startswith(ZSTD_MAGIC):
        return Member(file, offset, unzstd(dictionary))
    if head.lstrip(b"\r\n").startswith(BEGINNING[: len(head.lstrip(b"\r\n"))]):
        return Member(file, offset, None)
    raise BrokenError("neither a WARC record nor gzip nor zstd")


def next_beginning(file: IO[bytes], offset: int, dictionary: zstd.ZstdDict | None) -> int | None:
    """Return where, from *offset* on, something begins that holds a record; None if nothing does."""
    window, begin = b"", offset
    while True:
        file.seek(begin + len(window))
        data = file.read(PIECE)
        window += data
        # What may begin in the last bytes is looked at with those behind them.
        last = len(window) if len(data) < PIECE else len(window) - 16
        for place in _candidates(window, last):
            if _holds_record(file, begin + place, dictionary):
                return begin + place
        if len(data) < PIECE:
            return None
        begin, window = begin + last, window[last:]


def _candidates(window: bytes, last: int) -> list[int]:
    found = set()
    for magic in (GZIP_MAGIC, ZSTD_MAGIC, b"\n" + BEGINNING):
        place = window.find(magic)
        while -1 < place < last:
            found.add(place + (magic[:1] == b"\n"))
            place = window.find(magic, place + 1)
    return sorted(found)


def _holds_record(file: IO[bytes], offset: int, dictionary: zstd.ZstdDict | None) -> bool:
    file.seek(offset)
    head = file.read(_TRIED)
    if head.startswith(BEGINNING):
        return True
    try:
        make = Zlib if head.startswith(GZIP_MAGIC) else lambda: unzstd(dictionary)
        return unpack(head, make, len(BEGINNING)) == BEGINNING
    except ERRORS:
        return False


def dictionary_of(path: Path) -> zstd.ZstdDict | None:
    """Return the dictionary at the beginning of the file *path*, None if there is none; raise BrokenError if it
    cannot be used, OSError if the file cannot be read."""
    with path.open("rb") as file:
        if file.read(4) != DICTIONARY_MAGIC:
            return None
        state = os.fstat(file.fileno())
    return _dictionary(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=2)
def _dictionary(path: Path, _size: int, _changed: int) -> zstd.ZstdDict:
    with path.open("rb") as file:
        head = file.read(8)
        size = _LENGTH.unpack(head[4:].ljust(4, b"\0"))[0]
        data = file.read(min(size, MAX_DICTIONARY + 1))
    try:
        if data.startswith(ZSTD_MAGIC):
            data = unpack(data, unzstd, MAX_DICTIONARY + 1)
        if len(data) > MAX_DICTIONARY or size > MAX_DICTIONARY:
            raise BrokenError(f"its dictionary is larger than {MAX_DICTIONARY} bytes")
        return zstd.ZstdDict(data)
    except _UNUSABLE as error:
        raise BrokenError(f"its dictionary cannot be used: {error}") from error
