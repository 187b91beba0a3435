"""What cut lines say that no rule reads: "First put online January 12, 2020", "Words: Priya Raman".

The lines were cut for their place and their looks. A date in full, the name of an agency or of a person, a list
of tags are known all the same when one is seen.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.folding import SIGNS, fold
from newscrawl.stages.dates import besides_dates, is_date_line, read_date
from newscrawl.stages.lines.reading import BY_LOOKS, CLAIMED
from newscrawl.stages.metadata.authors import announced, spelled_out, together
from newscrawl.stages.metadata.persons import names_desk
from newscrawl.stages.words.agencies import agency_in
from newscrawl.stages.words.names import (
    NAME_WORDS,
    WORD,
    may_be_person,
    named_in,
    particle_places,
    to_preposition,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from newscrawl.items import Hints, Removed
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.dates import ReadDate

MAX_DIVIDERS = 1_000
"""Dividers of a line at which it is taken into pieces; what stands behind them is one more. Lines of pages have a few."""
PIECE_WORDS = 20
"""Words of a piece of a line that states a date: a sentence around a date in two calendars has 15."""
TAG_WORDS = 4
"""Words of a tag in a list without a label that is known."""
MIN_TAGS = 2

_PIECE = re.compile(r"\s+[|•·]\s+|\s*[❯»]\s*")
_BARS = " |•·"
"""What stands at the edges of a line and parts nothing."""
_BEFORE_LABEL = re.compile(rf"(?<=[\w{SIGNS}.)])\s+(?=(?:[^\W\d_]|[{SIGNS}]){{2,20}}\s?:\s)")
_LABEL = re.compile(r"(?: (?<!\d): | :(?!\d) | [：→▸|] ) \s*", re.VERBOSE)  # no colon of a time of day
_TAG = re.compile(r"\s*[,،;؛|/•·、，\[\]]+\s*|\s+[-–—]\s+")
_ADDRESS = re.compile(r"\w\.\w+/")
_HASHTAG = re.compile(r"#(\w+)")
_BRACKETED = re.compile(r"\[([^\[\]]{2,40})\]")
_MARKED = re.compile(f"{_HASHTAG.pattern}|{_BRACKETED.pattern}")


def pieces(cuts: Iterable[Removed], *, below_title: bool = False) -> Iterator[str]:
    """Yield the pieces of the lines among *cuts* that were cut for their looks: "19 May | Sara Haddad".

    *below_title*: they stand between a title and its story, where even what looks like a headline is none.
    """
    for cut in cuts:
        if cut.kind in {"most_read", "comments"}:
            continue
        by_looks = cut.rule.startswith(BY_LOOKS) and cut.kind != "related"
        if by_looks or (below_title and cut.rule.startswith((BY_LOOKS, CLAIMED, "recurrence-"))):
            text = cut.text.strip().strip(_BARS)
            text = text if " " in text else spelled_out(text)
            found = [piece.strip() for piece in _PIECE.split(text, MAX_DIVIDERS) if piece.strip()]
            yield from (found if len(found) > 1 else before_labels(text))


def before_labels(text: str) -> list[str]:
    """Return *text* cut before each label in it.

    >>> before_labels("No.: 4829 Reporter: Mona Haddad")
    ['No.: 4829', 'Reporter: Mona Haddad']
    """
    return _BEFORE_LABEL.split(text, MAX_DIVIDERS)


def stated_date(
    cuts: Sequence[Removed], hints: Hints, now: datetime, *, below_title: bool
) -> ReadDate | None:
    """Return the date that the last of the lines states that state one in full: what stands nearer to the text
    is its own, and what stands above the title is today's."""
    found = [
        date
        for piece in pieces(cuts, below_title=below_title)
        if len(piece.split()) <= PIECE_WORDS
        and (date := read_date(piece, now=now, timezone=hints.timezone, language=hints.language))
        and not date.relative
    ]
    return min(reversed(found), key=lambda date: date.updated, default=None)


