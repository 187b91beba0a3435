"""A block at whose beginning a phrase stands: whether its rule wants it there, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_map
from newscrawl.rules.model import Mark, Rule, Where, Words
from newscrawl.rules.values import LIST_MAX_CHARS, has_shape

if TYPE_CHECKING:
    from newscrawl.rules.index import Entry, Line

HEAD_CHARS = 200
"""Characters at the start of a text in which a phrase must stand; the longest shipped phrase has 62."""

SEPARATORS = re.compile(r"(?: [\s:|؛»›•·←→/>–—-] | \.{2,} | … )*+", re.VERBOSE)
"""What may stand between a label and what it announces."""

_DECORATION = re.compile(r"(?: \( \s* \d{1,7} \s* \) | \W )*+", re.VERBOSE)
_ADDRESS = re.compile(r"\s* :? \s* (?: https?:// | www\. ) \S+ \s*", re.VERBOSE)
_SEPARATED = re.compile(
    r"""
    (?: \s* [:|؛»›•·←→]     # a colon or an arrow, wherever it stands;
      | \s+ [-–—/>]          # a dash or a slash only beside a space: they also stand inside words
      | [-–—/>] (?= \s )
    )
    [\s:|؛»›•·←→/>–—-]*+     # and what decorates it (":-", "::", ">>")
    """,
    re.VERBOSE,
)
_TRAILING = " |-–—•*«»›←→:/#"
_QUOTE = re.compile("[\"“”„']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
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
        if entry.shortened and self.line.text.startswith(".", end):
            end += 1
        after = (_SEPARATED if rule.where == "label" else SEPARATORS).match(self.line.text, end)
        if after is None:
            return None
        mark = self._mark(rule.where, rule, end, after.end())
        return mark if self._has_value(mark, rule) else None

    def copies(self, entry: Entry) -> Mark | None:
        """Return the mark of *entry* if it is what copies a link, and nothing but the link stands behind it."""
        end = self.line.ends[self.at + len(entry.words) - 1]
        is_copier = entry.rule.kind == "short_link" and entry.rule.where == "alone"
        if not is_copier or len(self.text) > HEAD_CHARS or _ADDRESS.fullmatch(self.line.text, end) is None:
            return None
        return self._mark("alone", entry.rule, end, None) if _DECORATION.fullmatch(self._lead()) else None

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
        folded = fold_map(self.text[:HEAD_CHARS])
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
