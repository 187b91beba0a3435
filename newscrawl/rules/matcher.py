"""The rules of one language, ready to read lines with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from newscrawl.folding import Folded, fold, fold_map
from newscrawl.rules import inside as inside_line
from newscrawl.rules.index import WORD, Entry, Index, Line, cut_words, stands_at
from newscrawl.rules.model import Mark, Rule, Where, Words
from newscrawl.rules.values import LIST_MAX_CHARS, has_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newscrawl.items import Kind

HEAD_CHARS = 200
"""Characters at the start of a text in which a phrase must stand; the longest shipped phrase has 70."""
LEAD_CHARS = 12
"""Bullets, arrows and brackets before a phrase; more than that is no decoration."""
ONLY_MAX_CHARS, ONLY_MAX_WORDS = 400, 60
NUMBERS_BEFORE = 3
"""Words that a number before a phrase may be cut into: 1,234,567."""

_DECORATION = re.compile(r"(?: \( \s* \d{1,7} \s* \) | \W )*+", re.VERBOSE)
_SEPARATORS = re.compile(
    r"""
    (?: \s* [:|؛»›•·←→]     # a colon or an arrow, wherever it stands;
      | \s+ [-–—/>]          # a dash or a slash only beside a space: they also stand inside words
      | [-–—/>] (?= \s )
    )
    [\s:|؛»›•·←→/>–—-]*+     # and what decorates it (":-", "::", ">>")
    """,
    re.VERBOSE,
)
_OPTIONAL = re.compile(r"[\s:|؛»›•·←→/>–—-]*+")
_TRAILING = " |-–—•*«»›←→:/#"
_QUOTE = re.compile("[\"“”„']")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The rules that apply to a text of one language, and its word tables."""

    language: str | None
    """ISO 639-1; ``None`` where it is unknown: then the rules of all languages apply."""
    rules: tuple[Rule, ...] = field(repr=False)
    words: Words = field(repr=False)
    index: Index = field(repr=False)
    inside: Index = field(repr=False)
    """The phrases that are recognised inside a line."""

    def read(self, text: str) -> Mark | None:
        """Return what the block *text* is by its wording, or ``None``: the common case, and a fast one.

        Of several phrases that fit, the longest wins; of several rules for it, the own language's, then
        the one with the most specific value.
        """
        head = fold(text[:HEAD_CHARS])
        if not self._may_begin(head):
            return None
        line = cut_words(head)
        for at in _beginnings(line):
            candidates = [entry for entry in self.index.get(line.words[at], ()) if stands_at(entry, line, at)]
            if candidates:
                break
        else:
            return None
        reading = _Reading(text=text, line=line, at=at, words=self.words)
        for entry in candidates:
            mark = reading.judge(entry)
            if mark is not None:
                return mark
        return self._read_only(text, candidates)

    def find_inside(self, text: str) -> tuple[Mark, ...]:
        """Return the phrases that stand inside *text* and whose rules allow it there, in order.

        They stand as whole words, or glued to the end of the word before ("الجديدالمصدر: ..."). A mark's
        value is all that follows it.
        """
        return inside_line.find_inside(text, self.inside)

    def _may_begin(self, head: str) -> bool:
        """Whether a phrase may stand at the start of *head*: most prose is dismissed here."""
        first = WORD.search(head, 0, LEAD_CHARS + 1)
        if first is None:
            return False
        word = WORD.match(head, first.start())
        return word is not None and (word.group() in self.index or word.group().isdigit())

    def _read_only(self, text: str, candidates: list[Entry]) -> Mark | None:
        if len(text) > ONLY_MAX_CHARS:
            return None
        folded = fold_map(text)
        line = cut_words(folded.text)
        for kind in dict.fromkeys(entry.rule.kind for entry in candidates):
            rule = self._tile(line, kind)
            if rule is not None:
                start, end = folded.span(line.starts[0], line.ends[-1])
                phrase = text[start:end]
                return Mark(
                    kind=kind, rule=rule.id, where="only", phrase=phrase, value="", start=start, end=end
                )
        return None

    def _tile(self, line: Line, kind: Kind) -> Rule | None:
        """Return the ``only`` rule of *kind* that knows most of *line*, if it is all phrases of that kind."""
        at, phrases = 0, 0
        known: Counter[str] = Counter()
        rules: dict[str, Rule] = {}
        if len(line.words) > ONLY_MAX_WORDS:
            return None
        while at < len(line.words):
            of_kind = [entry for entry in self.index.get(line.words[at], ()) if entry.rule.kind == kind]
            standing = [entry for entry in of_kind if stands_at(entry, line, at)]
            if not standing and not line.words[at].isdigit():
                return None
            longest = [entry for entry in standing if entry.words == standing[0].words]
            wanted = {entry.rule.id: entry.rule for entry in longest if entry.rule.where == "only"}
            known.update(list(wanted))
            rules |= wanted
            phrases += bool(standing)
            at += len(standing[0].words) if standing else 1
        fit = [rule for rule in rules.values() if phrases >= rule.least]
        return max(fit, key=lambda rule: known[rule.id], default=None)


