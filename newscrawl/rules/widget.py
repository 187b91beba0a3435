"""One ``[[widget]]`` table of a rule file, checked field by field."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, product
from typing import TYPE_CHECKING, Any, cast, get_args

from newscrawl.rules.index import has_words
from newscrawl.rules.model import KINDS, WORD_TABLES, Inside, Rule, RuleError, Shape, Where, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

    from newscrawl.items import Kind

PHRASE_MAX_CHARS = 120
"""Characters of a phrase; the longest shipped one has 62, and a block's head is read to 200."""

PARTS = 2
"""Lists of parts that are combined."""

_INSIDE: dict[Any, Inside] = {False: "no", True: "yes", "colon": "colon", "break": "break"}
_VALUES: dict[Where, frozenset[str]] = {
    "alone": frozenset({"none", "number"}),
    "label": frozenset(get_args(Shape)) - {"none"},
    "start": frozenset(get_args(Shape)) - {"none"},
    "only": frozenset({"none"}),
}
_KEYS = frozenset({
    "id", "kind", "phrases", "combined", "table", "where", "value", "inside", "least", "source", "hit", "miss",
    "disabled",
})  # fmt: skip


def check_keys(place: str, keys: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise :class:`RuleError` for a key that is not *known*; *place* begins the message."""
    for key in keys:
        if key not in known:
            raise RuleError(f"{place}: {key}: unknown; known here are {', '.join(sorted(known))}")


def read_strings(place: str, value: object) -> list[str]:
    """Return *value* if it is a list of phrases; raises :class:`RuleError` that begins with *place*."""
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise RuleError(f'{place}: give a list of strings, as in ["one", "two"]')
    for entry in value:
        if not has_words(entry) or len(entry) > PHRASE_MAX_CHARS:
            raise RuleError(
                f"{place}: {entry!r} must hold a letter or digit, and at most {PHRASE_MAX_CHARS} characters"
            )
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetDraft:
    """One ``[[widget]]`` table, not yet checked."""

    path: Traversable
    language: str
    words: Words
    number: int
    keys: dict[str, Any]

    def id(self) -> str:
        """Return the rule's id; raises :class:`RuleError` if it has none."""
        value = self.keys.get("id")
        if not isinstance(value, str) or not value or value != "-".join(value.split()):
            raise RuleError(
                f'{self.path}: widget {self.number}: id: give a name without spaces, as in "ar-read-also"'
            )
        return value

    def is_disabled(self) -> bool:
        """Whether the table only switches a rule off."""
        if self.keys.get("disabled", False) not in (True, False):
            raise self._error("disabled", "must be true or false")
        return bool(self.keys.get("disabled", False))

    def rule(self) -> Rule:
        """Return the rule that the table states; raises :class:`RuleError` for the first wrong field."""
        check_keys(f"{self.path}: rule {self.id()}", self.keys, _KEYS)
        where = cast("Where", self._one_of("where", get_args(Where)))
        return Rule(
            id=self.id(),
            language=self.language,
            kind=cast("Kind", self._one_of("kind", sorted(KINDS))),
            phrases=self._phrases(),
            combined=self._combined(),
            where=where,
            value=self._value(where),
            inside=self._inside(),
            least=self._least(),
            source=self._text("source"),
            hit=self._text("hit"),
            miss=self._text("miss"),
        )

    def _error(self, name: str, message: str) -> RuleError:
        return RuleError(f"{self.path}: rule {self.id()}: {name}: {message}")

    def _text(self, name: str) -> str:
        value = self.keys.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self._error(
                name, "is missing; every rule has a source, a text it must hit and one it must miss"
            )
        return value

    def _one_of(self, name: str, allowed: Iterable[str], default: str | None = None) -> str:
        value = self.keys.get(name, default)
        if not isinstance(value, str) or value not in allowed:
            raise self._error(name, f"{value!r} is none of {', '.join(allowed)}")
        return value

    def _value(self, where: Where) -> Shape:
        value = self._one_of("value", get_args(Shape), "none")
        if value not in _VALUES[where]:
            raise self._error(
                "value",
                f"{value!r} does not go with where = {where!r}; "
                f"give one of {', '.join(sorted(_VALUES[where]))}",
            )
        return cast("Shape", value)

    def _phrases(self) -> tuple[str, ...]:
        phrases = read_strings(f"{self.path}: rule {self.id()}: phrases", self.keys.get("phrases", []))
        table = self.keys.get("table")
        if table is not None:
            phrases = [*phrases, *sorted(getattr(self.words, self._one_of("table", WORD_TABLES)))]
        if not phrases:
            raise self._error(
                "phrases", "give at least one, or name a word table of the file with table = ..."
            )
        return tuple(phrases)

    def _combined(self) -> tuple[str, ...]:
        pairs = self.keys.get("combined", [])
        if not isinstance(pairs, list) or not all(
            isinstance(pair, list) and len(pair) == PARTS for pair in pairs
        ):
            raise self._error(
                "combined", 'give pairs of lists, as in [[["more", "other"], ["news", "stories"]]]'
            )
        place = f"{self.path}: rule {self.id()}: combined"
        products = (product(*(read_strings(place, part) for part in pair)) for pair in pairs)
        phrases = dict.fromkeys(" ".join(parts) for parts in chain.from_iterable(products))
        return tuple(read_strings(place, list(phrases)))

    def _inside(self) -> Inside:
        value = self.keys.get("inside", False)
        if not isinstance(value, str | bool) or value not in _INSIDE:
            raise self._error("inside", 'give true, "colon" or "break", or leave it out')
        return _INSIDE[value]

    def _least(self) -> int:
        value = self.keys.get("least", 1)
        if type(value) is not int or value < 1:
            raise self._error(
                "least", "give the smallest number of phrases that the block must hold, 1 or more"
            )
        return value
