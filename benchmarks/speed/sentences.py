"""Sentences and headlines composed from the words of ``words/*.toml``: original, seeded, hardly ever the same twice.

An article has a cast (a place, a body, a project, people), which its sentences take up as those of a real one do;
numbers, reasons and things differ from sentence to sentence. A language has some 40 forms of sentences and, with its
words, many millions of sentences.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")

_CAST = {
    "name": "names", "family": "families", "second": "names", "other": "families", "place": "places",
    "body": "bodies", "project": "projects", "role": "roles", "groups": "groups",
}  # fmt: skip
"""What stays the same through an article, and the list that it is taken from."""
_DETAILS = {
    "things": "things", "reason": "reasons", "outcome": "outcomes", "outcome_short": "outcome_short",
    "month": "months", "weekday": "weekdays",
}  # fmt: skip
"""What differs from sentence to sentence."""
_CAPITALISED = ("body", "groups", "project")
"""What also begins sentences: as ``{body_up}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language."""

    lists: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    date: str
    """Format of a date that readers see."""

    def pick(self, name: str, rng: Random) -> str:
        """Return one of the list *name*."""
        words = self.lists[name]
        return words[int(rng.random() * len(words))]


@cache
def words_of(language: Language) -> Words:
    """Return the words of *language*."""
    text = files("benchmarks.speed").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return Words(
        lists=MappingProxyType(
            {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
        ),
        labels=MappingProxyType(data["labels"]),
        date=data["date"],
    )


class Writer:
    """Writes what belongs to one article: the same for the same *seed*."""

    def __init__(self, language: Language, seed: int) -> None:
        self.words = words_of(language)
        self.rng = Random(seed)  # noqa: S311 - texts, no secrets
        self.cast = {name: self.words.pick(source, self.rng) for name, source in _CAST.items()}
        self.cast |= {f"{name}_up": _capitalised(self.cast[name]) for name in _CAPITALISED}
        self.title = self.write("titles")

    def write(self, form: str) -> str:
        """Return a sentence of one of the forms of the list *form*."""
        return self.fill(self.words.pick(form, self.rng))

    def fill(self, form: str) -> str:
        """Return *form* with the cast and new details in its places."""
        return form.format_map(self.cast | self._details())

    def paragraphs(self, sentences: int) -> list[str]:
        """Return paragraphs of that many sentences after the first, no form repeated before all were used."""
        found = [self.write("leads")]
        forms: list[str] = []
        while sentences > 0:
            size = min(sentences, 1 + int(self.rng.random() * 4))
            while len(forms) < size:
                forms[:0] = self.rng.sample(self.words.lists["sentences"], len(self.words.lists["sentences"]))
            found.append(" ".join(self.fill(forms.pop()) for _ in range(size)))
            sentences -= size
        return found

    def _details(self) -> dict[str, str]:
        random = self.rng.random
        details = {name: self.words.pick(source, self.rng) for name, source in _DETAILS.items()}
        details["number"] = str(11 + int(random() * 89))
        details["percent"] = str(2 + int(random() * 90))
        details["money"] = str(11 + int(random() * 89))
        details["year"] = str(1961 + int(random() * 60))
        details["big"] = str(1_000 + int(random() * 90_000))
        return details


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
