"""Which encoding bytes are in: candidates from declarations and detection, judged by how they read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import charset_normalizer
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, to_unicode

from newscrawl.stages.decoding.known_words import by_known_words
from newscrawl.stages.decoding.mojibake import GOOD_ODDNESS, oddness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Media

SERVER_DEFAULT = "cp1252"
"""What ISO 8859-1 in a header means, to browsers and to us."""
SAMPLE_BYTES = 65_536
"""Bytes, taken where they are not ASCII, on which readings are compared."""
DETECTOR_BYTES = 8192
"""Bytes that charset-normalizer sees: it takes milliseconds for these, seconds for a megabyte."""
LONGEST_CHARACTER = 4
"""Bytes of a character, in GB 18030 and UTF-8."""
DETECTOR_MIN_BYTES = 12
"""Bytes beyond ASCII below which its answer is worth no more than the most frequent one."""

# The encodings of the Encoding Standard, by Python's names: what a page may declare. Python knows more
# ("hex", "unicode_escape", "punycode", "idna"), which no browser reads and which are slow or worse.
_DECLARABLE = {
    "cp866", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8",
    "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "mac-roman",
    "mac-cyrillic", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949", "utf-8",
}  # fmt: skip
_DETECTABLE = [
    "cp1256", "cp1252", "cp1251", "cp1253", "cp1255", "cp1254", "cp1250", "iso8859_2", "iso8859_5",
    "iso8859_6", "koi8_r", "cp874", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
]  # fmt: skip
_FALLBACKS = ("cp1256", "cp1252", "cp1251", "cp1250", "iso8859-6", "koi8-r")
_WESTERN = {"cp1250", "cp1252"}
_ASCII = bytes(range(0x80))
_ESCAPE, _ISO_2022 = b"\x1b", b"\x1b$"
# From one high byte to the end of its line or of its text node; every byte is looked at once.
_HIGH_BYTES = re.compile(rb"[\x80-\xff][^<>\r\n]*")


def read(body: bytes, content_type: str, *, media: Media) -> tuple[str, str]:
    """Return *body* as text, and its encoding: that of the first good reading, or else of the least odd one;
    UTF-8 if the bytes are UTF-8, however odd; else words of the language decide between readings. It is
    Python's name of a text encoding."""
    if _is_iso_2022(body):  # all ASCII, and so valid UTF-8 too
        return to_unicode(body, "iso2022_jp"), "iso2022_jp"
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        sample = _high_bytes(body, SAMPLE_BYTES)
        encoding = by_known_words(sample, _choose(sample, _declared(body, content_type, media)))
        return to_unicode(body, encoding), encoding


def _is_iso_2022(body: bytes) -> bool:
    # The escape alone is sought first: one byte is found ten times as fast as two.
    escaped = _ESCAPE in body and _ISO_2022 in body
    return escaped and oddness(to_unicode(body[:SAMPLE_BYTES], "iso2022_jp")) <= GOOD_ODDNESS


def _choose(sample: bytes, declared: Sequence[str]) -> str:
    best, least = "utf-8", 1.0
    for encoding in _candidates(sample, declared):
        odd = oddness(to_unicode(sample, encoding))
        if odd <= GOOD_ODDNESS:
            return encoding
        if odd < least:
            best, least = encoding, odd
    return best


def _declared(body: bytes, content_type: str, media: Media) -> list[str]:
    """Return the encodings that the header and the page declare, the more credible one first."""
    header = http_content_type_encoding(content_type)
    page = html_body_declared_encoding(body) if media == "html" else None
    # "ISO-8859-1" in a header is what servers say by default; the page's author knew better.
    labels = (page, header) if header == SERVER_DEFAULT else (header, page)
    return [label for label in labels if label in _DECLARABLE]


def _candidates(sample: bytes, declared: Sequence[str]) -> Iterator[str]:
    """Yield encodings, likeliest first, each once; detection runs only if its turn comes."""
    tried = dict.fromkeys(("utf-8", *declared))
    yield from tried
    yield from dict.fromkeys(name for name in (*_detected(sample), *_FALLBACKS) if name not in tried)


def _detected(sample: bytes) -> list[str]:
    """Return what charset-normalizer takes *sample* for; no element where it finds nothing."""
    short = sample[:DETECTOR_BYTES]
    if len(sample) > DETECTOR_BYTES:
        short = short.rpartition(b"\n")[0] or short  # not in the middle of a character
    # A body that broke off within a character is valid in no encoding until the rest of it is taken away.
    ends = range(len(short), max(0, len(short) - LONGEST_CHARACTER), -1)
    readings = (charset_normalizer.from_bytes(short[:end], cp_isolation=_DETECTABLE).best() for end in ends)
    match = next((reading for reading in readings if reading is not None), None)
    if match is None:
        return []
    name = match.encoding.replace("iso8859_", "iso8859-").replace("koi8_", "koi8-")
    # It takes French for windows-1250 ("hôpital" has the same bytes there), and a few curly quotation marks
    # for anything: the western reading first.
    few = len(sample.translate(None, _ASCII)) < DETECTOR_MIN_BYTES
    return ["cp1252", name] if few or name in _WESTERN else [name]


def _high_bytes(body: bytes, limit: int) -> bytes:
    """Return the text nodes and lines of *body* that hold other than ASCII, each from the first such byte
    on, *limit* bytes at most."""
    pieces: list[bytes] = []
    left = limit
    for found in _HIGH_BYTES.finditer(body):
        pieces.append(found[0][:left])
        left -= len(pieces[-1]) + 1
        if left <= 0:
            break
    return b"\n".join(pieces)
