"""Whether bytes are text at all."""

from __future__ import annotations

import unicodedata

SAMPLE_BYTES = 65_536
"""Bytes looked at: a file shows what it is at its beginning."""
MAX_CONTROL_SHARE = 0.02
"""Share of control characters in text; compressed data has a tenth, damaged text next to none."""
FREE_CONTROLS = 2
"""Control characters allowed however short the text is: pages hold stray ones."""
WIDE_SHARE = 0.04
"""Share of NUL bytes in one half (even or odd places) that UTF-16 has: spaces, digits and line ends have
one each, and Arabic has a space every six letters."""
MAX_OTHER_HALF = 0.3
"""NUL bytes in the other half, relative to those in the first: U+4E00, "one" in Chinese, has one there."""

# First bytes of what servers send in place of a page. Formats whose mark is printable text of two letters
# (BMP, EXE) are left to the control characters that follow.
_MAGIC = (
    b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"Rar!\x1a", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0", b"\x7fELF",
    b"OggS", b"ID3", b"\x1a\x45\xdf\xa3", b"wOFF", b"wOF2", b"II*\x00", b"MM\x00*", b"{\\rtf", b"%!PS",
)  # fmt: skip
# C0 without tab, line ends, vertical tab, form feed and escape (ISO 2022), and DEL.
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


def is_binary(body: bytes) -> bool:
    """Return whether *body* is a file of a known binary format or holds too many control characters."""
    head = body[:SAMPLE_BYTES]
    if head.startswith(_MAGIC) or head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > FREE_CONTROLS + MAX_CONTROL_SHARE * len(head)


def is_noise(text: str) -> bool:
    """Return whether the beginning of *text* holds too many controls and code points of no character:
    bytes that were no UTF-16 or UTF-32 come out so."""
    head = text[:SAMPLE_BYTES]
    strange = sum(unicodedata.category(c) in _NO_TEXT and not c.isspace() for c in head)
    return strange > FREE_CONTROLS + MAX_CONTROL_SHARE * len(head)


def looks_wide(body: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` if *body* is UTF-16 without a byte order mark, else ``None``."""
    head = body[:SAMPLE_BYTES]
    if 0 not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    less, more = sorted((even, odd))
    if more < max(2, WIDE_SHARE * len(head) / 2) or less > MAX_OTHER_HALF * more:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return None if is_noise(head[: len(head) & ~1].decode(encoding, "replace")) else encoding
