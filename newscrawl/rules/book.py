"""All rules and words, and what of them applies to a text of one language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.rules.index import build_index
from newscrawl.rules.loader import RuleFile, read_rule_file
from newscrawl.rules.matcher import LanguageRules
from newscrawl.rules.model import ALL_EVIDENCE, Evidence, Rule, RuleError, Words
from newscrawl.rules.sentences import units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from newscrawl.items import Kind

COMMON = "common"
_FOREIGN = "en"
"""Sites of every language leave English labels standing ("Share", "Read more")."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleBook:
    """The rules of all languages."""

    rules: tuple[Rule, ...] = field(repr=False)
    words: Mapping[str, Words] = field(repr=False)
    """By language, ``common`` among them."""
    evidence: frozenset[Evidence] = ALL_EVIDENCE
    """The kinds of evidence that count; without ``wording`` no phrase is known."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that have rules or words, ``common`` left out."""
        return frozenset(self.words) - {COMMON}

    def for_language(self, lang: str | None) -> LanguageRules:
        """Return the rules for a text in *lang* (ISO 639-1, a region may follow: ``ar-EG``).

        They are the language's own, the common ones, and of the English ones those that want their phrase
        alone, as a label, or among its like. For ``None``, or a language without rules, they are those of
        all languages.
        """
        code = (lang or "").replace("_", "-").partition("-")[0].lower()
        return _language_rules(self, code if code in self.languages else None)


def load_rulebook(extra: Sequence[Path] = (), evidence: frozenset[Evidence] = ALL_EVIDENCE) -> RuleBook:
    """Return the shipped rules with those of *extra*, files or folders of ``*.toml``, in that order.

    An extra rule with the id of an earlier one takes its place; ``disabled = true`` switches it off; words
    are added. Raises :class:`RuleError`, also where an extra rule misses its own ``hit`` or marks its
    own ``miss``. *evidence* are the kinds of evidence that count.
    """
    return _load(tuple(Path(path) for path in extra), evidence)


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...], evidence: frozenset[Evidence]) -> RuleBook:
    shipped = _shipped()
    own = [read_rule_file(path) for given in extra for path in (_tomls(given) if given.is_dir() else [given])]
    rules: dict[str, Rule] = {}
    for file in shipped:
        _add_new(rules, file)
    for file in own:
        _override(rules, file)
    words: dict[str, Words] = {}
    for file in (*shipped, *own):
        words[file.language] = words.get(file.language, Words()).joined(file.words)
    book = RuleBook(rules=tuple(rules.values()), words=words)
    for file in own:
        _prove(book, file)
    return replace(book, evidence=evidence)


@cache  # a desk reads its own rules again and again; these stay as they are
def _shipped() -> tuple[RuleFile, ...]:
    return tuple(read_rule_file(path) for path in _tomls(files("newscrawl.rules")))


def _tomls(folder: Traversable) -> list[Traversable]:
    found = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    return sorted(found, key=lambda path: path.name)


def _add_new(rules: dict[str, Rule], file: RuleFile) -> None:
    for rule in file.rules:
        if rule.id in rules:
            raise RuleError(
                f"{file.path}: rule {rule.id}: id: another rule has it; ids are unique over all files"
            )
        rules[rule.id] = rule


def _override(rules: dict[str, Rule], file: RuleFile) -> None:
    ids = [rule.id for rule in file.rules]
    for rule in file.rules:
        if ids.count(rule.id) > 1:
            raise RuleError(f"{file.path}: rule {rule.id}: id: stands twice in the file; keep one of them")
        rules[rule.id] = rule
    for name in file.disabled:
        if name not in rules:
            raise RuleError(f"{file.path}: rule {name}: disabled: no rule has this id; check its spelling")
        del rules[name]


def _prove(book: RuleBook, file: RuleFile) -> None:
    """Raise unless each rule of *file* marks its ``hit`` and leaves its ``miss``."""
    for rule in file.rules:
        if rule not in book.rules:
            continue  # a later file replaced it
        reader = book.for_language(rule.language)
        if rule.id not in marked_by(reader, rule.hit):
            raise RuleError(
                f"{file.path}: rule {rule.id}: hit: the rule does not mark this text; change one of them"
            )
        if rule.id in marked_by(reader, rule.miss):
            raise RuleError(f"{file.path}: rule {rule.id}: miss: the rule marks this text; make it stricter")


def marked_by(reader: LanguageRules, text: str) -> tuple[str, ...]:
    """Return the ids of the rules that mark *text*, as a block or inside it."""
    block = reader.read(text)
    return (*((block.rule,) if block else ()), *(mark.rule for mark in reader.find_inside(text)))


@lru_cache(maxsize=64)
def _language_rules(book: RuleBook, language: str | None) -> LanguageRules:
    priority = (language, COMMON, _FOREIGN)
    rules = tuple(rule for rule in book.rules if "wording" in book.evidence and _applies(rule, language))
    tables = (
        book.words.values()
        if language is None
        else (book.words.get(code, Words()) for code in (language, COMMON))
    )
    words = reduce(Words.joined, tables, Words())
    inside = [rule for rule in rules if _applies_inside(rule, language)]
    return LanguageRules(
        language=language,
        rules=rules,
        words=words,
        evidence=book.evidence,
        vocabulary=_vocabulary([rule for rule in rules if rule.language in {language, COMMON}], words),
        index=build_index(rules, priority),
        inside=build_index(inside, priority),
        anywhere=build_index([rule for rule in inside if rule.inside == "yes"], priority),
    )


def _vocabulary(rules: Sequence[Rule], words: Words) -> dict[str, Kind]:
    found: dict[str, Counter[Kind]] = {}
    for rule in rules:
        for phrase in rule.phrases:
            for word in units(phrase):
                if len(word) > 1 and word not in words.stop:
                    found.setdefault(word, Counter())[rule.kind] += 1
    # A word of many combined phrases is no more a widget's than one of a few.
    for rule in rules:
        for word in dict.fromkeys(word for phrase in rule.combined for word in units(phrase)):
            if len(word) > 1 and word not in words.stop:
                found.setdefault(word, Counter({rule.kind: 1}))
    return {word: kinds.most_common(1)[0][0] for word, kinds in found.items()}


def _applies(rule: Rule, language: str | None) -> bool:
    if language is None or rule.language in {language, COMMON}:
        return True
    return rule.language == _FOREIGN and rule.where != "start"


def _applies_inside(rule: Rule, language: str | None) -> bool:
    return rule.inside != "no" and (language is None or rule.language in {language, COMMON})
