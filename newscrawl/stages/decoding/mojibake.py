"""Signs that bytes were read in a wrong encoding, and the way back where there is one.

Every measure looks only at the words of a text that hold other than ASCII characters: they are all that an
encoding can get wrong, and in an HTML page they are few among the markup.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newscrawl.stages.decoding.high_runs import HIGH_RUN, count_matched, surroundings

MIN_ARABIC_CHARS = 100
"""Around the odd places of a text; with fewer, an honest word decides: the Persian "عکس" (picture) looks like UTF-8 read as windows-1256."""
GOOD_ODDNESS = 0.1
"""Text at most this odd (:func:`oddness`) is taken for writing: right readings stay under 0.03; the rest is
room for pages that a broken include spoils in part."""

_HIGH_LETTERS = re.compile(r"[^\W\d_\x00-\x7f]+")
_LETTERS = re.compile(r"[^\W\d_]+")

# The characters that stand for the bytes 80-BF, the continuation bytes of UTF-8; for the first half also
# the C1 controls, which ISO 8859-1 proper has there.
LATIN_REST = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore")) + "\x80-\x9f"
ARABIC_REST = re.escape(bytes(range(0x80, 0xC0)).decode("cp1256"))
# Letters of the alphabets that have 8-bit encodings; the Arabic digits and the tatweel are left out.
_ARABIC = "\u0621-\u063f\u0641-\u065f\u0671-\u06d3"
GREEK_LOWER, GREEK_UPPER = "\u03ac-\u03ce", "\u0386-\u03ab"
CYRILLIC_LOWER, CYRILLIC_UPPER = "\u0430-\u045f", "\u0400-\u042f"
OTHER = f"{_ARABIC}\u0370-\u03ff\u0400-\u04ff\u05d0-\u05ea"
LATIN = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"

# UTF-8 read as windows-1252: "Ø§Ù„" for "ال". No language writes a capital and a symbol so.
_UTF8_AS_LATIN = re.compile(
    rf"""
      [\u00c2-\u00df][{LATIN_REST}]       # two bytes: Arabic, Hebrew, Cyrillic, Greek, accents
    | [\u00e0-\u00ef][{LATIN_REST}]{{2}}  # three: "â€™" for an apostrophe; Chinese
    | [\u00f0-\u00f4][{LATIN_REST}]{{3}}  # four: emoji
    """,
    re.VERBOSE,
)
# UTF-8 read as windows-1256: "ط§ظ„" for "ال". Other first letters are left out, because honest Arabic
# has them before a comma or a closing quotation mark all the time.
_ARABIC_PAIR = f"[طظعغ][{ARABIC_REST}]"  # D8-DB: the Arabic block
_ARABIC_OTHERS = rf"""
    آ[{ARABIC_REST}]         # C2: no-break space, «»
  | â[{ARABIC_REST}]{{2}}    # E2: dashes and quotation marks
