"""What the other pages of a run say about a line: that it is a headline, or that it stands on many pages.

A headline in the middle of an article, with or without a paragraph glued to it, looks like a short
sentence. That the same words are another page's title, or stand in its list of related stories, gives it
away. What is known is learned in :mod:`newscrawl.templates.recurrence`; here it is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newscrawl.stages.dom.parts import Template

HEADLINE_WORDS = (4, 30)
"""Words of a headline that can be recognised by itself; shorter ones occur in honest prose."""
KEY_WORDS = 3
"""Words by which headlines are looked up."""
OPENING_WORDS, OPENING_CHARS = 10, 200
"""Words by which the opening of a story is recognised, and where they are looked for."""

_MARKED_WORD = re.compile(r"\w[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]*")
"""A word with its vowel marks, which folding takes away and Python counts as no part of a word."""
_FOLDS_TO_ANY_NUMBER = re.compile("[\u0640\ufc5e-\ufc63\ufcf2-\ufcf4\ufdfa\ufdfb\ufe70-\ufe7f]")
"""Letters that may make no word or several when they are folded: tatweel, ligatures of phrases, marks that stand alone."""


def headline_key(text: str) -> tuple[str, ...] | None:
    """Return the folded words of *text*, ``None`` if they are too few or too many for a headline."""
    words = fold_words(text)
    low, high = HEADLINE_WORDS
    return words if low <= len(words) <= high else None


def opening_key(text: str) -> tuple[str, ...] | None:
    """Return the folded words that *text* opens with, ``None`` if it has too few to be a story's opening."""
    words = fold_words(text[:OPENING_CHARS])[:OPENING_WORDS]
    return words if len(words) == OPENING_WORDS else None


def line_key(text: str) -> str:
    """Return the folded words of *text*: equal for a line that stands on several pages."""
    return " ".join(fold_words(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known from the other pages of a run; nothing, unless something was learned."""

    headlines: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False)
    """Headlines as folded words, longest first, by their first ``KEY_WORDS`` words."""
    repeated: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """By site, the keys of the lines that stand on many of its pages."""

    templates: Mapping[str, Template] = field(default_factory=dict, repr=False)
    """By site, how its pages are built."""
    openings: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    """The openings of the pages' own stories, as :func:`opening_key`."""

    def is_opening(self, text: str) -> bool:
        """Whether *text* opens the story of a page."""
        return bool(self.openings) and opening_key(text) in self.openings

    def is_headline(self, text: str) -> bool:
        """Whether *text* is a headline of another page."""
        key = headline_key(text)
        return key is not None and key in self.headlines.get(key[:KEY_WORDS], ())

    def headline_end(self, text: str) -> int | None:
        """Return where the known headline ends that opens *text*; ``None`` if none does."""
        words = list(_MARKED_WORD.finditer(text[:400]))
        length = self._headline_length(_folded([word.group() for word in words]), 0)
        return words[length - 1].end() if length else None

    def find_headlines(self, text: str) -> list[tuple[int, int]]:
        """Return where headlines of other pages stand in *text*, as whole words, in order; the longest at each
        place."""
        folded = fold_words(text)
        if not any(map(self.headlines.__contains__, zip(folded, folded[1:], folded[2:], strict=False))):
            return []  # no three words in a row open a headline: so it is with nearly all prose
        words = list(_MARKED_WORD.finditer(text))
        folded = _folded([word.group() for word in words])
        found, i = [], 0
        while i < len(folded):
            length = self._headline_length(folded, i)
            if length:
                found.append((words[i].start(), words[i + length - 1].end()))
            i += length or 1
        return found

    def _headline_length(self, folded: tuple[str, ...], at: int) -> int:
        """Return the number of words of the known headline at word *at*; 0 if there is none."""
        for headline in self.headlines.get(folded[at : at + KEY_WORDS], ()):
            if folded[at : at + len(headline)] == headline:
                return len(headline)
        return 0

    def is_repeated(self, site: str, text: str) -> bool:
        """Whether *text* stands on many pages of *site*."""
        lines = self.repeated.get(site)
        return lines is not None and line_key(text) in lines


def _folded(texts: Sequence[str]) -> tuple[str, ...]:
    """Return each of the words *texts* folded."""
    line = " ".join(texts)
    if _FOLDS_TO_ANY_NUMBER.search(line) is None:
        folded = fold(line).split(" ")  # at once
        if len(folded) == len(texts):
            return tuple(folded)
    return tuple(map(fold, texts))


def index_headlines(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return *keys* by their first words, longest first."""
    index: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in keys:
        index.setdefault(key[:KEY_WORDS], []).append(key)
    return {first: tuple(sorted(found, key=lambda key: (-len(key), key))) for first, found in index.items()}


NOTHING = Known()
"""What is known of a page that comes alone."""
