"""The script of a text, and the one that a language is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import islice

LETTERS = 25
"""Letters by which the script of a text is known: of its first 50 characters."""
_LATIN = "LATIN"
_LANGUAGES = {
    "ARABIC": "ar fa ps sd ug ur",
    "CYRILLIC": "be bg kk ky mk mn ru sr tg tt uk",
    "CJK": "ja zh",
    "BENGALI": "as bn",
    "DEVANAGARI": "hi mr ne sa",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
_SCRIPTS = {language: script for script, languages in _LANGUAGES.items() for language in languages.split()}
_AS_ONE = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}


def script_of(text: str) -> str:
    """Return the script of most of the first letters of *text*, as Unicode names it: ``ARABIC``, ``LATIN``; empty where
    it has none."""
    letters = islice(filter(str.isalpha, text[: 2 * LETTERS]), LETTERS)
    names = Counter(unicodedata.name(char, "").partition(" ")[0] for char in letters)
    script = max(names, key=lambda name: (names[name], name), default="")
    return _AS_ONE.get(script, script)


def is_written_in(language: str, script: str) -> bool:
    """Return whether *language* is written in *script*; Kurdish is in two, and what is not known here in Latin letters."""
    if language == "ku":
        return script in {"ARABIC", _LATIN}
    return _SCRIPTS.get(language, _LATIN) == script
