"""The rules of one language, ready to read lines with."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_map
from newscrawl.memo import remembered
from newscrawl.rules import inside as inside_line
from newscrawl.rules.index import WORD, Index, Line, cut_words, stands_at
from newscrawl.rules.model import ALL_EVIDENCE, Mark
from newscrawl.rules.reading import HEAD_CHARS, Reading
from newscrawl.rules.tiling import leading_bar, read_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newscrawl.items import Kind
    from newscrawl.rules.model import Evidence, Rule, Words

LEAD_CHARS = 12
"""Bullets, arrows and brackets before a phrase; more than that is no decoration."""
OFFERING = frozenset({"related", "most_read"})
"""Kinds of widgets that offer stories."""
LABEL_WORDS = 2
"""Words of a label that needs no colon behind it: one alone begins many a sentence."""
NUMBERS_BEFORE = 3
"""Words that a number before a phrase may be cut into: 1,234,567."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # told by identity: a key of caches
class LanguageRules:
    """The rules that apply to a text of one language, and its word tables."""

    language: str | None
    """ISO 639-1; ``None`` where it is unknown: then the rules of all languages apply."""
    rules: tuple[Rule, ...] = field(repr=False)
    words: Words = field(repr=False)
    index: Index = field(repr=False)
    inside: Index = field(repr=False)
    """The phrases that are recognised inside a line."""
    anywhere: Index = field(repr=False)
    """Those of them that need no colon after them."""
    evidence: frozenset[Evidence] = ALL_EVIDENCE
    """The kinds of evidence that count in the run."""
    vocabulary: Mapping[str, Kind] = field(repr=False)
    """The folded words of the language's own phrases, less its stop words, each with the kind that has it
    most: widgets are made of them."""

    def read(self, text: str) -> Mark | None:
        """Return what the block *text* is by its wording, or ``None``: the common case, and a fast one.

        Of several phrases that fit, the longest wins; of several rules for it, the own language's, then
        the one with the most specific value.
        """
        return _read(text, self)

    def find_inside(self, text: str) -> tuple[Mark, ...]:
        """Return the phrases that stand inside *text* and whose rules allow it there, in order.

        They stand as whole words, or glued to the end of the word before ("الجديدالمصدر: ..."). A mark's
        value is all that follows it.
        """
        return _find_inside(text, self)

    def label_before(self, text: str) -> Mark | None:
        """Return the phrase of several words that offers stories and with which *text* begins, whatever follows it: its headlines
        may have met the next paragraph. ``None`` for nearly all."""
        return _label_before(text, self)

    def bar_before(self, text: str) -> int:
        """Return how many characters of *text* are a share bar that stands before the text on its line; 0 for nearly all."""
        return leading_bar(text, self.index) if _may_begin(fold(text[:HEAD_CHARS]), self.index) else 0


@remembered
def _read(text: str, rules: LanguageRules) -> Mark | None:
    line = _opening(text, rules.index)
    if line is None:
        return None
    for at in _beginnings(line):
        candidates = [entry for entry in rules.index.get(line.words[at], ()) if stands_at(entry, line, at)]
        if candidates:
            break
    else:
        return None
    reading = Reading(text=text, line=line, at=at, words=rules.words)
    marks = chain(map(reading.judge, candidates), map(reading.copies, candidates))
    if (mark := next(filter(None, marks), None)) is not None:
        return mark
    return read_only(text, rules.index, dict.fromkeys(entry.rule.kind for entry in candidates))


@remembered
def _label_before(text: str, rules: LanguageRules) -> Mark | None:
    line = _opening(text, rules.index)
    if line is None or line.starts[0] > 0:
        return None
    offering = (
        entry
        for entry in rules.index.get(line.words[0], ())
        if entry.rule.kind in OFFERING
        and len(entry.words) >= LABEL_WORDS
        and not entry.combined  # prose begins so, too: "Other pictures show ..."
        and stands_at(entry, line, 0)
    )
    longest = next(offering, None)
    if longest is None:
        return None
    mark = inside_line.mark(fold_map(text), longest, 0, line.ends[len(longest.words) - 1])
    # "Read also" is a label where a headline begins behind it, and not where the sentence goes on.
    between = text[mark.end : text.find(mark.value, mark.end)]
    # "Most read Dickens as children" is a sentence where names have capitals.
    is_named = mark.kind == "related" or text.lower() == text.upper()
    is_parted = bool(between.strip()) or (is_named and bool(between))
    return mark if is_parted and mark.value and not mark.value[0].islower() else None


@remembered
def _find_inside(text: str, rules: LanguageRules) -> tuple[Mark, ...]:
    return inside_line.find_inside(text, rules.inside, rules.anywhere)


def _opening(text: str, index: Index) -> Line | None:
    """Return the words of the head of *text* if a phrase may stand at its start, ``None`` for most prose."""
    head = fold(text[:HEAD_CHARS])
    return cut_words(head) if _may_begin(head, index) else None


def _may_begin(head: str, index: Index) -> bool:
    """Whether a phrase may stand at the start of *head*: most prose is dismissed here."""
    first = WORD.search(head, 0, LEAD_CHARS + 1)
    if first is None:
        return False
    word = WORD.match(head, first.start())
    return word is not None and (word.group() in index or word.group().isdigit())


def _beginnings(line: Line) -> Iterator[int]:
    """Yield the numbers of the words at which a phrase may begin: the first, and the first after a number."""
    yield 0
    digits = sum(1 for _ in takewhile(str.isdigit, line.words[: NUMBERS_BEFORE + 1]))
    if 0 < digits < min(len(line.words), NUMBERS_BEFORE + 1):
        yield digits
