"""Phrases in the form in which they are looked up: folded words, keyed by the first of them.

Most lines of prose are dismissed by one dictionary look-up of their first word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.values import SPECIFIC

if TYPE_CHECKING:
    from newscrawl.rules.model import Rule, Where

WORD = re.compile(r"\w+")
_FEMININE = re.compile(r"ة\b")
_ORDER: tuple[Where, ...] = ("alone", "label", "start", "only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One phrase of one rule."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """Punctuation that the phrase has between its words, without spaces ("" mostly); one less than words."""
    rule: Rule = field(repr=False)
    text: str
    """The folded phrase, from its first word to its last."""
    shortened: bool = False
    """Whether the phrase ends in a full stop, as abbreviations do ("Fot."), that may stand before a value."""
    combined: bool = False
    """Whether the file gives it in parts."""


Index = Mapping[str, tuple[Entry, ...]]
"""First word to the phrases that begin with it, the one to be tried first first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A folded text cut into words."""

    text: str = field(repr=False)
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def cut_words(folded: str) -> Line:
    """Return the folded text with its words and their places."""
    found = list(WORD.finditer(folded))
    return Line(
        text=folded,
        words=tuple(match.group() for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


def stands_at(entry: Entry, line: Line, at: int) -> bool:
    """Whether the phrase of *entry* stands in *line* from word number *at* on, as whole words.

    Words may be parted by white space only, and by the punctuation that the phrase itself has there.
    """
    size = len(entry.words)
    if line.words[at : at + size] != entry.words:
        return False
    if size == 1:
        return True
    between = (line.text[line.ends[at + i] : line.starts[at + i + 1]].strip() for i in range(size - 1))
    return all(gap == own for gap, own in zip(entry.gaps, between, strict=True))


def has_words(phrase: str) -> bool:
    """Return whether *phrase* has a word to be found by."""
    return any(map(_is_of_word, phrase))


@lru_cache(maxsize=4096)
def _is_of_word(character: str) -> bool:
    """Return whether a word of folded texts may have *character*: texts are folded character by character, and of the
    phrases of all rules, which every start reads, the first one tells."""
    return WORD.search(fold(character)) is not None


def build_index(rules: Sequence[Rule], languages: Sequence[str | None]) -> Index:
    """Return the phrases of *rules* by their first word.

    The longest phrase comes first; of equal ones that of the earlier of *languages*, then the stricter
    place, then the more specific value.
    """
    priority = {language: number for number, language in enumerate(languages)}
    found: defaultdict[str, list[tuple[tuple[int, ...], Entry]]] = defaultdict(list)
    for number, rule in enumerate(rules):
        rank = (
            priority.get(rule.language, len(priority)),
            _ORDER.index(rule.where),
            SPECIFIC.index(rule.value),
        )
        for entry in entries_of(rule):
            found[entry.words[0]].append(((-len(entry.words), *rank, number), entry))
    return {
        word: tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))
        for word, ranked in found.items()
    }


@lru_cache(maxsize=4096)  # asked of each rule three times a language
def entries_of(rule: Rule) -> tuple[Entry, ...]:
    """Return the phrases of *rule* in their spellings, those that fold alike once."""
    listed = dict.fromkeys((spelling for phrase in rule.phrases for spelling in _spellings(phrase)), False)
    combined = dict.fromkeys((spelling for phrase in rule.combined for spelling in _spellings(phrase)), True)
    spellings = {**combined, **listed}
    return tuple(
        _entry(spelling, rule, combined=is_combined)
        for spelling, is_combined in spellings.items()
        if WORD.search(spelling)
    )


def _spellings(phrase: str) -> tuple[str, ...]:
    """Return *phrase*, folded, and, where its words end in ة, the way many write them: with ه.

    Folding keeps the two apart, because they make other words; a whole phrase is never ambiguous.
    """
    folded = fold(phrase)
    return (folded, _FEMININE.sub("ه", folded))


def _entry(phrase: str, rule: Rule, *, combined: bool) -> Entry:
    before, *between, after = WORD.split(phrase)
    return Entry(
        words=tuple(WORD.findall(phrase)),
        gaps=tuple(map(str.strip, between)),
        rule=rule,
        text=phrase[len(before) : len(phrase) - len(after)],
        shortened=after == ".",
        combined=combined,
    )
