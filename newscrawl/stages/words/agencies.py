"""Names of news agencies in short lines: which of the rules' list stands there, and as it is written."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.stages.words.names import CREDIT_WORDS, WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from newscrawl.rules import Words

LONGEST_AGENCY = 4
"""Words of an agency's name."""
GENERAL_IN = 10
"""Names of agencies that a word opens from which on it is no name, though it stands among them by itself. Of such words
the Arabic one for "agency" opens 79 names, the Persian one 29, any other 6 at most."""
ACRONYM_LETTERS = 3
"""Letters of an agency's name up to which its accents count, and its capitals where it has fewer ("dpa", "AP")."""


def agency_in(text: str, words: Words) -> str | None:
    """Return the longest name of an agency in the short line *text*, as it is written there."""
    if _first_words(words.agencies).isdisjoint(fold_words(text)):
        return None  # so it is with nearly all of them
    found = list(WORD.finditer(text))
    if len(found) > CREDIT_WORDS:
        return None
    for size in range(LONGEST_AGENCY, 0, -1):
        for at in range(len(found) - size + 1):
            name = text[found[at].start() : found[at + size - 1].end()]
            if fold(name) in words.agencies and not _is_particle(name):
                return (
                    _whole(text, found[at:])
                    if fold(name) in _general(words.agencies)
                    else _bare_of(name, words)
                )
    return None


def _bare_of(name: str, words: Words) -> str:
    """Return *name* without the "with" that stands before it where lists have both as one: "avec AFP"."""
    first, _, rest = name.partition(" ")
    is_particle = first.islower() and fold(first) in words.stop
    return rest if is_particle and fold(rest) in words.agencies else name


@lru_cache(maxsize=64)
def _general(agencies: frozenset[str]) -> frozenset[str]:
    """Return the words that say "agency": many names of *agencies* open with them."""
    openings = Counter(words[0] for words in map(fold_words, agencies) if len(words) > 1)
    return frozenset(word for word, count in openings.items() if count >= GENERAL_IN)


def _whole(text: str, found: Sequence[re.Match[str]]) -> str:
    """Return the name in *text* that opens with the first of the words *found*, which says no more than "agency": with
    the words behind it, as far as nothing but spaces parts them."""
    end = found[0].end()
    for word in found[1 : LONGEST_AGENCY + 1]:
        if not text[end : word.start()].isspace():
            break
        end = word.end()
    return text[found[0].start() : end]


@lru_cache(maxsize=64)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the first words of the folded *phrases*."""
    return frozenset(word for phrase in phrases for word in fold_words(phrase)[:1])


def _is_particle(name: str) -> bool:
    """Return whether *name* is so short that only its letters as they are written tell an agency: "på" folds to what
    "PA" does, and "pa" is a word."""
    if len(name) > ACRONYM_LETTERS or name.lower() == name.upper():  # Arabic letters have no accents
        return False
    return name.casefold() != fold(name) or (len(name) < ACRONYM_LETTERS and name != name.upper())
