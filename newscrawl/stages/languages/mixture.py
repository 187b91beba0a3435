"""A text in several languages -> which of its paragraphs are in which, and how much of it that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from newscrawl.items import LanguageShare
from newscrawl.stages.languages.detectors import LANGDETECT
from newscrawl.stages.languages.function_words import is_at_home, share_of
from newscrawl.stages.languages.language import (
    UNKNOWN,
    by_evidence,
    by_library,
    count_letters,
    detect,
    is_readable,
)
from newscrawl.stages.languages.scripts import is_written_in, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_LETTERS = 30
"""Letters of a paragraph that can be told apart from the rest: what is shorter goes with it, as a sub-heading or a
name in other letters does."""
READ = 160
"""Characters that are read of a paragraph: two lines of print, some 25 words."""
MAX_ASKED = 5
"""Paragraphs of a text that a library is asked about, 2 ms each: those whose letters are of another script, or that have
hardly a function word of the text's language."""
FEW, SURE = 0.04, 0.98
"""Share of such words below which it is asked, and how sure it must be then. Running text has 0.2 and more; tables of
results and lists of names have few, too, and the library is sure of nothing there."""

_NOT_ARABIC = re.compile(r"[^\W\d_\u0620-\u064a]")
"""A letter that Arabic has not."""


def tell(
    lines: Sequence[str], *, prior: str | None = None, detector: str = LANGDETECT
) -> tuple[str, float, tuple[LanguageShare, ...]]:
    """Return the language of the text whose paragraphs are *lines*, how sure that is, and its languages as :func:`shares`
    gives them. The language is that of most of the text, where that is another than its longest paragraphs have; then
    its share is how sure it is."""
    language, confidence = detect("\n".join(lines), prior=prior, detector=detector)
    found = shares(lines, language, detector)
    most = found[0].language if found else language
    if most in {language, UNKNOWN}:
        return language, confidence, found
    found = shares(lines, most, detector)
    return most, next((one.share for one in found if one.language == most), 1.0), found


def shares(lines: Sequence[str], main: str, detector: str = LANGDETECT) -> tuple[LanguageShare, ...]:
    """Return the languages of *lines*, the paragraphs of a text that is in *main* by and large, the largest share
    first; none for a text that is in one language.

    A paragraph is in another language if its letters, its function words or its script say so; else in *main*.
    """
    languages = _filled(lines, _told(lines, main, detector), main)
    if all(language == main for language in languages):
        return ()
    letters: Counter[str] = Counter()
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        letters[language] += count_letters(line)
        numbers[language].append(number)
    total = letters.total()
    return tuple(
        LanguageShare(language=language, share=round(count / total, 4), paragraphs=tuple(numbers[language]))
        for language, count in sorted(letters.items(), key=lambda entry: (-entry[1], entry[0]))
    )


def _told(lines: Sequence[str], main: str, detector: str) -> list[str | None]:
    """Return the language of each of *lines*, where something tells it."""
    told: list[str | None] = []
    asked = 0
    for line in lines:
        beginning = line[:READ]
        if _is_plainly(main, beginning):  # as most lines are: the rest is spared them
            told.append(main)
            continue
        letters = count_letters(beginning)
        language = by_evidence(beginning, letters, apart=True) if letters >= MIN_LETTERS else None
        if language is None and letters >= MIN_LETTERS:
            at_home = main != UNKNOWN and is_written_in(main, script_of(beginning))
            fits = at_home and _fits(main, beginning)
            if not fits and asked < MAX_ASKED and is_readable(beginning, letters):
                asked += 1
                found, confidence = by_library(beginning, detector)
                if found != UNKNOWN:
                    language = main if at_home and confidence < SURE else found
        told.append(language)
    return told


def _is_plainly(main: str, text: str) -> bool:
    """Return whether nothing in *text* could be of another language, or its words are of *main* at first sight."""
    return not _NOT_ARABIC.search(text) if main == "ar" else is_at_home(main, text)


def _fits(language: str, text: str) -> bool:
    """Return whether *text* has the function words of *language*, as far as that can be told."""
    share = share_of(language, text)
    return share is None or share >= FEW


def _filled(lines: Sequence[str], told: Sequence[str | None], main: str) -> list[str]:
    """Return *told*, where it says nothing: *main*, for a line in its script; for others, what other lines in theirs are
    in, and if there are none, *main* for a short one and else ``und``."""
    scripts = ["" if language else script_of(line) for line, language in zip(lines, told, strict=True)]
    if all(language or is_written_in(main, script) for language, script in zip(told, scripts, strict=True)):
        return [language or main for language in told]
    usual: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line, language in zip(lines, told, strict=True):
        if language:
            usual[script_of(line)][language] += len(line)
    filled = []
    for line, language, script in zip(lines, told, scripts, strict=True):
        if language:
            filled.append(language)
        elif is_written_in(main, script) and main != UNKNOWN:
            filled.append(main)
        elif usual[script]:
            filled.append(usual[script].most_common(1)[0][0])
        else:
            filled.append(main if count_letters(line[:READ]) < MIN_LETTERS else UNKNOWN)
    return filled
