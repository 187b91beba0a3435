"""Lines that speak to their reader of what an outlet offers, on a page that speaks to nobody: "The print edition comes to your
door: subscribe today"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import units
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.reading import is_free
from newscrawl.stages.stripping.weighing import asking_kinds, asks
from newscrawl.stages.words.address import address_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.rules import LanguageRules, Words
    from newscrawl.stages.lines.reading import Finding, Reading

MOST_WORDS = 30
"""Words of such a line."""
ASKING = 0.2
"""Share of the words of widgets that ask for something among those of it that are no small ones. Of 17,000 paragraphs in 16
languages five had as many and spoke to their reader where no other of their story did; of 164 widgets that no rule knew 25."""
BOX_TAGS, BOX_WORDS = frozenset({"p", "div", "span", "aside", "section", "strong", "em", "center", "td"}), 4
"""Tags of lines that may be boxes, and words of one at least: these need one word of a widget where their element is like no other
of the page."""
PARAGRAPHS_A_LINE = 4
"""Paragraphs of the article for each such line, at least. Chosen: fewer tell little of how an article speaks."""
SPEAKING = 1 / 250
"""Share of their words that may seem to speak to their reader: a word that looks like "your" or "our" may be another. Chosen."""

OURS_WORDS = 40
"""Words of a line that speaks of what the outlet offers, at most."""

_OPENING = frozenset("«\"“„‘'")
_NO_BOX = HEADING_TAGS | {"blockquote", "q", "li", "figure", "h1"}
_QUOTE = re.compile('[«"“„»”‘]')
_NAME = re.compile(r"""[«"“„] [^\W_]+ (?: [\s-] [^\W_]+ ){0,4} [»"”“]""", re.VERBOSE)
"""A name of five words at most in quotation marks: no stop, no comma."""
_TALK = re.compile(r"\s* (?: [-–—•*] | [^\W\d_]{1,2} \s? [:.)] )", re.VERBOSE)
"""What opens what somebody says, or the entry of a list."""


def addressed(
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    rules: LanguageRules,
    behind: Iterable[int],
) -> set[int]:
    """Return the positions of those lines *behind* the head of a page that speak to their reader, and ask him for something or
    stand in an element like no other. There is none where other paragraphs speak to him too: what he is told is the article."""
    alike = Counter(_names(r) for r, finding in zip(readings, findings, strict=True) if finding is None)
    found = {i for i in behind if is_free(readings[i], findings[i]) and _may_be(readings[i], rules, alike)}
    if not found:
        return set()
    told = [
        i
        for i, reading in enumerate(readings)
        if i not in found and findings[i] is None and reading.shape.kind == "prose" and reading.block.body
    ]
    speaking = sum(address_words(readings[i].block.text, rules) for i in told)
    words = sum(readings[i].shape.words for i in told)
    if len(told) < PARAGRAPHS_A_LINE * len(found) or speaking > SPEAKING * words:
        return set()
    return {i for i in found if i > told[0]}  # it may be the article that opens so: "If you are tired of ..."


def _names(reading: Reading) -> tuple[str, ...]:
    """Return the names around the line of *reading*, without those that have a number: each paragraph may have one of its own."""
    return tuple(name for name in reading.block.tokens if not any(map(str.isdigit, name)))


def _may_be(reading: Reading, rules: LanguageRules, alike: Counter[tuple[str, ...]]) -> bool:
    text = reading.block.text
    is_told = reading.shape.continues or _TALK.match(text) is not None or text.lstrip()[:1] in _OPENING
    if is_told or reading.shape.words > MOST_WORDS:
        return False
    words = [word for word in units(text) if word not in rules.words.stop]
    if not rules.words.reporting.isdisjoint(words):
        return False  # somebody says so
    is_box = asks(reading, rules, share=ASKING) or (
        _is_apart(reading, alike) and bool(asking_kinds(reading, rules))
    )
    return is_box and address_words(text, rules) > 0


def _is_apart(reading: Reading, alike: Counter[tuple[str, ...]]) -> bool:
    """Return whether the line of *reading* stands in an element like no other line's, and is no heading, entry or quotation."""
    block = reading.block
    return (
        bool(block.tokens)
        and alike[_names(reading)] == 1
        and block.tag in BOX_TAGS
        and _NO_BOX.isdisjoint(block.tokens)
        and reading.shape.words >= BOX_WORDS
        and _QUOTE.search(block.text) is None
    )


def speaks_of_ours(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the line of *reading* speaks of what the outlet offers its readers: "our newsletter", "click here".
    With quotation marks somebody says it, unless they stand around a name."""
    text = _NAME.sub(" ", reading.block.text)
    words = fold_words(text)
    if len(words) > OURS_WORDS or _QUOTE.search(text) is not None:
        return False
    phrases = _by_first_word(rules.words)
    return any(
        words[at : at + len(phrase)] == phrase
        for at, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


@lru_cache(maxsize=64)
def _by_first_word(words: Words) -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases of the table of what is the outlet's own, by the first word of each."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in map(fold_words, words.ours):
        found.setdefault(phrase[0], []).append(phrase)
    return found
