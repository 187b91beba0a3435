"""Whether a decoded text is plainly sound: a quick answer for nearly every page, so that few are measured whole.

Nothing is decided here that :mod:`~newscrawl.stages.decoding.mojibake` would decide otherwise: a text is sound where
no sign of a wrong reading is in it, or where samples from all over it hold so few that it is far from every
limit.
"""

from __future__ import annotations

import re

from newscrawl.stages.decoding.high_runs import CHUNK, HIGH_RUN, count_matched, high_chunks, surroundings
from newscrawl.stages.decoding.mojibake import (
    ARABIC_REST,
    CYRILLIC_LOWER,
    CYRILLIC_UPPER,
    GREEK_LOWER,
    GREEK_UPPER,
    LATIN,
    LATIN_REST,
    OTHER,
)

SAMPLE_CHUNKS = 48
"""Chunks that stand for all that are not ASCII, evenly spread: of a spoilt stretch of a tenth of them, from which
a text is misread (:data:`~newscrawl.stages.decoding.mojibake.GOOD_ODDNESS`), four are among these."""
SAMPLE_CHARS = 3072
"""Characters looked at of all of these, shared out evenly: whole chunks of a short text, else a part of each,
from the first character on that is not ASCII."""
STRIDE = 61
"""Characters, a prime number, by which the places differ at which chunks are looked at."""
SAMPLE_HIGH = 100
"""Characters other than ASCII that they must hold to stand for the others; pages of languages that are
written in ASCII have some fifty in all, which are looked at one by one."""
SOUND = 0.02
"""Share of suspects among these up to which they are sound: right readings have fewer, and four chunks of 48
that are spoilt make 0.05 or more."""

_INSIDE = f"[{OTHER}\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf]"
# The signs of mojibake.py, or more than they: each begins with a set of characters, which is what the machine
# searches fastest, and looks behind where they look ahead.
_SUSPECTS = tuple(
    re.compile(pattern)
    for pattern in (
        "[\ufffd\x80-\x9f]",
        f"[\u00c2-\u00f4][{LATIN_REST}]{{1,3}}",
        f"[طظعغآâ][{ARABIC_REST}]{{1,2}}",
        f"[{LATIN}]{{4,}}",
        f"[{LATIN}](?:(?=[{OTHER}])|(?<=[{OTHER}].))",
        f"[{GREEK_UPPER}](?<=[{GREEK_LOWER}].)",
        f"[{CYRILLIC_UPPER}](?<=[{CYRILLIC_LOWER}].)",
        f"{_INSIDE}(?<=[A-Za-z].)(?={_INSIDE}{{0,2}}[A-Za-z])",
    )
)


def is_sound(text: str) -> bool:
    """Return whether *text* is plainly neither misread nor damaged; if not, it must be measured."""
    if text.isascii():
        return True
    chunks = high_chunks(text)
    count = min(SAMPLE_CHUNKS, len(chunks))
    length = min(CHUNK, SAMPLE_CHARS // count)
    sample = "\n".join(_part(text, chunks[i * len(chunks) // count], length, i) for i in range(count))
    high = len(sample) - len(sample.encode("ascii", "ignore"))
    if high < SAMPLE_HIGH:
        return not _suspects(surroundings(text, reach=3, chunks=chunks))
    return _suspects(sample) <= SOUND * high


def _part(text: str, at: int, length: int, number: int) -> str:
    """Return *length* characters of the chunk at *at*, from two before the first on that is not ASCII. It is looked for
    from another place in each chunk, by its *number* in the sample: text that repeats itself at the pace of the chunks
    would show the same half of itself each time."""
    if length == CHUNK:
        return text[at : at + CHUNK]
    begin = at + number * STRIDE % (CHUNK - length)
    first = HIGH_RUN.search(text, begin, at + CHUNK) or HIGH_RUN.search(text, at, at + CHUNK)
    start = first.start() if first else begin
    return text[max(0, start - 2) : start + length]


def _suspects(text: str) -> int:
    """Return the number of characters of *text* that may be signs of a wrong reading."""
    return sum(count_matched(suspect, text) for suspect in _SUSPECTS)
