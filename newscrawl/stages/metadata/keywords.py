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
DECLARED_SHARE, SHOWN_SHARE = 0.5, 0.34
"""Share of keywords that the article must speak of, where title and description have none of their words: of those in
tags, and of those that the page shows. Menus and lists of what is read most have a word of it by chance."""
BEGINNING = 4
"""Letters in which a word and its inflected forms agree."""
LINES_MAX = 60
"""Lines of the article that are looked at."""
_WORD_MIN_CHARS = 3

_SEPARATOR = re.compile(r"\s*[,،;؛|#\n、，；｜＃]\s*")


def settle_keywords(
    facts: Sequence[Fact], title: str | None, descriptions: Sequence[str], text: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the keywords, in the page's order and spelling: those of JSON-LD, else those of its tags,
    else those that it shows.

    JSON-LD says of which article they are. Another list that has no word in common with title and description is the
    site's, not the story's, unless the lines of the article, *text*, speak of its entries.
    """
    about = {word for text in (title or "", *descriptions[:3]) for word in _words(text)}
    for origin in ("json-ld", "meta", "text"):
        values = [fact.value for fact in facts if fact.name == "keyword" and fact.origin == origin]
        words = [word.strip(" .") for value in values for word in _SEPARATOR.split(value.replace("_", " "))]
        found: dict[str, str] = {}
        for word in words:
            found.setdefault(words_key(word), word)
        kept = {
            key: word
            for key, word in found.items()
            if key and len(key.split()) <= KEYWORD_MAX_WORDS and key != words_key(title or "")
        }
        if kept and (
            origin == "json-ld" or _are_the_storys(tuple(kept), about, text, shown=origin == "text")
        ):
            return tuple(kept.values())[:KEYWORDS_MAX]
    return ()


def _are_the_storys(keys: Sequence[str], about: set[str], text: Sequence[str], *, shown: bool) -> bool:
    """Return whether *keys* have a word of *about*, or else the article, *text*, speaks of enough of them; where neither is
    known, nothing speaks against them."""
    if about & {word for key in keys for word in _words(key)}:
        return True
    if text:
        return _share_in(text, keys) >= (SHOWN_SHARE if shown else DECLARED_SHARE)
    return shown or not about


def _share_in(text: Sequence[str], keys: Sequence[str]) -> float:
    """Return the share of *keys* of which the article, *text*, has a word or one that begins like it."""
    beginnings = {word[:BEGINNING] for line in text[:LINES_MAX] for word in _words(line)}
    told = sum(any(word[:BEGINNING] in beginnings for word in _words(key)) for key in keys)
    return told / len(keys)


def _words(text: str) -> list[str]:
    # The article is written onto the word in Arabic: "the economy" and "economy" have one word in common.
    return [word.removeprefix("ال") for word in words_key(text).split() if len(word) >= _WORD_MIN_CHARS]
