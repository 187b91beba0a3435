"""What pages say of themselves that are no articles: ``newscrawl/rules/pages/*.toml``, one file a language.

A page that has no article has mostly no language either, so the phrases of all languages are looked for
at once.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import WORD, fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Where = Literal["inside", "start", "whole"]
"""Where a phrase must stand: anywhere in a line; at its beginning; alone on it. Of a title, in one of its parts."""

FOLDER = files("newscrawl.rules") / "pages"
LINE_MAX_CHARS = 400
"""Beginning of a line in which phrases are looked for."""
TITLE_PARTS = re.compile(r"\s+[-–—|/•·»«:]+\s+|[|•·»«_]|:\s")
"""What parts a title from the outlet's name."""

_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """One ``[[phrases]]`` of a file."""

    id: str
    """Begins with the language."""
    type: str
    """What a page is that says so: a verdict."""
    where: Where
    phrases: tuple[str, ...] = field(repr=False)
    hit: str = field(repr=False)
    """A text that this rule must find."""
    miss: str = field(repr=False)
    """A text near to it, in which it must find nothing."""


@dataclass(frozen=True, slots=True)
class _Index:
    by_word: Mapping[str, tuple[tuple[tuple[str, ...], PageRule], ...]]
    """First word -> the phrases that begin with it."""
    unspaced: tuple[tuple[str, PageRule], ...]
    """Phrases of scripts that are written without spaces."""


@cache
def page_rules() -> tuple[PageRule, ...]:
    """Return the rules of all languages, in the order of their files."""
    paths = sorted(
        (path for path in FOLDER.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name
    )
    return tuple(rule for path in paths for rule in _read(path.read_text("utf-8")))


def find_rules(text: str) -> tuple[PageRule, ...]:
    """Return the rules whose phrases stand in the line *text*, each once.

    >>> [rule.id for rule in find_rules("404 - Page not found | Harbour News")]
    ['en-404', 'en-not-found']
    """
    text = text[:LINE_MAX_CHARS]
    folded = fold(text)
    found = dict.fromkeys(_spoken(WORD.findall(folded)))
    if _UNSPACED.search(text):
        found |= dict.fromkeys(rule for phrase, rule in _index().unspaced if phrase in folded)
    if all(rule.where == "inside" for rule in found):
        return tuple(found)
    parts = [" ".join(fold_words(part)) for part in (text, *TITLE_PARTS.split(text))]
    return tuple(rule for rule in found if rule.where == "inside" or _places(rule, parts))


def _spoken(words: list[str]) -> Iterator[PageRule]:
    """Yield the rules with a phrase among *words*, wherever it stands."""
    index = _index().by_word
    for at, word in enumerate(words):
        for phrase, rule in index.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield rule


def _places(rule: PageRule, parts: list[str]) -> bool:
    """Return whether a phrase of *rule* stands in one of *parts* where the rule wants it."""
    phrases = [" ".join(fold_words(phrase)) for phrase in rule.phrases]
    if rule.where == "whole":
        return not set(phrases).isdisjoint(parts)
    return any(
        part == phrase or part.startswith(phrase if _UNSPACED.search(phrase) else f"{phrase} ")
        for phrase in phrases
        for part in parts
    )


@cache
def _index() -> _Index:
    by_word: defaultdict[str, list[tuple[tuple[str, ...], PageRule]]] = defaultdict(list)
    unspaced: list[tuple[str, PageRule]] = []
    for rule in page_rules():
        for phrase in rule.phrases:
            words = fold_words(phrase)
            if _UNSPACED.search(phrase):
                unspaced.append((fold(phrase), rule))
            else:
                by_word[words[0]].append((words, rule))
    return _Index({word: tuple(found) for word, found in by_word.items()}, tuple(unspaced))


def _read(text: str) -> Iterator[PageRule]:
    for table in tomllib.loads(text)["phrases"]:
        yield PageRule(
            id=table["id"],
            type=table["type"],
            where=table.get("where", "inside"),
            phrases=tuple(table["phrases"]),
            hit=table["hit"],
            miss=table["miss"],
        )
