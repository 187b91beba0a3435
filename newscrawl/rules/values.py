"""What may follow a phrase: one predicate a shape, over folded text.

A predicate sees one line and says whether it looks like a headline, a name, a date, ... It decides by
counts, digits and punctuation, so it holds for any language; a few also look into its word tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.rules.figures import is_date, is_link, is_number, is_temperature, is_time
from newscrawl.rules.model import particles
from newscrawl.rules.sentences import breaks_sentence, count_words, ends_sentence, opening, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.rules.model import Shape, Words

ANY_MAX_CHARS = 300
"""Characters of a line that may be any value but a list."""
HEADLINE_WORDS = (3, 30)
"""Words of a headline, least and most."""
NAME_MAX_WORDS = 8
"""Words of a newspaper's or an agency's name, of the places of a breadcrumb."""
PERSON_MAX_WORDS = 6
"""Words of a person's name: "Dr. Muhammad bin Abdullah al-Qahtani" has six in Arabic."""
LIST_MAX_CHARS = 4_000
"""The site menu that an aggregator passes off as tags runs to 100 words and more."""
LIST_ITEM_MAX_WORDS = 8
"""Words of an entry between separators; longer ones are clauses."""
LIST_PLAIN_MAX_WORDS = 400
"""Words of a list without separators: as many as ``LIST_MAX_CHARS`` can hold."""
ITEM_MAX_WORDS = 3
"""Words of a list of one entry."""

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_LIST_SEPARATOR = re.compile(r"[,،;؛|#/•·\n、]|\s[-–—]\s")


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
        and opening(text, particles(words)) is None
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


def _is_none(text: str, _: Words) -> bool:
    return not text


_PREDICATES: dict[Shape, Callable[[str, Words], bool]] = {
    "any": _is_any,
    "headline": _is_headline,
    "name": _is_name,
    "person": _is_person,
    "list": _is_list,
    "items": _is_items,
    "date": is_date,
    "time": is_time,
    "temperature": is_temperature,
    "link": is_link,
    "number": is_number,
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
