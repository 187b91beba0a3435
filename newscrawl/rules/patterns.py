"""Widgets that no list of words can name: clocks, temperatures, rule lines, addresses, page numbers.

Each pattern judges a whole block, folded, of at most :data:`MAX_CHARS` characters, so that no regex can
run away. What words it needs come from the word tables (``[words]`` of the rule files).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.memo import remembered
from newscrawl.rules import lines
from newscrawl.rules.book import load_rulebook
from newscrawl.rules.figures import LINK_MAX_CHARS
from newscrawl.rules.model import Mark, Words

if TYPE_CHECKING:
    from newscrawl.items import Kind

MAX_CHARS = 120
"""Characters of a line that is judged; an address, which has no spaces, may be longer."""
_BULLETS = " \t|•*·»«›◦▪■●-–—,،"

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


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        id="pattern-clock", kind="clock", judge=lines.is_clock,
        hit="• 10:55 AM", miss="بدأ الاجتماع عند الساعة 10:55 صباحا بتوقيت بيروت",
    ),
    Pattern(
        id="pattern-weather", kind="weather", judge=lines.is_weather,
        hit="-18℃ صنعاء, اليمن", miss="سجلت الحرارة 41° في المدينة ظهر أمس",
    ),
    Pattern(
        id="pattern-rule-line", kind="other", judge=lines.is_rule_line,
        hit="=====", miss="- نعم",
    ),
    Pattern(
        id="pattern-class-name", kind="navigation", judge=lines.is_class_name,
        hit="post-title", miss="COVID-19",
    ),
    Pattern(
        id="pattern-font-tools", kind="navigation", judge=lines.is_font_tools,
        hit="A A A", miss="A",
    ),
    Pattern(
        id="pattern-share-letters", kind="share", judge=lines.is_share_letters,
        hit="f t w in", miss="أ ف ب",
    ),
    Pattern(
        id="pattern-copyright", kind="copyright", judge=lines.is_copyright,
        hit="© 2024 صحيفة المرفأ", miss="صدر الكتاب عام 2024",
    ),
    Pattern(
        id="pattern-photo-credit", kind="caption", judge=lines.is_credit,
        hit="© REUTERS", miss="© علامة حق المؤلف التي تكتب قبل اسم الناشر",
    ),
    Pattern(
        id="pattern-hashtags", kind="keywords", judge=lines.is_hashtags,
        hit="#الموانئ #الشحن_البحري", miss="أطلق ناشطون وسم #أنقذوا_الغابة قبل يومين",
    ),
    Pattern(
        id="pattern-pager", kind="navigation", judge=lines.is_pager,
        hit="1 2 3 ... 10 التالي", miss="1 2",
    ),
    Pattern(
        id="pattern-initials", kind="author", judge=lines.is_initials,
        hit="ع.س/م.ن", miss="24/7",
    ),
    Pattern(
        id="pattern-invitation", kind="promotion", judge=lines.is_invitation,
        hit="انضم إلى قناة المرفأ على يوتيوب", miss="انضم البحارة إلى حملة بدأت على فيسبوك قبل عام",
    ),
    Pattern(
        id="pattern-link", kind="short_link", judge=lines.is_link,
        hit="https://example.org/?p=4821", miss="نشر الموقع https://example.org الخبر أولا",
    ),
)  # fmt: skip
"""In the order in which they are tried."""


@remembered
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
