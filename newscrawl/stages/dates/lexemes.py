"""A short text as a row of lexemes, each with a code letter.

Codes: ``n`` a number of one or two digits, ``y`` of four, ``s`` of six, ``i`` of eight, ``q`` of any
other length; the letters of :mod:`~newscrawl.stages.dates.words`; the marks ``- / . , : | + ( )`` as
themselves; ``T`` the T of ISO 8601; ``x`` any other mark; ``w`` any other word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from newscrawl.folding import fold, fold_map
from newscrawl.memo import remembered
from newscrawl.stages.dates.words import PIECE, Meaning, vocabulary

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from newscrawl.stages.dates.words import Vocabulary

TEXT_MAX_CHARS = 400
"""What is read of a text: a date line with labels in two calendars has about 120 characters."""

_MARKS = {
    **{mark: mark for mark in "-/.,:|+()"},
    "،": ",", "٬": ",", "、": ",", "؛": ",", "·": ",", "•": ",", "∙": ",", "؍": "/", "⁄": "/", "∕": "/",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\\": "/", "[": "(", "]": ")",
}  # fmt: skip
_UNKNOWN = "wx"
_DAY_DIGITS = 2
"""Digits of a day of the month that is written as a word."""
_NUMBERS = {1: "n", 2: "n", 4: "y", 6: "s", 8: "i"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """A number, a mark, or a phrase of the vocabulary."""

    code: str
    start: int
    """Of its first character in the folded text."""
    end: int
    value: int = 0
    """The number, or the meaning's value."""
    digits: int = 0
    """How many digits a number was written with; 0 for what is no number."""
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The lexemes of a text, in order."""

    lexemes: tuple[Lexeme, ...] = field(repr=False)
    codes: str
    """Their code letters, one a lexeme: index in *codes* is index in *lexemes*."""


def read_row(text: str, language: str | None = None) -> tuple[Row, Sequence[tuple[int, int]]]:
    """Return the row of *text*, and for each lexeme its (start, end) in *text*.

    Only the first :data:`TEXT_MAX_CHARS` characters are read.
    """
    folded = fold_map(text[:TEXT_MAX_CHARS])
    row = _row(tuple(_lexemes(folded.text, vocabulary(language))))
    return row, [folded.span(lexeme.start, lexeme.end) for lexeme in row.lexemes]


def read_known_row(text: str, language: str | None = None) -> Row | None:
    """Return the row of *text*, or ``None`` at its first word or mark that dates do not have.

    Most lines of a page are prose, and known for it after a word or two.
    """
    folded, words = fold(text[:TEXT_MAX_CHARS]), vocabulary(language)
    if _is_no_date(PIECE.search(folded), words):
        return None  # so it is with most, and their other words need not be looked at
    lexemes: list[Lexeme] = []
    for lexeme in _lexemes(folded, words):
        if lexeme.code in _UNKNOWN:
            return None
        lexemes.append(lexeme)
    return _row(tuple(lexemes))


@remembered
def known_chars(text: str, language: str | None = None) -> int:
    """Return how many characters of *text*, folded, stand before its first word or mark that dates do not have: no part
    of *text* that opens it and goes further has a row, as :func:`read_known_row` returns it."""
    folded, words = fold(text[:TEXT_MAX_CHARS]), vocabulary(language)
    first = PIECE.search(folded)
    if _is_no_date(first, words):
        return first.start()
    lexemes = _lexemes(folded, words)
    return next((lexeme.start for lexeme in lexemes if lexeme.code in _UNKNOWN), len(folded))


def _is_no_date(piece: re.Match[str] | None, words: Vocabulary) -> TypeGuard[re.Match[str]]:
    """Return whether *piece* is a word that opens nothing of a date."""
    return piece is not None and piece["word"] is not None and piece[0] not in words


def _row(lexemes: tuple[Lexeme, ...]) -> Row:
    return Row(lexemes=lexemes, codes="".join(lexeme.code for lexeme in lexemes))


def _lexemes(text: str, words: Vocabulary) -> Iterator[Lexeme]:
    matches = list(PIECE.finditer(text))
    texts = tuple(match[0] for match in matches)
    index = 0
    while index < len(matches):
        found = _phrase(texts, index, words)
        if found is None:
            yield _single(matches[index], texts[index - 1 : index])
            index += 1
            continue
        length, meaning = found
        start, end = matches[index].start(), matches[index + length - 1].end()
        digits = _DAY_DIGITS if meaning.code == "n" else 0
        yield Lexeme(
            code=meaning.code, start=start, end=end, value=meaning.value, digits=digits, zone=meaning.zone
        )
        index += length


def _phrase(texts: tuple[str, ...], index: int, words: Vocabulary) -> tuple[int, Meaning] | None:
    for key, meaning in words.get(texts[index], ()):
        if texts[index : index + len(key)] == key:
            return len(key), meaning
    return None


def _single(match: re.Match[str], before: Sequence[str]) -> Lexeme:
    piece, start, end = match[0], match.start(), match.end()
    if match["number"]:
        code = _NUMBERS.get(len(piece), "q")
        return Lexeme(code=code, start=start, end=end, value=int(piece), digits=len(piece))
    if match["mark"]:
        return Lexeme(code=_MARKS.get(piece, "x"), start=start, end=end)
    iso = piece == "t" and bool(before) and before[0].isdigit()
    return Lexeme(code="T" if iso else "w", start=start, end=end)
