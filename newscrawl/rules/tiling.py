"""Blocks of nothing but phrases: share bars, menus, comment forms, tools."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_map
from newscrawl.rules.index import Index, Line, cut_words, stands_at
from newscrawl.rules.model import Mark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Kind

ONLY_MAX_CHARS, ONLY_MAX_WORDS = 400, 60
"""Limits of a block that is read as nothing but phrases; longer ones are menus that structure gives away."""


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


def _tile(line: Line, index: Index, kind: Kind) -> Rule | None:
    """Return the ``only`` rule of *kind* that knows most of *line*, if it is all phrases of that kind."""
    at, phrases = 0, 0
    known: Counter[str] = Counter()
    rules: dict[str, Rule] = {}
    if len(line.words) > ONLY_MAX_WORDS:
        return None
    while at < len(line.words):
        of_kind = [entry for entry in index.get(line.words[at], ()) if entry.rule.kind == kind]
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
