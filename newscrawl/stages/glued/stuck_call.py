"""Where a paragraph is stuck to a call of the outlet: "Sign up for our newsletterThe minister said on Monday"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.folding import SIGNS, WORD, fold
from newscrawl.stages.glued.joints import joint
from newscrawl.stages.words.frequency import known_languages, zipf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newscrawl.items import Kind
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.glued.page_words import PageWords

CALL_KINDS: frozenset[Kind] = frozenset({"promotion", "share", "comments", "advertisement"})
"""Kinds of lines that are known by how they begin, and go on as they like."""
LEAST_WORDS = 3
"""Words behind such a place at least, for the line to have been two."""
LEFT_ZIPF, RIGHT_ZIPF = 1.5, 3.5
"""How frequent the last word of the call and the first of the paragraph are at least, on wordfreq's scale, where no capital
says that another one begins."""
MIN_LEFT, MIN_RIGHT = 3, 2
"""Letters of each at least."""
MAX_WORD = 40
"""Letters of a word that is looked into."""

_WORD = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+")
_BEHIND_A_MARK = re.compile(
    r"""
    [»”!?؟…]                   # what closes a quotation or a sentence
    (?<= [^\W_] . )             # stands behind a word,
    (?= [^\W\d_] )              # and another one is stuck to it
    """,
    re.VERBOSE,
)


def stuck_call(text: str, rules: LanguageRules, nearby: PageWords) -> int | None:
    """Return the offset in *text* at which a paragraph begins that is stuck to a call, by which the line begins; ``None``
    where none is. *nearby* says how often a word stands alone on the page."""
    call = rules.read(text)
    if call is None or call.where != "start" or call.kind not in CALL_KINDS:
        return None
    language = rules.language or ""
    if language not in known_languages() or len(call.value.split(None, LEAST_WORDS)) <= LEAST_WORDS:
        return None
    places = chain(_behind_marks(text, call.end), _in_words(text, call.end, rules, nearby))
    least = min((at for at in places if len(WORD.findall(text[at:])) >= LEAST_WORDS), default=None)
    return joint(text, rules.words, language, nearby, boxed=True) if least is None else least


def _behind_marks(text: str, start: int) -> Iterator[int]:
    """Yield the places behind *start* at which a word is stuck to a mark behind another: a capital, of what has capitals."""
    for mark in _BEHIND_A_MARK.finditer(text, start):
        if not text[mark.end()].islower():
            yield mark.end()


def _in_words(text: str, start: int, rules: LanguageRules, nearby: PageWords) -> Iterator[int]:
    """Yield the places behind *start* at which two words meet that are none together, and no name of a platform."""
    language = rules.language or ""
    for found in _WORD.finditer(text, start):
        word = found.group()
        if len(word) > MAX_WORD or nearby[word] > 1 or zipf(word.casefold(), language):
            continue
        if fold(word) in rules.vocabulary or fold(word) in rules.words.platforms:
            continue
        is_cased = word.lower() != word.upper()
        for i in range(MIN_LEFT, len(word)):
            if (_is_capital if is_cased else _is_next_word)(word, i, language):
                yield found.start() + i
                break


def _is_capital(word: str, i: int, language: str) -> bool:
    """Return whether letter *i* of *word* is a capital behind a small letter, with which another word begins."""
    return word[i].isupper() and word[i - 1].islower() and zipf(word[i:].casefold(), language) >= RIGHT_ZIPF


def _is_next_word(word: str, i: int, language: str) -> bool:
    """Return whether *word*, of a script without capitals, is one word up to letter *i* and another from there on."""
    left, right = word[:i], word[i:]
    return (
        len(right) >= MIN_RIGHT and zipf(left, language) >= LEFT_ZIPF and zipf(right, language) >= RIGHT_ZIPF
    )
