"""Widgets that no list of words can name: clocks, temperatures, rule lines, addresses, page numbers.

Each pattern judges a whole block, folded, of at most :data:`MAX_CHARS` characters, so that no regex can
run away. What words it needs come from the word tables (``[words]`` of the rule files).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.book import load_rulebook
from newscrawl.rules.model import Mark, Words
from newscrawl.rules.values import LINK_MAX_CHARS, has_shape, opens_sentence

if TYPE_CHECKING:
    from newscrawl.items import Kind

MAX_CHARS = 120
LINE_MAX_WORDS = 7
"""Words of a weather or clock line; a sentence that states a temperature has more."""
PLACE_MAX_WORDS = 4
PAGER_MIN_NUMBERS = 3

_WORD = re.compile(r"\w+")
_BULLETS = " \t|•*·»«›◦▪■●-–—,،"

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
_FONT_TOOLS = re.compile(r"(?:[aا]\s?[-+−]{0,2}[\s|/]*){2,4}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:\d{4}\b.*|.*\b(?:19|20)\d\d)")
_HASHTAGS = re.compile(r"#\w{2,40}(?:[\s,،|]{1,3}\#\w{2,40}){0,14}")
_INITIALS = re.compile(
    r"[^\W\d_]{1,2}(?:[. ][^\W\d_]{1,2}){0,2}\s?/\s?[^\W\d_]{1,2}(?:[. ][^\W\d_]{1,2}){0,2}"
)

_Judge = Callable[[str, str, Words], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A kind of line, with its proof."""

    id: str
    kind: Kind
    judge: _Judge = field(repr=False)
    """Whether a block is one: of its text as it stands, its folded text, and the word tables."""
    hit: str
    """A text that it must mark."""
    miss: str
    """Honest prose near to it, which no pattern may mark."""


def _is_clock(_: str, text: str, words: Words) -> bool:
    return has_shape(text, "time", words) and ":" in text


def _is_weather(_: str, text: str, words: Words) -> bool:
    found = [match.group() for match in _DEGREES.finditer(text)]
    names = _WORD.findall(_DEGREES.sub(" ", text))
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


def _is_rule_line(_: str, text: str, __: Words) -> bool:
    return _RULE.fullmatch(text) is not None


def _is_class_name(raw: str, _: str, __: Words) -> bool:
    return _CLASS_NAME.fullmatch(raw) is not None and not raw[-1].isdigit()


def _is_font_tools(raw: str, text: str, _: Words) -> bool:
    return _FONT_TOOLS.fullmatch(text) is not None and not raw.isalpha()


def _is_copyright(_: str, text: str, __: Words) -> bool:
    return _COPYRIGHT.fullmatch(text) is not None


def _is_credit(_: str, text: str, __: Words) -> bool:
    return text.startswith("©") and len(_WORD.findall(text)) <= PLACE_MAX_WORDS


def _is_hashtags(_: str, text: str, __: Words) -> bool:
    return _HASHTAGS.fullmatch(text) is not None


def _is_pager(_: str, text: str, words: Words) -> bool:
    found = _WORD.findall(text)
    numbers = [int(word) for word in found if word.isdecimal() and len(word) <= PLACE_MAX_WORDS]
    known = all(word.isdecimal() or word in words.pager for word in found)
    rising = sorted(set(numbers)) == numbers and numbers[:2] == [1, 2]
    return known and rising and len(numbers) >= PAGER_MIN_NUMBERS


def _is_initials(_: str, text: str, __: Words) -> bool:
    return _INITIALS.fullmatch(text) is not None


def _is_link(_: str, text: str, words: Words) -> bool:
    return has_shape(text, "link", words)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        id="pattern-clock", kind="clock", judge=_is_clock,
        hit="• 10:55 AM", miss="بدأ الاجتماع عند الساعة 10:55 صباحا بتوقيت بيروت",
    ),
    Pattern(
        id="pattern-weather", kind="weather", judge=_is_weather,
        hit="-18℃ صنعاء, اليمن", miss="سجلت الحرارة 41° في المدينة ظهر أمس",
    ),
    Pattern(
        id="pattern-rule-line", kind="other", judge=_is_rule_line,
        hit="=====", miss="- نعم",
    ),
    Pattern(
        id="pattern-class-name", kind="navigation", judge=_is_class_name,
        hit="post-title", miss="COVID-19",
    ),
    Pattern(
        id="pattern-font-tools", kind="navigation", judge=_is_font_tools,
        hit="A A A", miss="A",
    ),
    Pattern(
        id="pattern-copyright", kind="copyright", judge=_is_copyright,
        hit="© 2024 صحيفة المرفأ", miss="صدر الكتاب عام 2024",
    ),
    Pattern(
        id="pattern-photo-credit", kind="caption", judge=_is_credit,
        hit="© REUTERS", miss="رويترز © مصدر الصورة التي نشرتها الصحيفة",
    ),
    Pattern(
        id="pattern-hashtags", kind="keywords", judge=_is_hashtags,
        hit="#الموانئ #الشحن_البحري", miss="أطلق ناشطون وسم #أنقذوا_الغابة قبل يومين",
    ),
    Pattern(
        id="pattern-pager", kind="navigation", judge=_is_pager,
        hit="1 2 3 ... 10 التالي", miss="1 2",
    ),
    Pattern(
        id="pattern-initials", kind="author", judge=_is_initials,
        hit="ع.س/م.ن", miss="24/7",
    ),
    Pattern(
        id="pattern-link", kind="short_link", judge=_is_link,
        hit="https://example.org/?p=4821", miss="نشر الموقع https://example.org الخبر أولا",
    ),
)  # fmt: skip
"""In the order in which they are tried."""


def read_pattern(text: str, words: Words | None = None) -> Mark | None:
    """Return what the block *text* is by its pattern, or ``None``.

    *words* are the word tables of its language; those of all languages where none are given. The mark's
    phrase is the whole text.
    """
    raw = text.strip() if len(text) <= LINK_MAX_CHARS else ""
    if not raw or (len(raw) > MAX_CHARS and " " in raw):
        return None
    folded = fold(raw)
    bare = folded.strip(_BULLETS) or folded
    tables = load_rulebook().for_language(None).words if words is None else words
    for pattern in PATTERNS:
        if pattern.judge(raw.strip(_BULLETS) or raw, bare, tables):
            return Mark(
                kind=pattern.kind,
                rule=pattern.id,
                where="alone",
                phrase=text,
                value="",
                start=0,
                end=len(text),
            )
    return None