"""
_UTF8_AS_ARABIC = re.compile(rf"{_ARABIC_PAIR} | {_ARABIC_OTHERS}", re.VERBOSE)
# What tells it are words of two letters and more: one alone is honest at the end of a question ("المشروع؟").
_ARABIC_RUN = re.compile(rf"(?:{_ARABIC_PAIR}){{2,}} | {_ARABIC_OTHERS}", re.VERBOSE)
# windows-1256, 1251, ... read as a Latin encoding: "ÇáÓíÇÓÉ". Turkish, Vietnamese and Latvian have
# three accented letters in a row ("-dığı", "šķērs"); four are rare in any language.
_LATIN_RUN = re.compile(rf"[{LATIN}]{{4,}}")
_LOST = re.compile(r"[\ufffd\x80-\x9f]")
_MIXED = re.compile(
    rf"""
      [{OTHER}](?=[{LATIN}]) | [{LATIN}](?=[{OTHER}])        # "âوè": two alphabets in a word
    | [{GREEK_LOWER}][{GREEK_UPPER}]+                          # capitals inside words
    | [{CYRILLIC_LOWER}][{CYRILLIC_UPPER}]+
    | (?<![\\A-Za-z])[A-Za-z]                                    # "mلs": another alphabet's letters, or
      [{OTHER}\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf]{{1,3}}   # a symbol, inside a word (not after the
      (?=[A-Za-z])                                               # backslash of JSON's "\n")
    | (?<=[A-Za-z]{{2}})[{OTHER}\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf]{{1,3}}(?=[A-Za-z])
    """,
    re.VERBOSE,
)
_SIGNS = (_LOST, _UTF8_AS_LATIN, _ARABIC_RUN, _LATIN_RUN, _MIXED)


class Damage(NamedTuple):
    """What is broken in a text, as shares (0..1) of the letters near its non-ASCII characters."""

    lost: float
    """Replacement characters and C1 controls: what they stood for is gone."""
    garbled: float
    """Letters of a wrong alphabet, or of several in one word."""


def oddness(text: str) -> float:
    """Return how unlike writing the non-ASCII words of *text* are, 0 (nothing odd) to 1.

    Measured on pages in twelve languages, written in the encodings of each and read in others: a right
    reading stays under 0.03, a wrong one is over 0.13 (Chinese as Cyrillic), over 0.5 in most cases.
    """
    sample = surroundings(text, reach=3)
    odd = count_odd(sample)
    total = count_letters(sample)
    return min(1.0, odd / total) if total else float(odd > 0)


def count_odd(text: str) -> int:
    """Return the number of characters of *text* that are signs of a wrong reading."""
    return sum(count_matched(sign, text) for sign in _SIGNS)


def count_letters(text: str) -> int:
    """Return the number of letters of *text* that are not ASCII, those that were lost among them."""
    return count_matched(_HIGH_LETTERS, text) + count_matched(_LOST, text)


def damage(text: str) -> Damage:
    """Return the shares of *text* that cannot be read, measured where it is not ASCII."""
    sample = surroundings(text, reach=40)
    lost = count_matched(_LOST, sample)
    letters = max(1, count_matched(_LETTERS, sample) + lost)
    garbled = sum(count_matched(sign, sample) for sign in _SIGNS if sign is not _LOST)
    return Damage(lost=lost / letters, garbled=min(1.0, garbled / letters))


def repaired(text: str) -> str:
    """Return *text* with the likeliest of the usual misreadings undone; *text* itself where it is not odd,
    or none of them fits.

    >>> repaired("Ø§Ù„Ø³Ù„Ø§Ù…")
    'السلام'
    """
    sample = surroundings(text, reach=3)
    odd = oddness(sample)
    if odd <= GOOD_ODDNESS:
        return text
    undoings = (
        (_undo_latin, _undo_run) if len(sample) < MIN_ARABIC_CHARS else (_undo_latin, _undo_arabic, _undo_run)
    )
    undo = min(undoings, key=lambda undo: oddness(undo(sample)))
    # Text that is spoilt in some other way has honest words that look like one of these ("مع،"): undoing
    # must explain most of what is odd.
    return undo(text) if oddness(undo(sample)) < odd / 2 else text


def _undo_latin(text: str) -> str:
    """Return *text* with UTF-8 that was read as windows-1252 read again."""
    restored = _UTF8_AS_LATIN.sub(lambda found: _again(found[0], "cp1252", "utf-8"), text)
    # What is left of C1 are windows-1252's own quotation marks and dashes, read as ISO 8859-1.
    return _LOST.sub(lambda found: _again(found[0], "latin-1", "cp1252"), restored)


def _undo_arabic(text: str) -> str:
    return _UTF8_AS_ARABIC.sub(lambda found: _again(found[0], "cp1256", "utf-8"), text)


def _undo_run(text: str) -> str:
    """Return *text* with windows-1256 that was read as windows-1252 read again, word for word."""
    return HIGH_RUN.sub(lambda found: _again(found[0], "cp1252", "cp1256"), text)


def _again(text: str, wrong: str, right: str) -> str:
    """Return *text*, which was read in the encoding *wrong*, as it reads in *right*; as it is if it cannot."""
    try:
        # Bytes that windows-1252 leaves undefined were read as C1 controls of the same number.
        raw = b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(wrong) for c in text)
        return raw.decode(right)
    except UnicodeError:
        return text
