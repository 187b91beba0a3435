"""The outlet's own name in the lines that say who wrote a story: "The Atlas - Karim Haddad".

No list has it, and it may look like a person's. What offers its newsletter, asks for comments or keeps its rights says it,
too: a part of a short line that stands in those words is no author. A writer is followed as well ("Follow Karim Haddad"): whom
nothing else names is the outlet only where the byline names somebody beside.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.stages.metadata.authors import persons
from newscrawl.stages.words.names import CREDIT_CHARS, CREDIT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Kind, Removed

SPEAKING: frozenset[Kind] = frozenset({"promotion", "copyright", "comments", "disclaimer", "advertisement"})
"""Kinds of lines in which an outlet speaks of itself."""
FOLLOWED = "pattern-invitation"
"""The rule of lines that name whom to follow: an outlet, or a writer."""
NAME_WORDS = (2, 5)
"""Words of its name: a place may have one, too, and stand in such a line."""

MIN_CHARS = 4
"""Characters of a name of one word, with the two spaces around it, that are too few."""
MOST_LINES, LONGEST_LINE = 50, 500
"""Lines that are read, and the characters of each, at most: each part of a byline is sought in all of them."""

_PART = re.compile(r"\s*[/|]\s* | \s?[:,،]\s | \s[-–—ـ]+\s", re.VERBOSE)


class OwnName:
    """What the furniture of a page says of its outlet."""

    def __init__(self, removed: Iterable[Removed]) -> None:
        speaking = (cut for cut in removed if cut.kind in SPEAKING and len(cut.text) <= LONGEST_LINE)
        said: list[str] = []
        followed: list[str] = []
        for cut in islice(speaking, MOST_LINES):
            (followed if cut.rule == FOLLOWED else said).append(_between_spaces(cut.text))
        self._said, self._followed = said, followed

    def without(self, text: str) -> str:
        """Return the short line *text* without the parts between its dividers that are the outlet's name; *text* itself if
        none is, or nothing else stands in it."""
        parts = self._parts(text)
        others = [part for part in parts if not self._names(part, self._said)]
        unfollowed = [part for part in others if not self._names(part, self._followed)]
        others = unfollowed if any(map(persons, unfollowed)) else others
        return " - ".join(others) if 0 < len(others) < len(parts) else text

    def stated_in(self, text: str) -> str | None:
        """Return the outlet's name if it is a part of the short line *text*."""
        return next((part.strip() for part in self._parts(text) if self._names(part, self._said)), None)

    def has(self, part: str) -> bool:
        """Return whether the furniture says *part*, be it one word, and more than that: where it stands beside a place and a
        person it is the outlet's name."""
        name = _between_spaces(part)
        return len(name) > MIN_CHARS and _stands_in(name, self._said)

    def _parts(self, text: str) -> list[str]:
        if not (self._said or self._followed) or len(text) > CREDIT_CHARS or len(text.split()) > CREDIT_WORDS:
            return []
        return [part for part in _PART.split(text) if part.strip()]

    def _names(self, part: str, lines: Sequence[str]) -> bool:
        """Return whether one of *lines*, which says more than that, names *part*."""
        low, high = NAME_WORDS
        return low <= len(fold_words(part)) <= high and _stands_in(_between_spaces(part), lines)


def _between_spaces(text: str) -> str:
    """Return the folded words of *text* with a space before and behind each: one that has another has its words whole."""
    return f" {' '.join(fold_words(text))} "


def _stands_in(name: str, lines: Sequence[str]) -> bool:
    """Return whether one of *lines* says *name*, and more than that."""
    return any(name in line and name != line for line in lines)


NOBODY = OwnName(())
"""Where nothing is known of it."""
