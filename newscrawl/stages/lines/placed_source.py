"""Whom a line credits that says where a story was written and for whom, where no list knows the outlet: "Aleppo - The
Harbour", "The Harbour / exclusive", "Nablus - «The Harbour»".

Which part is the outlet its own name may say, the story, which quotes it, or the furniture of the page. Nothing else tells it
from a second place: "London - Riyadh".
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.stages.dates import besides_dates
from newscrawl.stages.lines.credit_line import names_section
from newscrawl.stages.words.names import CREDIT_CHARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.own_name import OwnName

MOST_LINES, MOST_PARTS, PART_WORDS = 8, 4, 3
"""Lines that are looked at, parts of such a line, and words of each, at most."""
OUTLET_AND_PLACE = 3
"""Parts that do not say "exclusive", at most: outlet, place, person."""
CITED_CHARS = 40
"""Characters in quotation marks or brackets that may be a name."""

_DIVIDER = re.compile(
    r"""
    \s? [/|،,()+•] \s?    # a mark that parts place, person and outlet,
  | \s? : (?:\s|\Z)      # as a colon does,
  | \s [-–—ـ]+ (?:\s|\Z)  # a dash between them,
  | [-–—] \s             # or one written onto the first
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(rf"""[«"“„”] ([^«»"“”„]{{2,{CITED_CHARS}}}) [»"”“]""", re.VERBOSE)
_CITED = re.compile(
    rf"""
    {_QUOTED.pattern}
  | (?<!\w) لـ?\s? \( ([^()]{{2,{CITED_CHARS}}}) \)   # in brackets where somebody speaks to it; else they explain a place
    """,
    re.VERBOSE,
)


def placed_source(
    lines: Iterable[str], told: Sequence[str], authors: Sequence[str], own_name: OwnName, rules: LanguageRules
) -> str | None:
    """Return the outlet that the first of *lines* credits which names one, beside a place, a person or "exclusive"; *told* are
    the paragraphs of the story, *authors* those whom it names, *own_name* is what the page's furniture calls its outlet."""
    parted = [(line, parts) for line in islice(lines, MOST_LINES) if (parts := _parts(line))]
    if not parted:
        return None
    named = {fold_words(name) for name in authors}
    cited = {fold_words(found[1] or found[2]) for text in told for found in _CITED.finditer(text)}
    for line, parts in parted:
        others = [part for part in parts if not is_exclusive(part, rules)]
        if any(names_section(part, rules) for part in others):
            continue
        quoted = (_QUOTED.fullmatch(part.strip()) for part in _DIVIDER.split(line))
        if (whole := next(filter(None, quoted), None)) is not None:
            return whole[1].strip()
        for part in others:
            if fold_words(part) in cited or _is_called_so(part, rules):
                return part
        unnamed = (
            part for part in others if fold_words(part) not in named and not _is_of_widgets(part, rules)
        )
        own = next((part for part in unnamed if own_name.has(part)), None)
        if own is not None and len(others) <= OUTLET_AND_PLACE:
            return own
    return None


def _parts(line: str) -> list[str]:
    """Return the parts of the short *line* beside its date; none of one that is longer, or of one part. Figures are of something
    else: minutes to read, comments."""
    if len(line) > CREDIT_CHARS or _DIVIDER.search(line) is None:
        return []
    beside = besides_dates(line)
    runs = (line,) if beside is None else beside
    parts = [part.strip(' -–—«»"“”') for run in runs for part in _DIVIDER.split(run)]
    parts = [part for part in parts if fold_words(part)]
    is_short = all(len(part.split()) <= PART_WORDS and "?" not in part and "؟" not in part for part in parts)
    return parts if is_short and 1 < len(parts) <= MOST_PARTS else []


def _is_of_widgets(part: str, rules: LanguageRules) -> bool:
    return all(word in rules.vocabulary or word in rules.words.stop for word in fold_words(part))


def _is_called_so(part: str, rules: LanguageRules) -> bool:
    """Return whether *part* has a word beside one that only outlets are called by: "Harvest Post"."""
    words = fold_words(part)
    return len(words) > 1 and not rules.words.outlets.isdisjoint(words)


def is_exclusive(part: str, rules: LanguageRules) -> bool:
    """Return whether *part* says that a story is the outlet's own, or gathered: "exclusive", "monitoring"."""
    if fold(part) in rules.words.agencies:
        return False
    mark = rules.read(part)
    return mark is not None and mark.kind == "source" and not mark.value
