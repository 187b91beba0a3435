"""The words of bylines of all languages: ``newscrawl/rules/authors/*.toml``, one file a language."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newscrawl.stages.metadata.outlets import words_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineWords:
    """The words of bylines, as pieces of folded text but where something else is said."""

    prefixes: Mapping[int, frozenset[str]]
    """"By" and the like, by the number of their words, the longest first."""
    labels: frozenset[str]
    """All of them."""
    joins: frozenset[str]
    """"And" between two names."""
    joins_or_names: frozenset[str]
    """Those of them that are initials or names where they have a capital, as they are written then: "Lee A Byrd",
    "Dan Brown"."""
    glued_joins: frozenset[str]
    """Letters that mean "and" when written onto the next name."""
    names_with_join: frozenset[str]
    desks: frozenset[str]
    before_clock: frozenset[str]
    """Longer words that lead up to a time of day."""
    clock_last: re.Pattern[str]
    """A time of day at the end of a byline, with what is written onto it."""


@cache
def byline_words() -> BylineWords:
    """Return the words of all languages. Raise ``ValueError``, naming the file, if one is no TOML."""
    folder = files("newscrawl.rules") / "authors"
    tables = [read_table(path) for path in folder.iterdir() if path.name.endswith(".toml")]

    def phrases(name: str) -> list[str]:
        return [phrase for table in tables for phrase in table.get(name, ())]

    def keys(name: str) -> frozenset[str]:
        return frozenset(map(words_key, phrases(name)))

    return BylineWords(
        prefixes=_by_length(keys("prefixes")),
        labels=keys("prefixes"),
        joins=keys("joins"),
        joins_or_names=frozenset(map(str.capitalize, phrases("joins_or_names"))),
        glued_joins=keys("glued_joins"),
        names_with_join=keys("names_with_join"),
        desks=keys("desks"),
        before_clock=keys("before_clock"),
        clock_last=_clock_last(phrases("glued_before_clock")),
    )


def _by_length(prefixes: Iterable[str]) -> dict[int, frozenset[str]]:
    """Return *prefixes* by the number of their words, the most first."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for prefix in prefixes:
        found[len(prefix.split())].add(prefix)
    return {length: frozenset(found[length]) for length in sorted(found, reverse=True)}


def _clock_last(glued: Iterable[str]) -> re.Pattern[str]:
    prepositions = "|".join(map(re.escape, sorted(glued)))
    return re.compile(
        rf"""
        \s+ (?: (?: {prepositions} ) -? )? \d{{1,2}} [:.] \d\d (?: [:.] \d\d )?
        (?: \s? (?: \w{{1,5}} | \w\. \s? \w\.? ) )? \s* $   # "am", "ص", "Uhr", "p. m."
        """,
        re.VERBOSE,
    )


def read_table(path: Traversable) -> dict[str, Any]:
    """Return the TOML table in *path*; raise ``ValueError``, naming the file, if it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}; correct the TOML") from error
