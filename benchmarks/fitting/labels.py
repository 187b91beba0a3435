"""What a line of a page is by the gold: a widget, or text of one of its stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newscrawl.folding import fold
from newscrawl.rules.sentences import units

if TYPE_CHECKING:
    from collections.abc import Sequence

SHINGLE = 4
"""Words of the runs that a line is compared by, as in ``score.py``."""
MOSTLY, HARDLY = 0.7, 0.3
"""Share of a line's runs that stand in the stories, from which on it is text of them; up to which it is none."""
LONGEST_WIDGET = 400
"""Characters of a line that can be a widget with a label glued to it."""
LONG_ENOUGH = 8
"""Characters of a widget that is looked for at the ends of a line."""

_BULLET = re.compile(r"^[\s•]+")


class Labels:
    """The answers for one page."""

    def __init__(self, gold: dict[str, Any]) -> None:
        paragraphs = [paragraph for story in gold["stories"] for paragraph in story["paragraphs"]]
        self._text = "\n".join(map(fold, paragraphs))
        self._runs = {run for paragraph in paragraphs for run in _runs(units(paragraph))}
        self._paragraphs = {_key(paragraph) for paragraph in paragraphs}
        self._open = {_key(story["title"]) for story in gold["stories"] if story.get("title")}
        self._open |= {_key(text) for text in gold.get("optional") or ()}
        cut = [_BULLET.sub("", text) for text in (*_texts(gold.get("removed")), *(gold.get("related") or ()))]
        self._widgets = {_key(text) for text in cut}
        self._ends = tuple(folded for folded in map(fold, cut) if len(folded) > LONG_ENOUGH)
        self._stories = [
            (
                {fold(text) for text in story["paragraphs"]},
                "\n".join(map(fold, story["paragraphs"])),
            )
            for story in gold["stories"]
        ]

    def is_widget(self, text: str) -> bool | None:
        """Return whether *text* is a widget; ``None`` where the gold does not tell: titles, halves, and what it
        lets stand or fall."""
        key, folded = _key(text), fold(text)
        if key in self._paragraphs:
            return False
        if not key or key in self._open:
            return None
        if key in self._widgets:
            return True
        if folded in self._text:
            return False if len(key) >= SHINGLE else None
        if len(folded) < LONGEST_WIDGET and (folded.endswith(self._ends) or folded.startswith(self._ends)):
            return True
        runs = _runs(key)
        share = sum(run in self._runs for run in runs) / len(runs)
        return None if HARDLY <= share < MOSTLY else share < HARDLY

    def story(self, text: str) -> int | None:
        """Return the number of the story that the paragraph *text* is of; ``None`` for none."""
        folded = fold(text)
        whole = (i for i, (paragraphs, _) in enumerate(self._stories) if folded in paragraphs)
        inside = (
            i for i, (_, joined) in enumerate(self._stories) if len(folded) > LONG_ENOUGH and folded in joined
        )
        return next(whole, next(inside, None))


def _texts(removed: Sequence[dict[str, str]] | None) -> list[str]:
    return [cut["text"] for cut in removed or ()]


def _key(text: str) -> tuple[str, ...]:
    return tuple(units(text))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
