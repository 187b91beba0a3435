"""A text in several languages -> which of its paragraphs are in which, and how much of it that is."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.items import LanguageShare
from newscrawl.stages.detectors import LANGDETECT
from newscrawl.stages.language import UNKNOWN, by_evidence, by_library, count_letters, is_readable

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_LETTERS = 30
"""Letters of a paragraph that can be told apart from the rest: what is shorter goes with it, as a sub-heading or a
name in other letters does."""
READ = 160
"""Characters that are read of a paragraph: two lines of print, some 25 words."""
MAX_ASKED = 5
"""Paragraphs of a text that a library is asked about, 2 ms each: those whose letters are of another script."""
LONGEST = 9
"""Lines by which the script of a text is known."""
SCRIPT_LETTERS = 25
"""Letters by which the script of a paragraph is known."""


def shares(lines: Sequence[str], main: str, detector: str = LANGDETECT) -> tuple[LanguageShare, ...]:
    """Return the languages of *lines*, the paragraphs of a text that is in *main* by and large, the largest share
    first; none for a text that is in one language.

    A paragraph is in another language if its letters, its function words or its script say so; else in *main*.
    """
    told = _told(lines, main, detector)
    if all(language == main for language in told):
        return ()
    letters: Counter[str] = Counter()
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, (line, language) in enumerate(zip(lines, told, strict=True)):
        letters[language] += count_letters(line)
        numbers[language].append(number)
    total = letters.total()
    return tuple(
        LanguageShare(language=language, share=round(count / total, 4), paragraphs=tuple(numbers[language]))
        for language, count in sorted(letters.items(), key=lambda entry: (-entry[1], entry[0]))
    )


def _told(lines: Sequence[str], main: str, detector: str) -> list[str]:
    """Return the language of each of *lines*."""
    usual = _usual(lines) if main != UNKNOWN else None
    told: list[str] = []
    asked = 0
    for line in lines:
        beginning = line[:READ]
        letters = count_letters(beginning)
        if letters < MIN_LETTERS:
            told.append(main)
            continue
        language = by_evidence(beginning, letters, apart=True)
        if language is None and _script(beginning) == usual:
            language = main
        elif language is None and is_readable(beginning, letters) and asked < MAX_ASKED:
            asked += 1
            language = by_library(beginning, detector)[0]
        told.append(language or UNKNOWN)
    return told


def _usual(lines: Sequence[str]) -> str:
    """Return the script that most of the longest of *lines* are in."""
    sizes: Counter[str] = Counter()
    for line in sorted(lines, key=len)[-LONGEST:]:
        sizes[_script(line)] += len(line)
    return max(sizes, key=lambda script: (sizes[script], script), default="")


def _script(text: str) -> str:
    """Return the script of most of the first letters of *text*, as Unicode names it: ``ARABIC``, ``LATIN``; empty
    where it has none."""
    letters = islice(filter(str.isalpha, text[: 2 * SCRIPT_LETTERS]), SCRIPT_LETTERS)
    names = Counter(unicodedata.name(char, "").partition(" ")[0] for char in letters)
    return max(names, key=lambda name: (names[name], name), default="")
