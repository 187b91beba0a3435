"""What may follow a phrase: one predicate a shape, over folded text.

A predicate sees one line and says whether it looks like a headline, a name, a date, ... It decides by
counts, digits and punctuation, so it holds for any language; a few also look into its word tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import breaks_sentence, count_words, ends_sentence, opening, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.rules.model import Shape, Words

ANY_MAX_CHARS = 300
HEADLINE_WORDS = (3, 30)
NAME_MAX_WORDS = 8
PERSON_MAX_WORDS = 6  # "Dr. Muhammad bin Abdullah al-Qahtani" in Arabic
LIST_MAX_CHARS = 4_000  # the site menu that an aggregator passes off as tags runs to 100 words and more
LIST_ITEM_MAX_WORDS = 8
LIST_PLAIN_MAX_WORDS = 400
ITEM_MAX_WORDS = 3  # a list of one entry
DATE_MAX_CHARS, DATE_MAX_WORDS = 80, 14
DATE_OTHER_WORDS = 2
"""Words beside a date that no table knows: the day of the week in another language, a zone."""
NUMBER_MAX_WORDS = 3
LINK_MAX_CHARS = 500

_WORD = re.compile(r"\w+")
_LIST_SEPARATOR = re.compile(r"[,،;؛|#/•·\n、]|\s[-–—]\s")
_TIME = re.compile(
    r"""
    (?P<before> [^\d:]{0,20} ) \b
    [0-2]?\d [:.٫] [0-5]\d (?: : [0-5]\d )?
    (?P<after> [^\d:]{0,30} )
    """,
    re.VERBOSE,
)
_TEMPERATURE = re.compile(r"[-+−]?\s?\d{1,2}\s?(?:°\s?\w?|\w{1,12})")
_DATE = re.compile(
    r"""
    \d{1,4} \s? [-/.] \s? \d{1,2} \s? [-/.] \s? \d{1,4}         # 17-4-2026, 2023/03/10
    | \d{1,2} (?:st|nd|rd|th|er)? [.,]? \s (?:de\s)?           # 30th,
      [^\W\d]+ (?: \s [^\W\d]+ )? (?: \s? / \s? [^\W\d]+ (?: \s [^\W\d]+ )? )?    # يناير/كانون الثاني
      [.,،]? \s (?:de\s)? \d{4}
    | [^\W\d]+ \.? \s \d{1,2} (?:st|nd|rd|th)? ,? \s \d{4}      # October 1, 2016
    | \d{4} \s? [年년] \s? \d{1,2} \s? [月월] \s? \d{1,2} \s? [日일]
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"<?(?:https?://\S+|www\.\S+|[\w.-]{2,60}\.[a-z]{2,10}/\S*)")
_DIGIT = re.compile(r"\d")


def _is_any(text: str, _: Words) -> bool:
    return len(text) <= ANY_MAX_CHARS


def _is_headline(text: str, _: Words) -> bool:
    low, high = HEADLINE_WORDS
    return (
        len(text) <= ANY_MAX_CHARS
        and low <= count_words(text) <= high
        and not ends_sentence(text)
        and not breaks_sentence(text.replace("?", " ").replace("؟", " ").replace("!", " "))
    )


def _is_name(text: str, words: Words) -> bool:
    return (
        len(text) <= ANY_MAX_CHARS
        and 1 <= count_words(text) <= NAME_MAX_WORDS
        and not breaks_sentence(text)
        and not text.endswith(("?", "؟", "!", "...", "…"))
        and not opens_sentence(text, words)
    )


def _is_person(text: str, words: Words) -> bool:
    return (
        _is_name(text, words)
        and opening(text, words.stop - words.names) is None
        and count_words(text) <= PERSON_MAX_WORDS
        and not _DIGIT.search(text)
        and not ends_sentence(text)
    )


def _is_list(text: str, words: Words) -> bool:
    if len(text) > LIST_MAX_CHARS or ends_sentence(text) or breaks_sentence(text):
        return False
    items = _items(text)
    if len(items) > 1:
        return all(count_words(item) <= LIST_ITEM_MAX_WORDS for item in items)
    return 1 <= count_words(text) <= LIST_PLAIN_MAX_WORDS and not opens_sentence(text, words)


def _is_items(text: str, words: Words) -> bool:
    return _is_list(text, words) and (len(_items(text)) > 1 or count_words(text) <= ITEM_MAX_WORDS)


def _items(text: str) -> list[str]:
    return [item for item in _LIST_SEPARATOR.split(text) if _WORD.search(item)]


def _is_date(text: str, words: Words) -> bool:
    if len(text) > DATE_MAX_CHARS or count_words(text) > DATE_MAX_WORDS or ends_sentence(text):
        return False
    match = _DATE.search(text)
    if match is None:
        return False
    rest = _WORD.findall(text[: match.start()] + " " + text[match.end() :])
    return sum(not word[0].isdigit() and word not in words.clock for word in rest) <= DATE_OTHER_WORDS and (
        words.stop - words.clock
    ).isdisjoint(rest)


def _is_time(text: str, words: Words) -> bool:
    match = _TIME.fullmatch(text) if len(text) <= DATE_MAX_CHARS else None
    if match is None:
        return False
    beside: list[str] = _WORD.findall(match["before"] + " " + match["after"])
    return words.clock.issuperset(beside)


def _is_temperature(text: str, words: Words) -> bool:
    match = _TEMPERATURE.fullmatch(text) if len(text) <= DATE_MAX_CHARS else None
    return match is not None and ("°" in text or any(word in words.degrees for word in _WORD.findall(text)))


def _is_link(text: str, _: Words) -> bool:
    return len(text) <= LINK_MAX_CHARS and _LINK.match(text) is not None and len(text.split()) == 1


def _is_number(text: str, _: Words) -> bool:
    found: list[str] = _WORD.findall(text) if len(text) <= DATE_MAX_CHARS else []
    numbers = sum(word[0].isdigit() for word in found)
    return numbers > 0 and len(found) - numbers < NUMBER_MAX_WORDS and numbers <= NUMBER_MAX_WORDS


def _is_none(text: str, _: Words) -> bool:
    return not text


_PREDICATES: dict[Shape, Callable[[str, Words], bool]] = {
    "any": _is_any,
    "headline": _is_headline,
    "name": _is_name,
    "person": _is_person,
    "list": _is_list,
    "items": _is_items,
    "date": _is_date,
    "time": _is_time,
    "temperature": _is_temperature,
    "link": _is_link,
    "number": _is_number,
    "none": _is_none,
}

SPECIFIC: tuple[Shape, ...] = (
    "time", "temperature", "link", "number", "date", "person", "name", "items", "list", "headline", "any",
    "none",
)  # fmt: skip
"""The shapes, most specific first: a text that fits two rules of one phrase belongs to the first."""


def has_shape(text: str, shape: Shape, words: Words) -> bool:
    """Whether the folded, non-empty *text* is of *shape*; time linear in its length, which is bounded."""
    return _PREDICATES[shape](text, words)
