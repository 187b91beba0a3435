"""A declared title of which the article has not a word is the outlet's, or the issue's; its own stands first in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = 3
"""Letters of a word that says something; inside a longer word, with what languages write onto it, it says the same."""
TITLE_WORDS = (3, 24)
"""Words of a title, least and most."""
LEAST_SAID = 2
"""Such words of it that the article must take up."""
LINES = 40
"""Lines of the article that are looked at."""


def spoken_title(title: str | None, text: Sequence[str]) -> str | None:
    """Return *title*, which no heading of the page shows, or the first line of the article, *text*, if that is built like a
    title and the article speaks of it, and of nothing in *title*."""
    if title is None or len(text) < LEAST_SAID:
        return title
    said = " ".join(word for line in text[1:LINES] for word in fold_words(line))
    first = text[0]
    low, high = TITLE_WORDS
    if (
        any(word in said for word in _telling(title))
        or not low <= len(first.split()) <= high
        or ends_sentence(first)
    ):
        return title
    return first if sum(word in said for word in _telling(first)) >= LEAST_SAID else title


def _telling(line: str) -> set[str]:
    return {word for word in fold_words(line) if len(word) >= LETTERS}
