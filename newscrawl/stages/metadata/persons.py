"""Whether a name in a byline is a person's: no desk, agency, login, address or outlet."""

from __future__ import annotations

import re

from newscrawl.folding import SIGNS
from newscrawl.stages.metadata.byline_words import byline_words
from newscrawl.stages.metadata.outlets import names_outlet, words_key

NAME_WORDS = (2, 6)
"""Words of a person's name: one word alone is a login or a desk; "Dr. Muhammad bin Abdullah al-Qahtani"
has six in Arabic."""
NAME_MAX_CHARS = 60

# Letters with the points and marks that names have, and no digit, underscore, at sign or address.
_NAME = re.compile(rf"[^\W\d_] (?: [^\W\d_] | [ .'’\-\u0300-\u036f\u064b-\u0652\u200c{SIGNS}] )*", re.VERBOSE)
# One to three characters each of family and given name: Chinese, Japanese with the given name in kana or not, Korean.
_UNSPACED_NAME = re.compile(
    r"[\u3400-\u9fff]{2,5} | [\u3400-\u9fff]{1,3}[\u3041-\u30ff]{1,4} | [\uac00-\ud7a3]{2,4}", re.VERBOSE
)
_HOST = re.compile(r"\w{3}\.\w{2}")  # "Dr.Jane" may be written so, "daily.example" is an address


def is_person(name: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Return whether *name* is a person's, and none of *outlets*, which are folded."""
    words = byline_words()
    pieces = name.split()
    if _UNSPACED_NAME.fullmatch(name):
        return words_key(name) not in words.desks and not names_outlet(name, outlets)
    if not NAME_WORDS[0] <= len(pieces) <= NAME_WORDS[1] or len(name) > NAME_MAX_CHARS:
        return False
    if not _NAME.fullmatch(name) or _HOST.search(name) or names_outlet(name, outlets):
        return False
    if lacks_capital(name):
        return False
    # "About the author" announces one, and is none.
    return words_key(name) not in words.labels and not names_desk(name)


def lacks_capital(text: str) -> bool:
    """Return whether *text* is of a script that has capitals and has none: words of a sentence, and no name."""
    return text == text.lower() != text.upper()


def names_desk(text: str) -> bool:
    """Return whether *text*, or a word of it, is that of a desk or an agency: "Economy desk"."""
    key = words_key(text)
    return not byline_words().desks.isdisjoint({key, *key.split()})
