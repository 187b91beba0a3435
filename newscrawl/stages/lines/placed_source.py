"""Whom a line credits that says where a story was written and for whom, where no list knows the outlet: "Aleppo - The
Harbour", "The Harbour / exclusive", "Nablus - «The Harbour»".

Which part is the outlet its name may say, or the story itself: of the place it speaks, and the outlet it quotes, if at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.stages.dates import besides_dates
from newscrawl.stages.lines.credit_line import names_section
from newscrawl.stages.words.names import CREDIT_CHARS, named_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.rules import LanguageRules

MOST_PARTS, PART_WORDS = 4, 3
"""Parts of such a line, and words of each, at most."""
OUTLET_AND_PLACE = 2
"""Parts that are neither a person nor "exclusive", at most."""
CITED_CHARS = 40
"""Characters in quotation marks or brackets that may be a name."""
IN = "ب"
"""What Arabic writes onto the name of a place: "in"."""

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
    [«"“„”] ([^«»"“”„]{{2,{CITED_CHARS}}}) [»"”“]
  | \( ([^()]{{2,{CITED_CHARS}}}) \)
    """,
    re.VERBOSE,
)


def placed_source(
    lines: Iterable[str], told: Sequence[str], authors: Sequence[str], rules: LanguageRules
) -> str | None:
    """Return the outlet that the first of *lines* credits which names one, beside a place, a person or "exclusive"; *told* are
    the paragraphs of the story, *authors* those whom it names."""
    for line in lines:
        parts = _parts(line)
        if parts and (source := _source_among(parts, line, told, authors, rules)) is not None:
            return source
    return None


def _parts(line: str) -> list[str]:
    """Return the parts of the short *line* beside its date; none of one that is longer, or of one part."""
    if len(line) > CREDIT_CHARS or _DIVIDER.search(line) is None:
        return []
    beside = besides_dates(line)
    runs = (line,) if beside is None else beside
    parts = [part.strip(' -–—«»"“”') for run in runs for part in _DIVIDER.split(run)]
    parts = [part for part in parts if fold_words(part)]
    is_short = all(len(part.split()) <= PART_WORDS for part in parts)
    return parts if is_short and 1 < len(parts) <= MOST_PARTS else []


def _source_among(
    parts: Sequence[str], line: str, told: Sequence[str], authors: Sequence[str], rules: LanguageRules
) -> str | None:
    named = {fold_words(name) for name in authors}
    others = [part for part in parts if not is_exclusive(part, rules)]
    if any(names_section(part, rules) for part in others):
        return None
    if (quoted := _QUOTED.search(line)) is not None:
        return quoted[1].strip()
    cited = {fold_words(found[1] or found[2]) for text in told for found in _CITED.finditer(text)}
    called = (part for part in others if fold_words(part) in cited or _is_called_so(part, rules))
    if (outlet := next(called, None)) is not None:
        return outlet
    unnamed = [part for part in others if fold_words(part) not in named]
    nobodys = [part for part in unnamed if named_in(part, rules) is None]
    outlets = [
        part for part in nobodys if "." not in part and not _is_place(part, told, rules)
    ]  # "fot. prom."
    has_exclusive = len(others) < len(parts) and len(nobodys) == 1
    is_known = len(outlets) == 1 and len(unnamed) <= OUTLET_AND_PLACE
    return outlets[0] if is_known and (has_exclusive or len(nobodys) > 1) else None


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


def _is_place(part: str, told: Sequence[str], rules: LanguageRules) -> bool:
    """Return whether *told* has the words of *part*, outside of quotations, behind a small word as places stand: "in Aleppo"."""
    words = fold_words(part)
    for text in told:
        said = fold_words(_CITED.sub(" ", text))
        for at in range(len(said) - len(words) + 1):
            behind = said[at] == words[0] and at > 0 and said[at - 1] in rules.words.stop
            if (behind or said[at] == IN + words[0]) and said[at + 1 : at + len(words)] == words[1:]:
                return True
    return False
