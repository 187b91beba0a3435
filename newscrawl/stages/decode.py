"""Bytes -> text, in the encoding that the bytes are really in, whatever was declared.

In this order, and the first reading that looks like writing wins:

1. a byte order mark; NUL bytes in every second place (UTF-16 without a mark);
2. UTF-8, if the bytes are valid UTF-8: other encodings hardly ever are by chance;
3. the encodings that the HTTP header and the page declare, under the names and with the supersets that
   browsers use (ISO 8859-1 is windows-1252): what is declared is looked at before it is believed;
4. what charset-normalizer finds in a sample, and the common 8-bit encodings one after the other;
5. among 8-bit encodings, in which nearly every byte is some letter, the one that most words are words in.

Where none looks like writing, the least odd one is taken, and text that was spoilt before it was sent
(UTF-8 read as windows-1252 and saved again) is put right if that can be done. gzip is not undone here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from w3lib.encoding import read_bom, to_unicode

from newscrawl.stages.decoding.binary import is_binary, is_noise, looks_wide
from newscrawl.stages.decoding.encodings import read
from newscrawl.stages.decoding.mojibake import damage, repaired
from newscrawl.stages.decoding.soundness import is_sound
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from newscrawl.items import Media

MAX_LOST = 0.03
"""Share of letters lost above which a text is undecodable: English with every apostrophe lost stays under
0.02, French with every accent lost is at 0.05."""
MAX_GARBLED = 0.3
"""Share of letters in a wrong alphabet above which a text is undecodable."""
MIN_DAMAGE_CHARS = 200
"""Shorter texts are not called undecodable: a share of so few letters says nothing."""

_BLANK = b" \t\n\v\f\r\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A body as text."""

    text: str = field(repr=False)
    """Without byte order mark; empty if the verdict is ``empty`` or ``binary``."""
    encoding: str
    """Python's name of the encoding that the bytes are in; empty where there is no text."""
    verdict: Verdict | None = None
    """``empty``, ``binary``, ``undecodable``, or ``None`` where the text can be read."""


_EMPTY = Decoded(text="", encoding="", verdict=Verdict.EMPTY)
_BINARY = Decoded(text="", encoding="", verdict=Verdict.BINARY)


def decode(body: bytes, content_type: str = "", *, media: Media = "html") -> Decoded:
    """Return *body* as text, with its encoding and what is wrong with it; raises on no input.

    *content_type* is the HTTP header's value; for *media* ``html`` the page's own declaration counts too.
    """
    if not body.strip(_BLANK):
        return _EMPTY
    marked, mark = read_bom(body)
    wide = marked if marked and marked != "utf-8" else looks_wide(body)
    body = body[len(mark or b"") :]
    if wide:
        text = to_unicode(body, wide)
        return _BINARY if is_noise(text) else _judged(text, wide)
    body = body.rstrip(b"\0")  # a file that a crash left padded
    if is_binary(body):
        return _BINARY
    text, encoding = read(body, content_type, media=media)
    if is_sound(text):
        return _readable(text, encoding)
    return _judged(repaired(text) if encoding == "utf-8" else text, encoding)


def _judged(text: str, encoding: str) -> Decoded:
    """Return *text* with its verdict."""
    read = _readable(text, encoding)
    if len(read.text) < MIN_DAMAGE_CHARS:
        return read
    broken = damage(read.text)
    bad = broken.lost > MAX_LOST or broken.garbled > MAX_GARBLED
    return replace(read, verdict=Verdict.UNDECODABLE) if bad else read


def _readable(text: str, encoding: str) -> Decoded:
    text = text.lstrip("\ufeff")
    return Decoded(text=text, encoding=encoding) if text.strip() else _EMPTY
