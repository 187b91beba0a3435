"""Text as it is compared, never as it is written out: one spelling for many.

:func:`fold` is for keys and matching only. It takes away what writers of the same words differ in:

- compatibility forms (Unicode's NFKD: presentation forms, ligatures, full width), letter case;
- accents and points of every script (tashkeel, niqqud, Latin accents), tatweel, invisible and bidi
  controls (the Persian half-space among them);
- the hamza that sits on or under a letter, so أ إ آ ٱ are ا, and ؤ ئ are و ي: a decomposed "و" + hamza
  and "ؤ" must agree, and writers drop this hamza as freely as the alef's; a ء of its own stays;
- ى and the Persian and Urdu forms of ya, kaf and ha are ي ك ه; ة stays, because ه for ة makes other words;
- decimal digits of every script are ASCII; curly apostrophes are ';
- vowel signs of the scripts of India are the letters of these vowels, and what joins consonants is nothing: for ``\\w``
  the signs are no part of a word;
- white space of any kind and length is one space, and none at the ends.

The table is per character, so a match in folded text can be cut out of the original exactly
(:func:`fold_map`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newscrawl.memo import remembered

# Letters that Unicode does not decompose, yet stand for one another on news pages. The Arabic block's
# names are in the Unicode chart U+0600; Persian and Urdu keyboards produce the forms on the left.
_LETTERS = {
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي",
    "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ة",
    "ـ": "", "ı": "i",  # Turkish capitals lose the difference: KAPALI is kapalı
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "º": "°",  # written for the degree sign; NFKD would make it an o
}  # fmt: skip
# Marks below this canonical combining class change the letter (kana voicing, nukta, virama): they stay.
# From it on they are points and accents: Hebrew 10-26, Arabic 27-35, Thai 103-107, Latin 202-240.
_FIRST_ACCENT_CLASS = 10
_INVISIBLE = {"Cc", "Cf", "Cs"}
_PARTS = re.compile("[\u3099\u309a\u1100-\u11ff]")
_VARIATION = range(0xFE00, 0xFE10)
SIGNS = "\u0900-\u0963\u0966-\u0dff"
"""What the words of the scripts of India are written with and ``\\w`` is not: signs of vowels and nasals, the virama. For the
inside of a set of characters; folded text needs none, since folding makes letters of them."""
WORD = re.compile(rf"[\w{SIGNS}]+")
"""A word as it is written."""
_WORD = re.compile(r"\w+")
_TABLE_MAX = 20_000  # characters remembered; hostile text may hold each of the 1.1 million there are


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _LETTERS:
        return _LETTERS[character]
    decomposed = unicodedata.normalize("NFKD", character)
    if any(unicodedata.combining(mark) for mark in decomposed):
        decomposed = decomposed.replace(" ", "")  # an accent that stands alone decomposes to space + mark
    folded = "".join(_fold_part(part, character) for part in decomposed.casefold())
    # Kana and Hangul syllables stay whole: their parts are no letters that words are made of.
    return unicodedata.normalize("NFC", folded) if _PARTS.search(folded) else folded


_INDIC = range(0x0900, 0x0E00)
"""The scripts of India (Unicode chapter 12): each a block of 128 points, with like letters in like places, but for
Sinhala, the last."""
_INDIC_BLOCK, _FIRST_SINHALA = 0x80, 0x0D80
_VOWEL_SIGNS = range(0x3E, 0x4D)
_SIGN_LESS_LETTER = 0x38  # from a vowel's letter to its sign, in each of them
_NASAL_SIGNS, _NA = frozenset({0x01, 0x02, 0x70}), 0x28  # candrabindu, anusvara, the tippi of Gurmukhi
_SINHALA = dict(
    zip(
        "\u0dcf\u0dd0\u0dd1\u0dd2\u0dd3\u0dd4\u0dd6\u0dd8\u0dd9\u0dda\u0ddb\u0ddc\u0ddd\u0dde\u0ddf\u0df2\u0df3\u0d81\u0d82",
        "\u0d86\u0d87\u0d88\u0d89\u0d8a\u0d8b\u0d8c\u0d8d\u0d91\u0d92\u0d93\u0d94\u0d95\u0d96\u0d8f\u0d8e\u0d90\u0db1\u0db1",
        strict=True,
    )
)
"""From the signs of vowels and nasals to these letters in Sinhala, whose block is laid out otherwise (names of the Unicode
chart U+0D80)."""


def _fold_indic(sign: str) -> str:
    """Return the letter that a *sign* of the scripts of India is compared as: a vowel's sign is that vowel, a nasal's is n;
    what only joins or changes a consonant, lengthens or doubles, is nothing."""
    point = ord(sign)
    if point >= _FIRST_SINHALA:
        return _SINHALA.get(sign, "")
    place = point % _INDIC_BLOCK
    if place in _VOWEL_SIGNS:
        return chr(point - _SIGN_LESS_LETTER)
    return chr(point - place + _NA) if place in _NASAL_SIGNS else ""


def _fold_part(part: str, whole: str) -> str:
    if ord(part) in _INDIC and unicodedata.category(part) in {"Mn", "Mc"}:
        return _fold_indic(part)
    if unicodedata.combining(part) >= _FIRST_ACCENT_CLASS or ord(part) in _VARIATION:
        return ""
    if unicodedata.category(part) in _INVISIBLE or part == "\u034f":
        return ""
    digit = unicodedata.decimal(part, None)
    if digit is not None:
        return str(digit)
    # A letter of a ligature, or a small letter, may itself be one that the table folds.
    return part if part == whole else _fold_character(part)


class _Table(dict[int, int | str | None]):
    """The translation of each code point, worked out when first met, in the form ``str.translate`` is
    fastest with: a code point, or None for nothing."""

    def __missing__(self, point: int) -> int | str | None:
        text = _fold_character(chr(point))
        folded = text if len(text) > 1 else ord(text) if text else None
        if len(self) >= _TABLE_MAX:
            self.clear()  # else one text of strange characters would slow every later text of the process
        self[point] = folded
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text that remembers where each of its characters stood in the original."""

    text: str
    """As :func:`fold` returns it."""
    offsets: tuple[int, ...]
    """For each character of *text* the index of the original character it comes from, never falling;
    one more at the end: the original's length."""
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's (start, end) that ``text[start:end]`` stands for.

        Marks that folded away after the last letter belong to it; white space does not. An empty slice
        gives an empty span.
        """
        first = self.offsets[start]
        if end <= start:
            return first, first
        last = max(self.offsets[end], self.offsets[end - 1] + 1)
        return first, first + len(self.original[first:last].rstrip())


@remembered
def fold(text: str) -> str:
    """Return *text* as it is compared with other texts; ``fold(fold(text)) == fold(text)``.

    >>> fold("إقـرأ   أيضًا:")
    'اقرا ايضا:'
    """
    return " ".join(text.translate(_TABLE).split())


@remembered
def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of *text* as they are compared: folded, without the punctuation between them.

    >>> fold_words("«الصباح»: عددٌ جديد")
    ('الصباح', 'عدد', 'جديد')
    """
    return tuple(_WORD.findall(fold(text)))


def fold_map(text: str) -> Folded:
    """Return ``fold(text)`` with the place in *text* of each of its characters.

    >>> folded = fold_map("• إقرأ أيضًا: خبر")
    >>> folded.span(2, 11)
    (2, 12)
    """
    characters: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        for part in character.translate(_TABLE):
            if part == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(part)
            offsets.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return Folded(text="".join(characters), offsets=(*offsets, len(text)), original=text)
