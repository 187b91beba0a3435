"""C4's checks (Raffel et al. 2020, section 2.2). What C4 takes out line by line is here said of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.stages.checks.measured import count_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.stages.checks.limits import Limits
    from newscrawl.stages.checks.measured import Measured

POLICY = (
    "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies",
    "سياسة الخصوصية", "شروط الاستخدام", "ملفات تعريف الارتباط", "حریم خصوصی", "رازداری کی پالیسی",
)  # fmt: skip
JAVASCRIPT = ("javascript", "جافا سكريبت", "جافاسكريبت", "جافا سكربت")
_QUOTED = re.compile(r"\{[^{};:]*[\u0620-\u064a][^{};]*\}")
"""A verse of the Quran, which Arabic writes between curly brackets."""


def punctuation(found: Measured, limits: Limits) -> bool:
    """Return whether too few of its lines end as sentences do."""
    return sum(found.ends) < limits.c4_least_punctuated_lines * len(found.lines)


def short_lines(found: Measured, limits: Limits) -> bool:
    """Return whether too many of its lines have hardly a word."""
    short = sum(len(line.split()) < limits.c4_least_line_words for line in found.lines)
    return short > limits.c4_most_short_lines * len(found.lines)


def javascript(found: Measured, _: Limits) -> bool:
    """Return whether it names JavaScript: a browser without it was told so, or code was taken for text."""
    return _names(found.lowered, JAVASCRIPT)


def lorem_ipsum(found: Measured, _: Limits) -> bool:
    """Return whether it has a printer's dummy text."""
    return "lorem ipsum" in found.lowered


def curly_bracket(found: Measured, _: Limits) -> bool:
    """Return whether it has a curly bracket, as code does; one around a verse in Arabic letters is none."""
    return ("{" in found.text or "}" in found.text) and re.search(
        "[{}]", _QUOTED.sub("", found.text)
    ) is not None


def policy(found: Measured, _: Limits) -> bool:
    """Return whether it speaks of cookies and terms of use as sites do of their own."""
    return _names(found.lowered, POLICY)


def long_word(found: Measured, limits: Limits) -> bool:
    """Return whether something between two spaces is longer than any word."""
    return max(map(len, found.tokens), default=0) > limits.c4_most_word_length


def sentences(found: Measured, limits: Limits) -> bool:
    """Return whether the lines that C4 would leave have too few sentences."""
    left = 0
    for line, ends in zip(found.lines, found.ends, strict=True):
        if (
            ends
            and len(line.split()) >= limits.c4_least_line_words
            and not _names(line.lower(), JAVASCRIPT + POLICY)
        ):
            left += count_sentences(line)
            if left >= limits.c4_least_sentences:
                return False
    return left < limits.c4_least_sentences


def _names(lowered: str, phrases: Iterable[str]) -> bool:
    return any(phrase in lowered for phrase in phrases)
