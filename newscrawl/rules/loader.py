"""Rule files, read and checked: every fault is one error that says where it is and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.document import read_document
from newscrawl.rules.model import WORD_TABLES, Rule, RuleError, Words
from newscrawl.rules.widget import WidgetDraft, check_keys, read_strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

_LANGUAGE = re.compile("[a-z]{2,3}|common")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """What one TOML file says."""

    path: Traversable
    language: str
    rules: tuple[Rule, ...] = field(repr=False)
    disabled: frozenset[str]
    """Ids of the rules that the file switches off."""
    words: Words = field(repr=False)


def read_rule_file(path: Traversable) -> RuleFile:
    """Return the rules and words of *path*; raises :class:`RuleError` for what is not a rule file."""
    document = read_document(path, RuleError)
    check_keys(str(path), document, {"language", "widget", "words"})
    language = document.get("language")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise RuleError(f'{path}: language: give an ISO 639-1 code, as in language = "ar", or "common"')
    words = _read_words(path, document.get("words", {}))
    widgets = document.get("widget", [])
    if not isinstance(widgets, list) or not all(isinstance(widget, dict) for widget in widgets):
        raise RuleError(f"{path}: widget: write each rule as a table of its own, headed [[widget]]")
    drafts = [
        WidgetDraft(path=path, language=language, words=words, number=i, keys=w)
        for i, w in enumerate(widgets, 1)
    ]
    rules = _without_listed([draft.rule() for draft in drafts if not draft.is_disabled()])
    return RuleFile(
        path=path,
        language=language,
        rules=rules,
        disabled=frozenset(draft.id() for draft in drafts if draft.is_disabled()),
        words=words,
    )


def _without_listed(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return *rules* without those combined phrases that one of them lists: a phrase that is written out is that rule's."""
    listed = {fold(phrase) for rule in rules for phrase in rule.phrases}
    return tuple(
        replace(rule, combined=tuple(phrase for phrase in rule.combined if fold(phrase) not in listed))
        if rule.combined
        else rule
        for rule in rules
    )


def _read_words(path: Traversable, tables: object) -> Words:
    if not isinstance(tables, dict):
        raise RuleError(f"{path}: words: write the word tables under one heading, [words]")
    check_keys(f"{path}: words", tables, WORD_TABLES)
    return Words(
        **{
            name: frozenset(map(fold, read_strings(f"{path}: words: {name}", tables[name])))
            for name in tables
        }
    )
