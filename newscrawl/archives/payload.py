"""The body of an HTTP answer as an archive holds it -> the page: chunks joined, gzip, deflate, brotli and zstd undone.

Archives disagree on what they keep: some write down what was received, some what a library had unpacked already, with
the headers of what was received. So what a header names is undone where it is there, and nothing else happens.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from warcio.bufferedreaders import ChunkedDataReader

from newscrawl.archives.unpackers import ERRORS, GZIP_MAGIC, ZSTD_MAGIC, Brotli, Zlib, unpack, unzstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.archives.unpackers import Unpacker

MAX_LAYERS = 2
"""Encodings of one answer, as in a crawl."""
MAX_MEMBERS = 1000
"""Members of one body, as in a crawl."""


class LayersError(Exception):
    """A body that was packed more than :data:`MAX_LAYERS` times."""


def decoded(body: bytes, transfer: Iterable[str], content: Iterable[str], most: int) -> bytes:
    """Return at most *most* bytes of the page that *body* holds; *transfer* and *content* are the values of the headers
    Transfer-Encoding and Content-Encoding. Raise LayersError if it is packed too often."""
    if "chunked" in _names(transfer):
        body = joined(body, most)
    layers = _names(content)
    if len(layers) > MAX_LAYERS:
        raise LayersError(f"packed {len(layers)} times")
    for layer in reversed(layers):
        body = _undone(body, layer, most)
    return body[:most]


def joined(body: bytes, most: int) -> bytes:
    """Return at most *most* bytes of the chunks of *body* as one; as it is if it does not consist of chunks."""
    reader = ChunkedDataReader(BytesIO(body))
    out = bytearray()
    while len(out) < most and (piece := reader.read(most - len(out))):
        out += piece
    return bytes(out)


def _undone(body: bytes, layer: str, most: int) -> bytes:
    if layer in ("gzip", "x-gzip"):
        return _tried(body, Zlib, most) if body.startswith(GZIP_MAGIC) else body
    if layer == "zstd":
        return _tried(body, unzstd, most) if body.startswith(ZSTD_MAGIC) else body
    if layer == "br":
        return _tried(body, Brotli, most)
    if layer == "deflate":
        with_header = _tried(body, lambda: Zlib(zlib.MAX_WBITS), most)
        return _tried(body, lambda: Zlib(-zlib.MAX_WBITS), most) if with_header is body else with_header
    return body


def _tried(body: bytes, make: Callable[[], Unpacker], most: int) -> bytes:
    try:
        return unpack(body, make, most, MAX_MEMBERS)
    except ERRORS:
        return body


def _names(values: Iterable[str]) -> list[str]:
    names = [name.strip().lower() for value in values for name in value.split(",")]
    return [name for name in names if name and name != "identity"]
