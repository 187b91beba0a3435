"""What undoes one packing, in steps of bounded size: gzip, deflate, zstd, brotli behind one face."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

import brotli

from newscrawl.packed import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

GZIP_MAGIC = b"\x1f\x8b\x08"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
ERRORS: tuple[type[Exception], ...] = (zlib.error, zstd.ZstdError, brotli.error)
"""What unpacking broken bytes raises."""

PIECE = 64 * 1024
"""Bytes given to an unpacker at a time: zlib copies what it leaves."""


class Unpacker(Protocol):
    """Undoes one member, frame or stream."""

    @property
    def eof(self) -> bool:
        """Whether it has come to its end."""

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more without further bytes."""

    @property
    def unused_data(self) -> bytes:
        """What was given to it and stands behind its end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most *max_length* bytes of what *data* holds, the rest when it is called again."""


class Zlib:
    """gzip (31), deflate as the standard has it (15), or bare as some servers send it (-15)."""

    def __init__(self, wbits: int = zlib.MAX_WBITS | 16) -> None:
        self._object = zlib.decompressobj(wbits)
        self._full = False

    @property
    def eof(self) -> bool:
        """As of :class:`Unpacker`."""
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        """As of :class:`Unpacker`."""
        return not self._full

    @property
    def unused_data(self) -> bytes:
        """As of :class:`Unpacker`."""
        return self._object.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """As of :class:`Unpacker`."""
        out = self._object.decompress(self._object.unconsumed_tail + data, max_length)
        self._full = bool(self._object.unconsumed_tail) or len(out) == max_length
        return out


class Brotli:
    """A brotli stream."""

    unused_data = b""

    def __init__(self) -> None:
        self._object = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        """As of :class:`Unpacker`."""
        return bool(self._object.is_finished())

    @property
    def needs_input(self) -> bool:
        """As of :class:`Unpacker`."""
        return bool(self._object.can_accept_more_data())

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """As of :class:`Unpacker`."""
        return bytes(self._object.process(data, output_buffer_limit=max_length))


def unzstd(dictionary: zstd.ZstdDict | None = None) -> Unpacker:
    """Return what unpacks a zstd frame; libzstd refuses windows of more than 128 MiB."""
    return zstd.ZstdDecompressor(zstd_dict=dictionary)


def unpack(body: bytes, make: Callable[[], Unpacker], most: int, members: int = 1) -> bytes:
    """Return at most *most* bytes of what *body* holds, as far as it can be read; raise one of :data:`ERRORS` if not
    even its first bytes can. Up to *members* that follow one another are one."""
    out = bytearray()
    for _ in range(members):
        unpacker = make()
        place, rest = 0, b""
        while not unpacker.eof and len(out) < most:
            piece = body[place : place + PIECE] if unpacker.needs_input else b""
            place += len(piece)
            try:
                rest = unpacker.decompress(piece, most - len(out))
            except ERRORS:
                if not out:
                    raise
                return bytes(out)
            out += rest
            if not piece and not rest:
                return bytes(out)  # cut off
        body = unpacker.unused_data + body[place:] if unpacker.eof else b""
        if not body or len(out) >= most:
            break
    return bytes(out)
