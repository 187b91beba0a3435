"""What a line is like by itself: how it is built, what its words are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.memo import remembered
from newscrawl.rules.sentences import breaks_sentence, ends_sentence, units
from newscrawl.stages.words.agencies import agency_in
from newscrawl.stages.words.shape import shape as shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.signs.view import PageView

SHORT_LINE_WORDS = 12
"""Words of a line in which a year or a time of day is most of what it says."""
LENGTHS = {"words-1-2": 2, "words-3-5": 5, "words-6-9": 9, "words-10-14": 14, "words-15-25": 25}
"""Signs of a line's length, with the most words of each."""
LONGEST = "words-26"
"""The sign of all longer lines."""
LENGTH_SIGNS = frozenset({*LENGTHS, LONGEST})
"""A line has one of them."""
SEPARATORS = 3
"""Separators of a list from which on more say nothing more."""

_SYMBOL_FIRST = re.compile(r"\s*[^\w\s\"'«»“”„‘’(\[]")
_SEPARATOR = re.compile(r"[|•·/›»▸→❯#]|\s[-–—]\s")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:1[34]|19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.h٫]\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|\w\.\w+/|@\w")
_QUOTE = re.compile('["«“„]')


def shape_signs(i: int, page: PageView) -> Mapping[str, float]:
    """Return how line *i* is built."""
    block = page.readings[i].block
    return {
        "paragraph": page.paragraph[i],
        "stuck": block.role == "heading",
        **_built(block.text, page.rules),
    }


@remembered
def _built(text: str, rules: LanguageRules) -> Mapping[str, float]:
    shape = shape_of(text, rules.words)
    folded = fold(text) if shape.words < SHORT_LINE_WORDS else ""
    bare = text.rstrip()
    return {
        _length(shape.words): True,
        "headline": shape.kind == "headline",
        "prose": shape.kind == "prose",
        "ends-sentence": ends_sentence(text),
        "breaks-sentence": breaks_sentence(text),
        "continues": shape.continues,
        "colon-inside": ":" in bare[:-1],
        "colon-last": bare.endswith(":"),
        "question": bare.endswith(("?", "؟")),
        "symbol-first": bool(_SYMBOL_FIRST.match(text)),
        "bullet": shape.bullet,
        "separators": min(SEPARATORS, len(_SEPARATOR.findall(text))) / SEPARATORS,
        "digits": len(_DIGIT.findall(text)) / max(1, len(text)),
        "year": bool(_YEAR.search(folded)),
        "time": bool(_TIME.search(folded)),
        "quote": bool(_QUOTE.search(text)),
        "bracketed": text[:1] in "([" and bare[-1:] in ")]",
    }


def _length(words: int) -> str:
    """Return the name of the sign that says how long a line of *words* words is."""
    return next((name for name, longest in LENGTHS.items() if words <= longest), LONGEST)


def wording_signs(i: int, page: PageView) -> Mapping[str, float]:
    """Return what the words of line *i* are, although no rule has them."""
    return _worded(page.readings[i].block.text, page.rules)


@remembered
def _worded(text: str, rules: LanguageRules) -> Mapping[str, float]:
    folded = fold(text)
    words = units(text)
    return {
        "widget-words": sum(word in rules.vocabulary for word in words) / max(1, len(words)),
        "agency": agency_in(text, rules.words) is not None,
        "address": bool(_ADDRESS.search(folded)),
    }
