"""Gopher's checks of words and lines (Rae et al. 2021, appendix A1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.stages.checks.measured import ends_in_ellipsis, stop_words_of

if TYPE_CHECKING:
    from newscrawl.stages.checks.limits import Limits
    from newscrawl.stages.checks.measured import Measured

_BULLETS = ("•", "-", "‣", "●", "*", "–", "▪", "■", "◾")


def words(found: Measured, limits: Limits) -> bool:
    """Return whether *found* has too few words, or too many."""
    return not limits.gopher_least_words <= len(found.words) <= limits.gopher_most_words


def word_length(found: Measured, limits: Limits) -> bool:
    """Return whether its words are too short, or too long, by their mean."""
    if not found.words:
        return False
    mean = sum(map(len, found.words)) / len(found.words)
    return not limits.gopher_least_word_length <= mean <= limits.gopher_most_word_length


def symbols(found: Measured, limits: Limits) -> bool:
    """Return whether it has too many hash signs, or ellipses, a word."""
    most = limits.gopher_most_symbols * len(found.tokens)
    return found.text.count("#") > most or found.text.count("...") + found.text.count("…") > most


def bullets(found: Measured, limits: Limits) -> bool:
    """Return whether too many of its lines begin with a bullet."""
    count = sum(line.lstrip().startswith(_BULLETS) for line in found.lines)
    return count > limits.gopher_most_bullet_lines * len(found.lines)


def ellipsis_lines(found: Measured, limits: Limits) -> bool:
    """Return whether too many of its lines end in an ellipsis."""
    return sum(map(ends_in_ellipsis, found.lines)) > limits.gopher_most_ellipsis_lines * len(found.lines)


def alphabetic(found: Measured, limits: Limits) -> bool:
    """Return whether too few of its words have a letter. What is between spaces counts, as in the paper; a tokeniser that
    parts punctuation from words calls one token in eight no word."""
    count = sum(token.isalpha() or any(map(str.isalpha, token)) for token in found.tokens)
    return count < limits.gopher_least_alphabetic * len(found.tokens)


def stop_words(found: Measured, limits: Limits) -> bool:
    """Return whether it has too few different stop words; no language without a list does."""
    least = limits.gopher_least_stop_words
    return bool(limits.stop_words) and stop_words_of(found.words, limits.stop_words, least) < least
