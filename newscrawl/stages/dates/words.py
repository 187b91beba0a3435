"""The words of dates: ``newscrawl/rules/dates/*.toml``, one file a language.

Each table of a file gives its phrases a code letter (:data:`CODES`); the code patterns of the other
modules are written in these letters. A phrase that two languages use for different things ("ago") has
the meaning of the language asked for, else of the first of :func:`languages` that knows it.
"""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from newscrawl.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = files("newscrawl.rules") / "dates"

CODES = {
    "connector": "c", "weekday": "W", "ordinal": "o", "hour_mark": "h", "published": "l", "updated": "U",
    "ago": "b", "reading": "r", "year_mark": "K", "month_mark": "L", "day_mark": "N", "pm_or_era": "P",
    "am": "A", "pm": "A", "noon": "A", "night": "A",
}  # fmt: skip
"""Key of the table ``[words]`` -> code letter. The other tables: ``[months]`` M, ``[hijri_months]`` H,
``[solar_months]`` J, ``[days]`` D (value: days ago), ``[units]`` u, ``[plurals]`` k and ``[pairs]`` v
(value: seconds), ``[counts]`` a, ``[month_days]`` n as the numbers are ("first of May"), ``[zones]`` and ``[places]`` Z,
``[eras]`` E (Hijri), G, S (solar)."""

MERIDIEMS = ("am", "pm", "noon", "night")
"""A lexeme ``A`` holds the index of its word's role here."""

_NUMBERED = {
    "months": "M",
    "hijri_months": "H",
    "solar_months": "J",
    "days": "D",
    "counts": "a",
    "month_days": "n",
}
_DURATIONS = {"units": "u", "plurals": "k", "pairs": "v"}
_ERAS = {"hijri": "E", "gregorian": "G", "solar": "S"}
_KEYS = dict.fromkeys(
    ("source", "rank", "names", "hit", "miss", "words", *_NUMBERED, *_DURATIONS, "eras", "zones", "places"),
    "",
)
"""Keys and tables of a file."""
_DAY = 86_400
_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY, "month": 30 * _DAY, "year": 365 * _DAY,
}  # fmt: skip

PIECE = re.compile(
    r"""
    (?P<number> [0-9]+ )              # folding made digits of every script ASCII
    | (?P<word>
        [\u3400-\u9fff]               # Chinese puts no spaces: each character is a word
        | (?: (?![\u3400-\u9fff]) [^\W\d_] )+
      )
    | (?P<mark> [^\s\w] | _ )
    """,
    re.VERBOSE,
)
"""A piece of folded text. Runs are possessive in effect: no two alternatives begin alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase stands for."""

    code: str
    value: int = 0
    """Number of a month, of days ago, of seconds, or index in :data:`MERIDIEMS`, as the code asks."""
    zone: str = ""
    """``+03:00`` or an IANA name, for code ``Z``."""


_Value = TypeVar("_Value", int, str)

Vocabulary = dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
"""First piece of a phrase -> (pieces, meaning), longest phrase first."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a file, those that win a conflict first: by the ``rank`` of their files, then
    those that have none, by name."""
    found = (path.name for path in FOLDER.iterdir())
    names = sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))
    return tuple(sorted(names, key=_rank))


def _rank(language: str) -> float:
    rank = load(language).get("rank", math.inf)
    try:
        return float(rank)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{language}.toml, rank: write a number; the lowest wins a conflict") from error


@cache
def load(language: str) -> Mapping[str, Any]:
    """Return the file of *language* as parsed.

    Raise ``ValueError``, naming the file, if it is no TOML.
    """
    path = FOLDER / f"{language}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}; correct the TOML") from error


@cache
def names_like_words() -> frozenset[str]:
    """Return the names that fold to a small word of dates, as they are written: Ali to "on"."""
    return frozenset(name for language in languages() for name in load(language).get("names", ()))


@lru_cache(maxsize=32)
def vocabulary(language: str | None = None) -> Vocabulary:
    """Return the phrases of all languages, *language* first; an unknown language changes nothing.

    Raise ``ValueError`` naming file, table and key where a file holds what cannot be used.
    """
    phrases: dict[tuple[str, ...], Meaning] = {}
    for name in sorted(languages(), key=lambda name: name != language):
        for key, meaning in _phrases(name):
            phrases.setdefault(key, meaning)
    by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for key, meaning in sorted(phrases.items(), key=lambda entry: -len(entry[0])):
        by_first.setdefault(key[0], []).append((key, meaning))
    return {first: tuple(entries) for first, entries in by_first.items()}


@cache
def _phrases(language: str) -> tuple[tuple[tuple[str, ...], Meaning], ...]:
    return tuple(
        (pieces(phrase), meaning) for phrase, meaning in meanings(load(language), f"{language}.toml")
    )


def pieces(phrase: str) -> tuple[str, ...]:
    """Return *phrase* folded and taken apart as texts are."""
    return tuple(match[0] for match in PIECE.finditer(fold(phrase)))


def meanings(data: Mapping[str, Any], name: str) -> Iterator[tuple[str, Meaning]]:
    """Yield the phrases of one parsed file *data*; *name* is for the error, as of :func:`vocabulary`."""
    for key in data:
        _known(_KEYS, key, name)
    words = data.get("words", {})
    for role, phrases in words.items():
        if role == "zone_prefix":
            continue
        code = _known(CODES, role, f"{name}, [words]")
        value = MERIDIEMS.index(role) if role in MERIDIEMS else 0
        yield from ((phrase, Meaning(code=code, value=value)) for phrase in phrases)
    for table, code in _NUMBERED.items():
        for key, phrases in data.get(table, {}).items():
            if not key.isdigit():
                raise ValueError(f"{name}, [{table}], {key!r}: the key must be a number")
            yield from ((phrase, Meaning(code=code, value=int(key))) for phrase in phrases)
    for table, code in _DURATIONS.items():
        for key, phrases in data.get(table, {}).items():
            seconds = _known(_SECONDS, key, f"{name}, [{table}]") * (2 if table == "pairs" else 1)
            yield from ((phrase, Meaning(code=code, value=seconds)) for phrase in phrases)
    for key, phrases in data.get("eras", {}).items():
        era = _known(_ERAS, key, f"{name}, [eras]")
        yield from ((phrase, Meaning(code=era)) for phrase in phrases)
    yield from _zones(data)


def _zones(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    # A place alone is where a story comes from ("Cairo - 5 May"); only "Cairo time" is a zone.
    prefixes = data.get("words", {}).get("zone_prefix", ())
    for zone, phrases in data.get("zones", {}).items():
        yield from ((phrase, Meaning(code="Z", zone=zone)) for phrase in phrases)
    for zone, places in data.get("places", {}).items():
        phrases = [f"{prefix} {place}" for prefix in prefixes for place in places] if prefixes else places
        yield from ((phrase, Meaning(code="Z", zone=zone)) for phrase in phrases)


def _known(table: Mapping[str, _Value], key: str, where: str) -> _Value:
    if key not in table:
        raise ValueError(f"{where}, {key!r}: unknown; use one of {', '.join(table)}")
    return table[key]
