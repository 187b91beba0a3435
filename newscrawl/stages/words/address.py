"""How much a text speaks to its reader: "Have the paper brought to your door", "on our channel".

News tells of third persons. Outside of quotations, "you" and "our" are a widget's words, or those of a writer who speaks to
his readers throughout.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.memo import remembered
from newscrawl.stages.words.frequency import known_languages, zipf

if TYPE_CHECKING:
    from newscrawl.rules import LanguageRules

UNSPACED = frozenset({"ja", "zh"})
"""Languages that are written without spaces."""
STEM_CHARS = 3
"""Characters of a noun before an ending, at least."""
STEM_ZIPF, STEM_MORE = 3.5, 0.4
"""How frequent the noun must be, and by how much more than with its ending: both on the Zipf scale. The ending of "bank" (بنك)
is none, nor that of "king" (ملك). Chosen between 17 nouns with an ending, of which 14 are told so, and 25 words that end alike, of which 3
are."""
CLITICS = ("و", "ف", "ب", "ل", "لل")
"""What Arabic writes before a noun: "and", "in", "to"."""
FEMININE = ("ت", "ة")
"""How an Arabic noun ends before an ending, and without."""
DEFINITE = ("ال", "وال", "بال", "فال", "كال")
"""The Arabic article: a noun that has one has no ending."""
QUOTED_CHARS = 400
"""Characters of a quotation, at most: one that is longer, or that nothing closes, counts as said by the text."""

_CLAUSE_END = re.compile(r"[.!?؟،,:؛…]\s")
_QUOTED = re.compile(
    rf"""
    [«"“„] [^«»"“”„]{{0,{QUOTED_CHARS}}} [»"”“]
    """,
    re.VERBOSE,
)


@remembered
def address_words(text: str, rules: LanguageRules) -> int:
    """Return how many words of *text*, outside of quotation marks, are of the first person plural or of the second."""
    table = rules.words.address
    if not table:
        return 0
    said = _QUOTED.sub(" ", text)
    if rules.language in UNSPACED:
        folded = fold(said)
        return sum(folded.count(word) for word in table)
    words = sum(word in table or _has_ending(word, rules) for word in fold_words(said))
    return words + (_imperatives(said, rules) if rules.words.imperative_endings else 0)


def _imperatives(said: str, rules: LanguageRules) -> int:
    """Return how many clauses in *said* open with an imperative, told by its ending. An Arabic verb before those who did
    something does not end so; where they are left out it may ("They came back")."""
    openings = (fold_words(clause)[:1] for clause in _CLAUSE_END.split(said))
    endings = tuple(rules.words.imperative_endings)
    return sum(len(word) > STEM_CHARS and word.endswith(endings) for opening in openings for word in opening)


def _ending(entry: str) -> tuple[str, str]:
    """Return what *entry* of the table wants before and behind a word's stem: "ت…ون" wants both."""
    before, _, behind = entry.rpartition("…")
    return before, behind


@lru_cache(maxsize=20_000)
def _has_ending(word: str, rules: LanguageRules) -> bool:
    """Return whether *word* is a noun with one of the endings of the language on it, by how frequent both are."""
    language = rules.language or ""
    fitting = (
        behind
        for before, behind in map(_ending, rules.words.address_endings)
        if word.startswith(before) and word.endswith(behind)
    )
    ending = max(fitting, key=len, default="")
    if not ending or language not in known_languages() or word.startswith(DEFINITE):
        return False
    stem = word.removesuffix(ending)
    stems = [stem, stem.removesuffix(FEMININE[0]) + FEMININE[1]] if stem.endswith(FEMININE[0]) else [stem]
    stems += [one.removeprefix(clitic) for one in stems for clitic in CLITICS if one.startswith(clitic)]
    known = [zipf(one, language) for one in stems if len(one) >= STEM_CHARS]
    most = max(known, default=0.0)
    return most >= STEM_ZIPF and most > zipf(word, language) + STEM_MORE
