"""Blocks of nothing but phrases: share bars, menus, comment forms, tools."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_map
from newscrawl.rules.index import Entry, Index, Line, cut_words, stands_at
from newscrawl.rules.model import Mark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Kind

ONLY_MAX_CHARS, ONLY_MAX_WORDS = 400, 60
"""Limits of a block that is read as nothing but phrases; longer ones are menus that structure gives away."""

BAR_KIND: Kind = "share"
_COMMAS = frozenset(",،，、;؛")
BAR_PHRASES, BAR_MAX_CHARS = 2, 150
"""Phrases of a share bar in front of a text at least, and characters that it has at most."""


def read_only(text: str, index: Index, kinds: Iterable[Kind]) -> Mark | None:
    """Return the mark of the block *text* if it is nothing but phrases of one of *kinds*, and figures."""
    if len(text) > ONLY_MAX_CHARS:
        return None
    line = cut_words(fold(text))
    for kind in kinds:
        rule = _tile(line, index, kind)
        if rule is not None:
            start, end = fold_map(text).span(line.starts[0], line.ends[-1])
            phrase = text[start:end]
            return Mark(kind=kind, rule=rule.id, where="only", phrase=phrase, value="", start=start, end=end)
    return None


def leading_bar(text: str, index: Index) -> int:
    """Return how many characters of *text* are a share bar that lost its line break: phrases of its kind, two of them or more,
    and none but these; 0 if it opens with fewer, or is nothing else."""
    line = cut_words(fold(text[:BAR_MAX_CHARS]))
    at = phrases = 0
    while at < len(line.words):
        standing = _standing(line, at, index, BAR_KIND)
        if not standing:
            break
        at, phrases = at + len(standing[0].words), phrases + 1
    if phrases < BAR_PHRASES or at == len(line.words):
        return 0
    end = fold_map(text[:BAR_MAX_CHARS]).span(line.starts[at], line.ends[at])[0]
    return 0 if _goes_on(text, end) else end


def _standing(line: Line, at: int, index: Index, kind: Kind) -> list[Entry]:
    """Return the longest phrases of *kind* that stand in *line* from word *at* on, of as many words each."""
    found: list[Entry] = []
    for entry in index.get(line.words[at], ()):  # the longest first
        if found and len(entry.words) < len(found[0].words):
            break
        if entry.rule.kind == kind and stands_at(entry, line, at):
            found.append(entry)
    return found


def _goes_on(text: str, end: int) -> bool:
    """Return whether the phrases before *end* belong to the sentence behind them: they are parted by commas, or no space or a
    small letter stands behind them."""
    is_enumerated = any(mark in _COMMAS for mark in text[:end])
    return is_enumerated or not text[end - 1].isspace() or text[end].islower()


def _tile(line: Line, index: Index, kind: Kind) -> Rule | None:
    """Return the ``only`` rule of *kind* that knows most of *line*, if it is all phrases of that kind."""
    at, phrases = 0, 0
    known: Counter[str] = Counter()
    rules: dict[str, Rule] = {}
    if len(line.words) > ONLY_MAX_WORDS:
        return None
    while at < len(line.words):
        standing = _standing(line, at, index, kind)
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
