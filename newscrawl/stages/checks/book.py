"""The limits of all languages: read from TOML, those of a user over newscrawl's own."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newscrawl.folding import fold
from newscrawl.rules.document import read_document
from newscrawl.stages.checks.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

COMMON = "common"
_RULES = files("newscrawl.rules")
_FIELDS = frozenset(field.name for field in fields(Limits))
_RUNS = {"gopher_most_top": 3, "gopher_most_repeated": 6}


class LimitError(ValueError):
    """A file of limits that cannot be used; says where and what to do."""


@dataclass(frozen=True, slots=True)
class Book:
    """The limits of all languages."""

    common: Limits
    languages: Mapping[str, Limits]

    def of(self, language: str) -> Limits:
        """Return the limits for texts in *language*."""
        return self.languages.get(language, self.common)

    def digest(self) -> str:
        """Return 16 hex digits that are the same for the same limits, in any process."""
        told = {name: asdict(limits) for name, limits in (*self.languages.items(), (COMMON, self.common))}
        return blake2b(json.dumps(told, sort_keys=True, default=sorted).encode(), digest_size=8).hexdigest()


def read_limits(own: Traversable | None = None) -> Book:
    """Return newscrawl's limits, with what the file *own* says in their place; raise LimitError for what is no file of
    limits."""
    tables = [_read(_RULES / "checks" / "limits.toml"), *([_read(own)] if own else [])]
    common = Limits(**{name: value for table in tables for name, value in table.get(COMMON, {}).items()})
    languages = {name for table in tables for name in table if name != COMMON} | set(_stop_words())
    return Book(common, {name: _of(name, common, tables) for name in sorted(languages)})


def _of(language: str, common: Limits, tables: list[dict[str, dict[str, Any]]]) -> Limits:
    limits = common
    if not common.stop_words:
        limits = replace(common, stop_words=_stop_words().get(language, frozenset()))
    for table in tables:
        limits = replace(limits, **table.get(language, {}))
    return limits


def _read(path: Traversable) -> dict[str, dict[str, Any]]:
    document = read_document(path, LimitError)
    for language, table in document.items():
        if not isinstance(table, dict):
            raise LimitError(
                f"{path}: {language}: write limits below [common] or the code of a language, as [ar]"
            )
    return {
        language: {name: _value(f"{path}: [{language}] {name}", name, value) for name, value in table.items()}
        for language, table in document.items()
    }


def _value(where: str, name: str, value: object) -> float | tuple[float, ...] | frozenset[str]:
    if name not in _FIELDS:
        raise LimitError(f"{where}: there is no such limit; docs/quality.md lists them")
    if name == "stop_words":
        if not isinstance(value, str):
            raise LimitError(f'{where}: write words between spaces, as in "the of and"')
        return frozenset(fold(word) for word in value.split())
    if name in _RUNS:
        if not isinstance(value, list) or len(value) != _RUNS[name] or not all(map(_is_number, value)):
            raise LimitError(f"{where}: write {_RUNS[name]} numbers between brackets")
        return tuple(map(float, value))
    if not _is_number(value):
        raise LimitError(f"{where}: write a number; inf, or 0 for a least, switches the check off")
    return float(value)  # type: ignore[arg-type]  # a number, as was seen


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


@cache
def _stop_words() -> Mapping[str, frozenset[str]]:
    """Return the function words of languages, which are stop words where a file has no others."""
    path = _RULES / "languages" / "function_words.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: frozenset(fold(word) for word in words.split()) for language, words in lists.items()}