def stated_authors(cuts: Sequence[Removed], rules: LanguageRules, *, below_title: bool) -> tuple[str, ...]:
    """Return the first person, or the persons of the first byline, whom one of the lines names; *below_title*: or the first
    line, or the rest of one that has a date, that is built like a name."""
    whole: list[str] = []
    beside: list[str] = []  # a date; the rest of it may look like a name, too: "Filed Monday 19 May"
    for piece in pieces(cuts, below_title=below_title):
        parts = besides_dates(piece)
        (whole if parts is None else beside).extend((piece,) if parts is None else parts)
    found = [piece for piece in (*whole, *beside) if _is_in_script(piece, rules)]
    named = ((piece, name) for piece in found if (name := named_in(piece, rules)))
    piece, name = next(named, ("", ""))
    if not below_title:  # behind a desk no other is looked for: he may be a reader who comments
        return () if names_desk(name) else announced(piece) or _each(name)
    whole_or_less = (text for piece in found for text in (piece, to_preposition(piece, rules)))
    if told := next(filter(None, map(announced, whole_or_less)), ()):
        return told
    placed = (name for piece in found if (name := _before_place(piece, rules)))
    built = (piece for piece in found if _may_be_persons(piece, rules) and not names_desk(piece))
    first = "" if names_desk(name) else name
    return _each(first or next(chain(placed, built), ""))


def _each(names: str) -> tuple[str, ...]:
    """Return each of *names*, one or several with "and" between them."""
    return together(names) or ((names,) if names else ())


def _before_place(piece: str, rules: LanguageRules) -> str | None:
    """Return the person of a line that says no more than who writes from where: "Mona Haddad from Agadir"."""
    words = piece.split()
    at = next(particle_places(words, rules), 0)
    name = " ".join(words[:at])
    is_whole = NAME_WORDS[0] <= at <= NAME_WORDS[1] and 0 < len(words) - at - 1 < at
    return name if is_whole and may_be_person(name, rules) else None


def _may_be_persons(piece: str, rules: LanguageRules) -> bool:
    return all(may_be_person(name, rules) for name in together(piece) or (piece,))


def _is_in_script(piece: str, rules: LanguageRules) -> bool:
    """Return whether *piece* can be a byline of the language: what is in Latin letters alone is a control's name where
    the language is written otherwise ("Poll Buttons" on an Arabic page)."""
    return not piece.isascii() or _writes_latin(rules)


@cache
def _writes_latin(rules: LanguageRules) -> bool:
    """Return whether the small words of the language are written in Latin letters, as far as it is known."""
    if rules.language is None:
        return True
    latin = sum(word.isascii() for word in rules.words.stop)
    return 2 * latin >= len(rules.words.stop)


def stated_source(cuts: Sequence[Removed], rules: LanguageRules) -> str | None:
    """Return the first agency that one of the lines names, as it is written there; a date names none: Mehr is a Persian
    month, too; nor does a link, as the "National" of a menu."""
    named = (
        (cut, name)
        for cut in cuts
        if cut.href is None
        for piece in pieces((cut,))
        if (name := agency_in(piece, rules.words))
    )
    return next((name for cut, name in named if not is_date_line(cut.text)), None)


def stated_tags(cuts: Sequence[Removed], rules: LanguageRules) -> tuple[str, ...]:
    """Return the tags of the first line that is nothing but tags: "#harvest #rain", "[harvest] [rain]", or a label
    and a list of short entries."""
    return next((tags for cut in cuts if len(tags := _tags(cut, rules)) >= MIN_TAGS), ())


def _tags(cut: Removed, rules: LanguageRules) -> tuple[str, ...]:
    marked = _HASHTAG.findall(cut.text) or _BRACKETED.findall(cut.text)
    others = len(WORD.findall(_MARKED.sub(" ", cut.text)))
    if len(marked) >= MIN_TAGS and others <= len(marked):
        return tuple(tag.replace("_", " ").strip() for tag in marked)
    if not cut.rule.startswith(BY_LOOKS) or _ADDRESS.search(cut.text):
        return ()
    listed = _behind_label(cut.text, rules)
    tags = tuple(tag for tag in _TAG.split(listed) if tag)
    return tags if all(len(tag.split()) <= TAG_WORDS for tag in tags) else ()


def _behind_label(text: str, rules: LanguageRules) -> str:
    """Return what follows the words for tags that *text* opens with, or the first sign that ends a label."""
    end = 0
    for word in WORD.finditer(text):
        if rules.vocabulary.get(fold(word.group())) != "keywords":
            break
        end = word.end()
    label = _LABEL.match(text, end) or _LABEL.search(
        text, end, _first_divider(text, end) if end else len(text)
    )
    return text[label.end() if label else end :].strip() if label or end else ""


def _first_divider(text: str, end: int) -> int:
    """Return where the list in *text* has its first divider behind *end*: a label ends before it."""
    divider = _TAG.search(text, end)
    return divider.start() if divider else len(text)