def _beginnings(line: Line) -> Iterator[int]:
    """Yield the numbers of the words at which a phrase may begin: the first, and the first after a number."""
    yield 0
    digits = sum(1 for _ in takewhile(str.isdigit, line.words[: NUMBERS_BEFORE + 1]))
    if 0 < digits < min(len(line.words), NUMBERS_BEFORE + 1):
        yield digits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A text at whose beginning a phrase stands."""

    text: str
    line: Line
    """The folded head of the text."""
    at: int
    """Number of the phrase's first word."""
    words: Words

    def judge(self, entry: Entry) -> Mark | None:
        """Return the mark of *entry* if its phrase stands where its rule wants it."""
        rule = entry.rule
        if rule.where == "only":
            return None
        end = self.line.ends[self.at + len(entry.words) - 1]
        counted = not _DECORATION.fullmatch(self._lead())
        if self._is_alone(rule, end, counted):
            return self._mark("alone", rule, end, None)
        if counted or rule.where == "alone" or self._is_quoted():
            return None
        after = (_SEPARATORS if rule.where == "label" else _OPTIONAL).match(self.line.text, end)
        if after is None:
            return None
        mark = self._mark(rule.where, rule, end, after.end())
        return mark if self._has_value(mark, rule) else None

    def _lead(self) -> str:
        return self.line.text[: self.line.starts[self.at]]

    def _is_alone(self, rule: Rule, end: int, counted: bool) -> bool:
        """Whether only decoration stands beside the phrase; for a counter, also a number on one side."""
        if len(self.text) > HEAD_CHARS:
            return False
        counter = rule.where == "alone" and rule.value == "number"
        rest = self.line.text[end:]
        if _DECORATION.fullmatch(rest):
            return counter or not counted
        return counter and not counted and has_shape(rest.strip(" :-()[]"), "number", self.words)

    def _is_quoted(self) -> bool:
        """Whether the line begins with a quotation mark: then it is somebody's words."""
        lead = self._lead()
        return bool(_QUOTE.search(lead)) or ("«" in lead and "»" in self.text)

    def _mark(self, where: Where, rule: Rule, end: int, value_at: int | None) -> Mark:
        folded: Folded = fold_map(self.text[:HEAD_CHARS])
        start, stop = folded.span(self.line.starts[self.at], end)
        value = "" if value_at is None else self.text[folded.offsets[value_at] :].strip()
        return Mark(
            kind=rule.kind,
            rule=rule.id,
            where=where,
            phrase=self.text[start:stop],
            value=value,
            start=start,
            end=stop,
        )

    def _has_value(self, mark: Mark, rule: Rule) -> bool:
        if not mark.value or len(mark.value) > 2 * LIST_MAX_CHARS:
            return False
        value = fold(mark.value).rstrip(_TRAILING)
        return bool(value) and has_shape(value, rule.value, self.words)
