"""Texts in two languages, made of articles in one each: what is in which is known."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.languages.mixture import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.checks.texts import Text

LEAST = 60
"""Characters of a paragraph that is put among others: a sentence."""


@dataclass(slots=True)
class Found:
    """How many paragraphs were told."""

    texts: int = 0
    main: int = 0
    """Texts whose language as a whole was told."""
    foreign: int = 0
    told: int = 0
    """Of the foreign paragraphs, those told to be in their language."""
    own: int = 0
    kept: int = 0
    """Of the paragraphs in the text's language, those told to be in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """A text in two languages."""

    lines: tuple[str, ...] = field(repr=False)
    languages: tuple[str, ...]
    """Of each line."""

    def usual(self) -> str:
        """Return the language of most of its characters."""
        sizes: Counter[str] = Counter()
        for line, language in zip(self.lines, self.languages, strict=True):
            sizes[language] += len(line)
        return sizes.most_common(1)[0][0]


def mix(chosen: Sequence[Text], main: str, other: str, *, seed: int = 0) -> list[Mixed]:
    """Return each article of *chosen* in *main* with paragraphs in *other*, one to three, in places of chance."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    strange = [line for one in chosen if one.language == other for line in _lines(one) if len(line) >= LEAST]
    made = []
    for one in chosen:
        lines = [(line, main) for line in _lines(one)]
        if one.language != main or len(lines) < 4:  # noqa: PLR2004 - fewer would be as much foreign as not
            continue
        for line in dice.sample(strange, min(dice.randint(1, 3), len(strange))):
            lines.insert(dice.randint(0, len(lines)), (line, other))
        texts, languages = zip(*lines, strict=True)
        made.append(Mixed(lines=texts, languages=languages))
    return made


def told(mixed: Sequence[Mixed], detector: str) -> Found:
    """Return how many of the paragraphs of *mixed* are told right."""
    found = Found()
    for one in mixed:
        main, _, languages = tell(one.lines, detector=detector)
        told = dict.fromkeys(range(len(one.lines)), main)
        for share in languages:
            told.update(dict.fromkeys(share.paragraphs, share.language))
        usual = one.usual()
        found.texts += 1
        found.main += main == usual
        for number, language in enumerate(one.languages):
            right = told[number] == language
            if language == usual:
                found.own += 1
                found.kept += right
            else:
                found.foreign += 1
                found.told += right
    return found


def _lines(one: Text) -> list[str]:
    return [line for line in one.text.split("\n") if line.strip()]
