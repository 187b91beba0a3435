"""Bytes of feeds and sitemaps, made readable: gzip undone, UTF-16 turned into UTF-8, in bounded space."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass, field

from w3lib.encoding import html_to_unicode

from newscrawl.discovery.links import Problem

_GZIP = b"\x1f\x8b"
_LAYERS = 2
"""A ``.xml.gz`` that the server packs once more and names only once: more layers are an attack."""

_MEMBERS = 2000
"""Archives that stand one after the other in one body: twice what 50 MiB in blocks of 64 KiB come to. More, most
of them empty, cost time without ever reaching a limit of size."""

_PIECE = 64 * 1024
"""Bytes given to zlib at a time: it copies what it leaves."""

_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16: its mark begins with that of UTF-16
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}

_DECLARATION = re.compile(r"<\?xml [^>]{0,200} \?>", re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """Bytes that an XML parser can begin with, and what was wrong with them."""

    body: bytes = field(repr=False)
    problem: Problem | None = None


def unpack(body: bytes, limit: int) -> Unpacked:
    """Return at most *limit* bytes of *body*, gzip undone whatever the server called it, in UTF-8 if wide.

    Space at the start is gone: an XML declaration after a blank line is a fault that many sites ship.
    """
    problem: Problem | None = None
    for _ in range(_LAYERS):
        if not body.startswith(_GZIP):
            break
        body, layer = _gunzip(body, limit)
        problem = problem or layer
    if len(body) > limit:
        body, problem = body[:limit], Problem.TRUNCATED
    body = _narrow(body).removeprefix(codecs.BOM_UTF8).lstrip()
    return Unpacked(body=body, problem=problem or (None if body else Problem.EMPTY))


def in_utf8(body: bytes) -> bytes:
    """Return the XML *body* in UTF-8 and without a declaration: from UTF-8 if it is that, whatever it
    declares, else from the encoding that it declares. Bytes that are none of it become U+FFFD.

    >>> in_utf8('<?xml version="1.0" encoding="windows-1256"?><a>سلام</a>'.encode("cp1256")).decode()
    '<a>سلام</a>'
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        _, text = html_to_unicode(None, body, default_encoding="utf-8")
    return _DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace")


def _gunzip(body: bytes, limit: int) -> tuple[bytes, Problem | None]:
    """Return at most *limit* bytes of all members of the archive."""
    out = bytearray()
    place = 0
    for _ in range(_MEMBERS):
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        while not stream.eof:
            piece = stream.unconsumed_tail or body[place : place + _PIECE]
            if not piece:
                return bytes(out), Problem.BROKEN
            place += 0 if stream.unconsumed_tail else len(piece)
            try:
                out += stream.decompress(piece, limit - len(out) + 1)
            except zlib.error:
                return bytes(out), Problem.BROKEN
            if len(out) > limit:
                return bytes(out[:limit]), Problem.TRUNCATED
        place -= len(stream.unused_data)
        if not body.startswith(_GZIP, place):
            return bytes(out), None
    return bytes(out), Problem.TRUNCATED


def _narrow(body: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, without the declaration that would now be wrong."""
    for mark, encoding in _WIDE.items():
        if body.startswith(mark):
            text = body.decode(encoding, errors="replace").removeprefix("\ufeff").lstrip()
            return _DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace")
    return body
