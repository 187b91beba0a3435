"""Text -> the same text in one typing: what a reader sees stays, what only a machine sees goes.

Letters, diacritics, digits and punctuation stay as the writer wrote them. The steps, in order:

1. Arabic presentation forms (U+FB50-FDFF, FE70-FEFC) become the letters they show: ﻻ is لا, ﷺ the four
   words it stands for. Those without letters in Unicode (﷽, ﴾ ﴿, the honorifics FD40-FD4F) stay.
2. Controls, bidi marks, other invisible characters, private-use characters (icon fonts) and code points
   of no character go. Joiners (U+200C, U+200D) stay where they are spelling: see ``_JOINER``.
3. Tatweel goes, except where it parts what would otherwise run together (الـ44); between spaces it is a dash: see
   ``_TATWEEL``.
4. Unicode NFC; at most 30 marks on a letter.
5. White space of any kind and length is one space, and none at the ends.
6. Character references that were escaped twice (``&quot;`` in text, left of ``&amp;quot;``) are resolved.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.folding import SIGNS
from newscrawl.items import Removed
from newscrawl.memo import remembered
from newscrawl.stages.decoding.references import resolve

if TYPE_CHECKING:
    from newscrawl.items import Block, Page

MAX_MARKS = 30
"""Marks in a row that are kept: no writing has more (Unicode's Stream-Safe Text Format, UAX #15 section
13, takes the same number), and Python orders them in quadratic time."""
EMPTY_RULE = "normalize-empty"
"""Rule of a block that held nothing but what normalize takes out."""

_ARABIC_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f"
)
_ARABIC_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed"
_ARABIC = _ARABIC_LETTER + _ARABIC_MARK + "\u0640"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
_EMOJI = "\u00a9\u00ae\u203c-\u32ff\U0001f000-\U0001faff"

_INVISIBLE = re.compile(
    rf"""
      [\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]            # controls that are no white space
    | [\u00ad\u034f\u061c\u17b4\u17b5\u180e\u3164\uffa0]  # soft hyphen, joiners of nothing, fillers
    | [\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]    # zero width space, bidi controls
    | [\ufeff\ufff0-\ufffc\ufffe\uffff]                 # byte order mark, annotations, object
    | [\ud800-\udfff\ufdd0-\ufdef]                      # halves of a character, no character
    | [\ue000-\uf8ff\U000f0000-\U0010ffff]              # private use: glyphs of some font
    | [\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff]  # shorthand, music, tags
    | (?<![{_EMOJI}#*0-9])[\ufe00-\ufe0f]               # a style that nothing before it has
    """,
    re.VERBOSE,
)
# A zero-width non-joiner is spelling between letters of Persian, Urdu, Kurdish ("می‌خواهم"); both joiners
# are after a virama of an Indian script (RFC 5892, A.1 and A.2); the joiner is between emoji.
_JOINER = re.compile(
    rf"""
      (?P<half_space>(?<=[{_ARABIC_LETTER}{_ARABIC_MARK}])\u200c+(?=[{_ARABIC_LETTER}]))
    | (?P<conjunct>(?<=[{_VIRAMA}])[\u200c\u200d]+)
    | (?P<emoji>(?<=[{_EMOJI}\ufe0f])\u200d+(?=[{_EMOJI}]))
    | [\u200c\u200d]+
    """,
    re.VERBOSE,
)
# Letters that Arabic does not write: whether a half-space can be spelling.
_NOT_ARABIC = re.compile("[\u0679-\u06d3\u06d5]")
# Before the next letter a tatweel only stretches the word; it stays, one for many, where
_TATWEEL = re.compile(
    rf"""
      (?P<kept>(?<=[{_ARABIC_LETTER}{_ARABIC_MARK}])ـ)ـ*+
        (?=[^\W_{_ARABIC}]|[«“„‘‹(\[{{]|["'][^\W_ـ])          # a prefix meets a number, a name, a quotation
    | (?P<digit>(?<=[0-9\u0660-\u0669\u06f0-\u06f9])ـ)ـ*+   # it is the dash of a range or of a list
    | (?P<single>(?<![{_ARABIC}])[{_ARABIC_LETTER}]ـ)ـ*+(?![{_ARABIC}])  # a letter alone: "1445 هـ", "لـ «"
    | (?P<dash>(?<=\s)ـ++(?=\s))                            # it stands for a dash: "القاهرة ـ سلمى"
    | ـ+
    """,
    re.VERBOSE,
)
_MARKS = re.compile(rf"[^\x00-\x7f\w\s{SIGNS}]{{{MAX_MARKS + 1},}}")
# What no step changes, whatever stands beside it: most lines have nothing else, and are told by one look.
_SETTLED = (
    r"\t\n !-%'-~\u00a0-\u00ac\u00ae-\u017f"  # ASCII without what opens a reference; Latin, composed
    r"\u0388-\u03ce\u0400-\u045f\u05d0-\u05ea"  # Greek, Cyrillic, Hebrew
    r"\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u066c"  # Arabic
    r"\u067e\u0686\u0698\u06a9\u06af\u06cc\u06f0-\u06f9"  # Persian
    r"\u2010-\u2027\u2030-\u205e\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
_SETTLED_TEXT = re.compile(
    rf"""
    [{_SETTLED}]*+
    (?: [\u064b-\u0652] (?![{_ARABIC_MARK}]) [{_SETTLED}]*+ )*+  # vowel marks one by one: two may change places
    """,
    re.VERBOSE,
)


def _unfolded(point: int) -> str:
    """Return the letters that presentation form *point* shows; the mark alone where it shows a mark."""
    return unicodedata.normalize("NFKC", chr(point)).lstrip(" ـ")


_FORMS = {
    point: _unfolded(point)
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if unicodedata.normalize("NFKC", chr(point)) != chr(point)
}
# Forms that show words of their own: they do not grow onto the words beside them.
_WORD_FORM = re.compile(rf"(?<=[\w{_ARABIC_MARK}])(?=[\ufdf4-\ufdfc])|(?<=[\ufdf4-\ufdfc])(?=\w)")

# Old fonts show U+FDF2 without its alef, and texts typed with them have one before it: "باﷲ".
_AFTER_ALEF = re.compile("(?<=[اٱ])\ufdf2")


@remembered
def normalize(text: str) -> str:
    """Return *text* as it is written out, one line; ``normalize(normalize(text)) == normalize(text)``.

    It is at most 20 times as long (a text of nothing but ﷺ). No input takes more than linear time.

    >>> normalize("قـــال  الوزيرُ&nbsp;إن الـ44 متطوعاً")
    'قال الوزيرُ إن الـ44 متطوعاً'
    """
    text = _clean(text)
    # What is resolved may be part of another reference. Each round is shorter, and to hide a reference
    # inside others makes it several times as long, so that there are few rounds.
    while "&" in text and (resolved := resolve(text)) != text:
        text = _clean(resolved)
    return text


def normalize_blocks(page: Page) -> Page:
    """Return *page* with the text of its blocks normalised; a block of which nothing is left moves to
    ``removed`` with its original text, unless that was white space only (a rule line stays)."""
    blocks = tuple(map(_normalized, page.blocks))
    emptied = tuple(
        Removed(kind="other", rule=EMPTY_RULE, text=before.text, index=before.index)
        for before, after in zip(page.blocks, blocks, strict=True)
        if before.text.strip() and not after.text
    )
    kept = tuple(block for block in blocks if block.text or block.tag == "hr")
    return replace(page, blocks=kept, removed=page.removed + emptied)


def _normalized(block: Block) -> Block:
    text = normalize(block.text)
    return block if text == block.text else replace(block, text=text)


def _clean(text: str) -> str:
    """Return *text* after the steps 1 to 5."""
    return " ".join(text.split()) if _SETTLED_TEXT.fullmatch(text) else _stepped(text)


def _stepped(text: str) -> str:
    """Return *text* after the steps 1 to 5, each taken."""
    if text.isascii():
        return " ".join(_INVISIBLE.sub("", text).split())
    text = text.replace("\u2800", " ")  # the empty braille cell: a space that looks like a letter to Unicode
    text = _AFTER_ALEF.sub("لله", _WORD_FORM.sub(" ", text)).translate(_FORMS)
    text = _INVISIBLE.sub("", _composed(text))
    if "\u200c" in text or "\u200d" in text:
        foreign = _NOT_ARABIC.search(text) is not None
        text = _JOINER.sub(lambda found: _joiner(found, foreign=foreign), text)
    text = _TATWEEL.sub(_stretched, text)
    text = _composed(text)  # again: what stood between a letter and its mark is gone
    return " ".join(text.split())


def _composed(text: str) -> str:
    """Return *text* in NFC, with ``MAX_MARKS`` marks in a row at most."""
    text = unicodedata.normalize("NFC", _MARKS.sub(_few_marks, text))
    return _MARKS.sub(_few_marks, text)  # NFC makes two marks of some (U+0344)


def _stretched(found: re.Match[str]) -> str:
    return found["kept"] or found["digit"] or found["single"] or ("-" if found["dash"] else "")


def _joiner(found: re.Match[str], *, foreign: bool) -> str:
    spelling = foreign if found["half_space"] else bool(found["conjunct"] or found["emoji"])
    return found[0][0] if spelling else ""


def _few_marks(found: re.Match[str]) -> str:
    """Return a run of marks and signs with no more than ``MAX_MARKS`` marks in a row."""
    kept: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
