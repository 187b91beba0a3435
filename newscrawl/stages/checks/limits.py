"""The limits of the checks for texts in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a text in one language may be without a flag. Shares are 0 to 1; lengths are letters, digits included."""

    gopher_least_words: float
    gopher_most_words: float
    gopher_least_word_length: float
    """Mean over the words of a text, as the next."""
    gopher_most_word_length: float
    gopher_most_symbols: float
    """Hash signs, or ellipses, a word."""
    gopher_most_bullet_lines: float
    """Share of lines that begin with a bullet."""
    gopher_most_ellipsis_lines: float
    """Share of lines that end in an ellipsis."""
    gopher_least_alphabetic: float
    """Share of words with a letter."""
    gopher_least_stop_words: float
    """Different stop words; languages without ``stop_words`` are not checked."""
    gopher_most_repeated_lines: float
    """Share of lines that stood before; the next: of the characters of the text that are in such lines."""
    gopher_most_repeated_line_letters: float
    gopher_most_top: tuple[float, ...]
    """Share of the characters in the most frequent run of 2, 3 and 4 words."""
    gopher_most_repeated: tuple[float, ...]
    """Share of the characters in runs of 5, 6, ... 10 words that stood before."""
    c4_least_line_words: float
    """Words of a line below which it is short."""
    c4_least_punctuated_lines: float
    """Share of lines that end as sentences do."""
    c4_most_short_lines: float
    c4_most_word_length: float
    c4_least_sentences: float
    fineweb_least_punctuated_lines: float
    fineweb_short_line: float
    """Characters up to which a line is short."""
    fineweb_most_short_lines: float
    fineweb_most_repeated_letters: float
    """Share of the characters of the text in lines that stood before."""
    fineweb_most_line_breaks: float
    """Line breaks a word."""
    stop_words: frozenset[str] = frozenset()
    """Folded."""
