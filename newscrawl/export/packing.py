"""How lines are packed in a shard: as they are, or each group of them as a gzip member or a zstd frame of its own."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from newscrawl.packed import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

_GZIP = 16 + zlib.MAX_WBITS
_OPTIONS: dict[int, int] = {
    zstd.CompressionParameter.checksum_flag: 1,
    zstd.CompressionParameter.compression_level: 3,
}


class Unpacker(Protocol):
    """What unpacks one member or frame."""

    @property
    def eof(self) -> bool:
        """Whether it has come to its end."""

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""

    def decompress(self, data: bytes, /) -> bytes:
        """Return what *data* holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """One way to pack."""

    suffix: str
    """What it adds to a file's name."""
    pack: Callable[[bytes], bytes]
    """Return the bytes of the file for some lines."""
    unpacker: Callable[[], Unpacker] | None = None
    """Return what unpacks the next member; None where the lines stand as they are."""
    errors: tuple[type[Exception], ...] = ()
    """What unpacking raises for broken bytes."""


PACKINGS = {
    "none": Packing(suffix="", pack=bytes),
    "gzip": Packing(
        suffix=".gz",
        pack=lambda lines: gzip.compress(lines, 6, mtime=0),
        unpacker=lambda: zlib.decompressobj(_GZIP),
        errors=(zlib.error,),
    ),
    "zstd": Packing(
        suffix=".zst",
        pack=lambda lines: zstd.compress(lines, options=_OPTIONS),
        unpacker=zstd.ZstdDecompressor,
        errors=(zstd.ZstdError,),
    ),
}


def read_compression(name: object) -> Packing:
    """Return the packing that NEWSCRAWL_COMPRESSION names; raise ValueError if there is none of that name."""
    packing = PACKINGS.get(str(name or "none"))
    if packing is None:
        raise ValueError(f"NEWSCRAWL_COMPRESSION: {name!r} is none of {', '.join(PACKINGS)}.")
    return packing
