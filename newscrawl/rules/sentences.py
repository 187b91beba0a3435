"""Measures of a line that hold for any language: its words, its sentences, and how it opens."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.folding import SIGNS, WORD, fold, fold_words
from newscrawl.memo import remembered

if TYPE_CHECKING:
    from newscrawl.rules.model import Words

OPENING_MAX_CHARS, OPENING_MAX_WORDS = 120, 6
"""Part of a text in which its opening is sought; the longest entry of a word table has four words."""

STOPS = (".", "۔", "。", "।", "॥", "။", "។", "።")
"""What a full sentence ends with in the scripts that news are written in: Latin and others, Urdu, Chinese and Japanese, the
languages of India, Burmese, Khmer, Amharic."""
_STOPS = "".join(STOPS)

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_UNSPACED_RUN = re.compile(f"{_UNSPACED.pattern}+")
_SENTENCE_BREAK = re.compile(
    rf"""
    [!?؟！？{_STOPS}]   # the end of a sentence,
    ["'»”)」』]?           # perhaps of a quotation,
    \s+ (?=[\w{SIGNS}]{{2}})  # and another one begins (initials, as in "د. محمد", are taken out before)
    | 。 (?=\w)          # scripts without spaces put none there either
    """,
    re.VERBOSE,
)
_INITIAL = re.compile(
    r"""
    \b
    (?: \w                            # "د.", "J.",
      | [^\W\u0590-\u06ff]{2} )      # "Dr.", "ул."; Arabic and Hebrew letters write verbs with two: "شد."
    \.
    """,
    re.VERBOSE,
)
# The vowel marks of Arabic are no part of a word for Python: "كلّا." is no initial.
_ENDS_IN_INITIAL = re.compile(r"(?<![\w\u064b-\u065f\u0670])[^\W\d]\.\Z")
_SPEAKER = re.compile(
    rf"""
    ( [{_STOPS}] ["'»”」』]? )                 # the end of a sentence, perhaps of a quotation,
    \s* [(\[] [^()\[\]:]{{1,40}} [)\]] \s* \Z   # and in brackets who says so: an agency, a witness
    """,
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r"\.{2,}")  # two dots divide Arabic headlines in two


@remembered
def count_words(text: str) -> int:
    """Return the number of words of *text*; two characters of a script without spaces are one."""
    unspaced = len(_UNSPACED.findall(text))
    if not unspaced:
        return len(WORD.findall(text))
    return len(WORD.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


@remembered
def units(text: str) -> tuple[str, ...]:
    """Return the words of *text*, folded; of scripts that are written without spaces, the pairs of letters.

    >>> units("Weather: 天气预报")
    ('weather', '天气', '气预', '预报')
    """
    folded = fold(text)
    if _UNSPACED.search(folded) is None:
        return fold_words(text)
    found = WORD.findall(_UNSPACED_RUN.sub(" ", folded))
    for run in _UNSPACED_RUN.findall(folded):
        found.extend(run[i : i + 2] for i in range(max(1, len(run) - 1)))
    return tuple(found)


def ends_in_colon(text: str) -> bool:
    """Whether *text* says what follows it."""
    return text.rstrip().endswith(":")


def ends_sentence(text: str) -> bool:
    """Whether *text* ends as a full sentence does: with a stop that is no ellipsis and no initial's; who says so may follow
    in brackets."""
    if text.endswith((")", "]")):
        text = _SPEAKER.sub(r"\1", text)
    bare = text.rstrip("\"'»”) 」』）")
    if not bare.endswith(STOPS) or bare.endswith(".."):
        return False
    return _ENDS_IN_INITIAL.search(bare, max(0, len(bare) - 2)) is None


def is_question(text: str) -> bool:
    """Whether *text* ends as a question does."""
    return text.rstrip().endswith(("?", "؟", "？"))


def breaks_sentence(text: str) -> bool:
    """Whether *text* holds the end of a sentence and the start of another."""
    return _SENTENCE_BREAK.search(_without_other_stops(text)) is not None


def count_sentences(text: str) -> int:
    """Return how many sentences *text* holds: one more than it has breaks between them."""
    return 1 + sum(1 for _ in _SENTENCE_BREAK.finditer(_without_other_stops(text)))


def _without_other_stops(text: str) -> str:
    """Return *text* without the stops that end no sentence: dots in a row, and those of initials."""
    return _INITIAL.sub(" ", _ELLIPSIS.sub(" ", text) if ".." in text else text)


def opens_sentence(text: str, words: Words) -> bool:
    """Whether *text* begins as a report or its continuation does ("تم تأجير ...", "وأضاف ...")."""
    return opening(text, words.reporting) is not None or opening(text, words.continuers) is not None


def opening(text: str, phrases: frozenset[str]) -> str | None:
    """Return the longest of the folded *phrases* that the folded *text* opens with as whole words."""
    found = list(islice(WORD.finditer(text, 0, OPENING_MAX_CHARS), OPENING_MAX_WORDS))
    openings = (text[found[0].start() : word.end()] for word in reversed(found))
    return next((entry for entry in openings if entry in phrases), None)
