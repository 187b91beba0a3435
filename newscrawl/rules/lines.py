"""What a whole line is by its digits and signs: the judgements behind the patterns.

Each is given a block as it stands and folded, at most some hundred characters, and the word tables.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.folding import WORD
from newscrawl.rules.sentences import opens_sentence
from newscrawl.rules.values import has_shape

if TYPE_CHECKING:
    from newscrawl.rules.model import Words

ALPHABET = 3
"""Letters in a row that are those of the alphabet, and not of services."""
LINE_MAX_WORDS = 7
"""Words of a weather or clock line; a sentence that states a temperature has more."""
PLACE_MAX_WORDS = 4
"""Words of a place beside a temperature, and of a name beside a copyright sign."""
NOTICE_MAX_WORDS = 40
"""Words of a notice that a copyright sign opens: whose it is, since when, that all rights are reserved, what is forbidden."""
COPYRIGHT_MAX_WORDS = 8
"""Words of a line with a copyright sign inside it: the holder, and that copies are forbidden. More may speak of it."""
INVITATION_MAX_WORDS = 14
PAGER_MAX_DIGITS = 4
PAGER_MIN_NUMBERS = 3
"""Page numbers of a pager: two numbers alone may be a score."""


_DEGREES = re.compile(
    r"""
    (?<![\d.,:]) [-+−]? \s? \d{1,2}         # not the end of a longer number: ovens are hotter
    \s? ( ° (?: \s? [cfم] \b )? | \b )       # a degree sign, or a bare number (a word must say degrees)
    """,
    re.VERBOSE,
)
_SENTENCE = re.compile(r"[.!?؟;؛\"“”]")
_RULE = re.compile(r"(?:[-=*_~#+─━═–—―•·]\s?){3,}")
_CLASS_NAME = re.compile(
    r"""
    [a-z][a-z0-9]{1,20}             # post
    (?: [-_]{1,2} [a-z0-9]{1,20} ){1,5}   # -title, __meta
    """,
    re.VERBOSE,
)
_FONT_TOOLS = re.compile(r"(?:[aاع]\s?[-+−]{0,2}[\s|/]*){2,4}")
_SHARE_LETTERS = re.compile(
    r"""
    (?: (?: (?![\u3040-\ud7ff]) [^\W\d_] | in | fb | yt | wa | tg | ig ) \+?   # a letter of a script that has letters,
        [^\w.,،;؛:\-–—]{1,5} ){2,8}                                 # no point or comma, as between initials
    (?: (?![\u3040-\ud7ff]) [^\W\d_] | in | fb | yt | wa | tg | ig | e-?mail ) \+?
    """,
    re.VERBOSE,
)
_COPYRIGHT = re.compile(r"(?:©|\([cс]\)|copyright)\s?(?:©\s?)?(?:\d{4}\b.*|.*\b(?:19|20)\d\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNS = ("©", "(с)")  # the letter is Cyrillic: a Latin one in brackets counts the points of a list
_HASHTAGS = re.compile(
    r"""
    (?: [^\s\#:]{1,20} \s? : \s? )?                              # perhaps a label of one word, with its colon
    \#\w{2,40} (?: [\s,،|]{1,3} \#\w{2,40} ){0,14}
  | (?: [^\s\#:]{1,20} \s ){1,5} [^\s\#:]{1,20} \s? : \s?          # one of more, before three: "She wrote: #bread" is none
    \#\w{2,40} (?: [\s,،|]{1,3} \#\w{2,40} ){2,14}
  | (?: \#\s [^\s\#]{2,40} (?: \s [^\s\#]{1,40} ){0,3} \s? ){2,15}   # "# harvest # rain at last"
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(
    r"""
    (?: \( [^\W\d_]{3,10} \) \s? )?                              # "(end)", as agencies close a report
    [^\W\d_]{1,2} (?: [. ] [^\W\d_]{1,2} ){0,2}                 # two letters, or one of each name
    (?: \s? / \s? [^\W\d_]{1,2} (?: [. ] [^\W\d_]{1,2} ){0,2} ){1,3}
  | \( [^\W\d_]{2,4} (?: / [^\W\d_]{2,4} ){1,3} \)              # "(rwn/agw)"
    """,
    re.VERBOSE,
)


def is_clock(_: str, text: str, words: Words) -> bool:
    """Whether a line is a time of day and nothing else ("10:55 AM")."""
    return has_shape(text, "time", words) and ":" in text


def is_weather(_: str, text: str, words: Words) -> bool:
    """Whether a line is a temperature with its place or the state of the sky ("27° مشمس الجزائر")."""
    found = [match.group() for match in _DEGREES.finditer(text)]
    names = WORD.findall(_DEGREES.sub(" ", text))
    if not found or len(names) + len(found) > LINE_MAX_WORDS or _SENTENCE.search(text):
        return False
    states_weather = _holds_any(" ".join(names), words.weather) and not opens_sentence(text, words)
    if not any("°" in degrees for degrees in found):
        return states_weather and any(name in words.degrees for name in names)
    return states_weather or (len(names) <= PLACE_MAX_WORDS and words.stop.isdisjoint(names))


def _holds_any(text: str, phrases: frozenset[str]) -> bool:
    found = text.split()
    return any(
        " ".join(found[at : at + size]) in phrases
        for size in (1, 2, 3)
        for at in range(len(found) - size + 1)
    )


def is_rule_line(_: str, text: str, __: Words) -> bool:
    """Whether a line is drawn, not written ("-----")."""
    return _RULE.fullmatch(text) is not None


def is_class_name(raw: str, _: str, __: Words) -> bool:
    """Whether a line is the name of a style class that leaked ("post-title")."""
    return _CLASS_NAME.fullmatch(raw) is not None and not raw[-1].isdigit()


def is_font_tools(raw: str, text: str, _: Words) -> bool:
    """Whether a line is the letters of a font size control ("A- A+")."""
    return _FONT_TOOLS.fullmatch(text) is not None and not raw.isalpha()


def is_share_letters(_: str, text: str, words: Words) -> bool:
    """Whether a line is the letters of services to share on ("f t w in"), not those of an agency or of the alphabet in a row."""
    if _SHARE_LETTERS.fullmatch(text) is None or text in words.agencies:
        return False
    letters = [ord(word) for word in WORD.findall(text) if len(word) == 1]
    return len(letters) < ALPHABET or any(b - a != 1 for a, b in pairwise(letters))


def is_copyright(raw: str, text: str, _: Words) -> bool:
    """Whether a line is a copyright sign with its year, or with a notice that names one or goes on behind the holder's name;
    opens with the word and the sign; or has one inside it and few words."""
    if _COPYRIGHT.fullmatch(text) is not None:
        return True
    words = len(WORD.findall(text))
    if text.startswith("copyright") and "©" in raw[: len("copyright") + 3]:
        return words <= NOTICE_MAX_WORDS
    if raw.lstrip().startswith(("©", "ⓒ")):
        is_notice = words > PLACE_MAX_WORDS and _SENTENCE.search(text) is not None
        return words <= NOTICE_MAX_WORDS and (is_notice or _YEAR.search(text) is not None)
    return "©" in text and words <= COPYRIGHT_MAX_WORDS and not _SENTENCE.search(text)


def is_credit(_: str, text: str, __: Words) -> bool:
    """Whether a line is a copyright sign with a name of few words: a photo credit."""
    return text.startswith(_SIGNS) and len(WORD.findall(text)) <= PLACE_MAX_WORDS


def is_hashtags(_: str, text: str, __: Words) -> bool:
    """Whether a line is nothing but hashtags, with their label."""
    return _HASHTAGS.fullmatch(text) is not None


def is_pager(_: str, text: str, words: Words) -> bool:
    """Whether a line is page numbers, from 1 on, with words of the pager table."""
    found = WORD.findall(text)
    numbers = [int(word) for word in found if word.isdecimal() and len(word) <= PAGER_MAX_DIGITS]
    known = all(word.isdecimal() or word in words.pager for word in found)
    rising = sorted(set(numbers)) == numbers and numbers[:2] == [1, 2]
    return known and rising and len(numbers) >= PAGER_MIN_NUMBERS


def is_initials(_: str, text: str, __: Words) -> bool:
    """Whether a line is the initials of writer and editor ("ع.س/م.ن")."""
    return _INITIALS.fullmatch(text) is not None


def is_invitation(_: str, text: str, words: Words) -> bool:
    """Whether a line invites to a service and ends with its name ("Follow the Harvest on Facebook and Instagram")."""
    found = WORD.findall(text)
    if not found or found[0] not in words.invitations or text.endswith((".", "؟", "?")):
        return False
    named = next(
        (i for i in range(1, len(found)) if found[i - 1] in words.stop and _names(found[i:], words)), 0
    )
    return named > 1 and len(found) <= INVITATION_MAX_WORDS


def _names(found: list[str], words: Words) -> bool:
    """Whether *found* are names of services, and small words between them."""
    if not found:
        return True
    bare = [word.removeprefix("و") for word in found[:2]]
    names = (" ".join(found[:2]), " ".join(bare), found[0], bare[0])
    size = next((2 if " " in name else 1 for name in names if name in words.platforms), 0)
    if not size and found[0] in words.stop:
        size = 1
    return bool(size) and _names(found[size:], words)


def is_link(_: str, text: str, words: Words) -> bool:
    """Whether a line is an address and nothing else."""
    return has_shape(text, "link", words)
