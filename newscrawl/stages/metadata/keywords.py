"""A story's keywords, without repeats and without those that the site puts on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.stages.metadata.outlets import words_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Fact

KEYWORDS_MAX = 50
KEYWORD_MAX_WORDS = 8
"""Longer ones are titles or sentences."""
_WORD_MIN_CHARS = 3

_SEPARATOR = re.compile(r"\s*[,،;؛|#\n]\s*")


def settle_keywords(facts: Sequence[Fact], title: str | None, descriptions: Sequence[str]) -> tuple[str, ...]:
    """Return the keywords, in the page's order and spelling: those of JSON-LD, else those of its tags,
    else those that it shows.

    A list that has no word in common with title and description is the site's, not the story's.
    """
    about = {word for text in (title or "", *descriptions[:3]) for word in _words(text)}
    for origin in ("json-ld", "meta", "text"):
        values = [fact.value for fact in facts if fact.name == "keyword" and fact.origin == origin]
        words = [word.strip(" .") for value in values for word in _SEPARATOR.split(value)]
        found: dict[str, str] = {}
        for word in words:
            found.setdefault(words_key(word), word)
        kept = {
            key: word
            for key, word in found.items()
            if key and len(key.split()) <= KEYWORD_MAX_WORDS and key != words_key(title or "")
        }
        if kept and (origin == "text" or not about or about & {word for key in kept for word in _words(key)}):
            return tuple(kept.values())[:KEYWORDS_MAX]
    return ()


def _words(text: str) -> list[str]:
    # The article is written onto the word in Arabic: "the economy" and "economy" have one word in common.
    return [word.removeprefix("ال") for word in words_key(text).split() if len(word) >= _WORD_MIN_CHARS]
