"""Which of the Latin encodings bytes are in: every byte is a letter in all of them, and only words tell.

Hungarian in ISO 8859-2 under a header that says ISO 8859-1 reads "idõ", Czech in windows-1250 "støedu": odd to a reader,
not to a measure of letters. The language is plain even so, as most letters are ASCII.
"""

from __future__ import annotations

import re
from itertools import islice

from w3lib.encoding import to_unicode

from newscrawl.stages.languages.detectors import candidates
from newscrawl.stages.words.frequency import known_languages, zipf

LATIN_ENCODINGS = (
    "cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-3", "iso8859-4", "iso8859-10", "iso8859-13", "iso8859-14",
    "iso8859-15", "iso8859-16",
)  # fmt: skip
"""Those of the Encoding Standard in which nearly every byte over 7F is a letter of the Latin alphabet, by Python's names."""
MAX_WORDS = 500
"""Different words that are looked up of a reading: 60 were enough on pages of eight languages."""

_WORD = re.compile(r"[^\W\d_]+")
_LISTED_AS = {"hr": "sh", "no": "nb"}
"""Languages by the names of wordfreq's lists."""


def among_latin(sample: bytes, encoding: str) -> str:
    """Return the Latin encoding in which most words of *sample* are words of its language; *encoding* where none has
    more of them, where it is not Latin, or where the language has no list of words."""
    if encoding not in LATIN_ENCODINGS:
        return encoding
    text = to_unicode(sample, encoding)
    found = candidates(text)
    language = max(found, key=lambda name: found[name], default="")
    language = _LISTED_AS.get(language, language)
    if language not in known_languages():
        return encoding
    others = (other for other in LATIN_ENCODINGS if other != encoding)
    # max() returns the first of equals.
    return max((encoding, *others), key=lambda name: _known(to_unicode(sample, name), language))


def _known(text: str, language: str) -> int:
    """Return how many different words of *text* with other than ASCII letters *language* has."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    return sum(zipf(word, language) > 0 for word in islice(words, MAX_WORDS))
