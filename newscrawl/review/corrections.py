"""What a person marked on pages, as parts of a template and as rules, in TOML. Pure."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal, cast

from newscrawl.rules.model import KINDS
from newscrawl.rules.widget import PHRASE_MAX_CHARS
from newscrawl.stages.dom.parts import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from newscrawl.items import Kind

Means = Literal["template", "rule"]
WIDGET = "[[widget]]\n"
"""What a rule begins with."""
_LANGUAGE_LETTERS = (2, 3)
HEADER = """\
# Rules for the wording of {site}, from blocks that a person marked in `scrapy review`. They apply to all pages of their
# language: name this file, or its folder, in NEWSCRAWL_RULES.
"""


class MarkError(ValueError):
    """A mark that no correction can be made of; the message says why, and what would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A block that a person marked."""

    text: str
    path: tuple[str, ...]
    """Where it stands; empty in text input."""
    rule: str
    """By which it was cut; empty if it was kept."""
    keep: bool
    """Whether it was wrongly cut; else it was wrongly kept."""
    kind: str = "other"
    """What a block that was wrongly kept is."""
    means: Means
    """Whether its place is to be corrected, in the template of the site, or its wording, by a rule."""
    language: str
    """Of its page: ISO 639-1, or empty."""
    prose: str
    """A paragraph of the page that was kept: a rule must miss it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What follows from the marks on the pages of a site."""

    parts: tuple[Part, ...]
    rules: dict[str, str]
    """By language, the tables of a rule file."""


def correction(marks: Iterable[Mark], site: str, known: Collection[str]) -> Correction:
    """Return what follows from *marks* on pages of *site*; *known* are the ids of the rules that can be switched off.
    Raise MarkError where nothing can."""
    parts: dict[tuple[str, ...], Part] = {}
    rules: dict[str, dict[str, None]] = {}
    for mark in marks:
        if mark.means == "template":
            if not site:
                raise MarkError(
                    "Files without an address are of no site, which could have a template: correct the wording."
                )
            part = _part(mark)
            if parts.setdefault(part.path, part) != part:
                raise MarkError(
                    f"Two marks say something else of {' > '.join(part.path)}: take one back, or correct its wording."
                )
        else:
            table = _switched_off(mark, known) if mark.keep else _widget(mark, site)
            rules.setdefault(_language(mark), {})[table] = None
    return Correction(
        parts=tuple(parts.values()),
        rules={language: "\n".join(tables) for language, tables in rules.items()},
    )


def rule_file(site: str, language: str, tables: str) -> str:
    """Return the rule file of *tables*."""
    return f"{HEADER.format(site=site)}language = {_quoted(language)}\n\n{tables}"


def merged(before: str, tables: str) -> str:
    """Return the rule file *before* with *tables*: one of an id that it has takes its place, and what is switched off there
    that the file itself brought is taken out."""
    head, *old = before.split(WIDGET)
    kept = {_id(table): table for table in old}
    for table in tables.split(WIDGET)[1:]:
        own = kept.pop(_id(table), None)
        if own is None or "disabled = true" not in table:
            kept[_id(table)] = table
    return (
        "".join(
            [head.rstrip("\n"), "\n\n", *(f"{WIDGET}{table.strip(chr(10))}\n\n" for table in kept.values())]
        ).rstrip("\n")
        + "\n"
    )


def ids(text: str) -> set[str]:
    """Return the ids of the rules that the rule file *text* brings or switches off."""
    return {widget["id"] for widget in tomllib.loads(text).get("widget", [])}


def _id(table: str) -> str:
    return str(tomllib.loads(table)["id"])


def _part(mark: Mark) -> Part:
    if not mark.path:
        raise MarkError("Text input has no elements, and the page's own lines no place: correct the wording.")
    _check_kind(mark)
    if mark.keep:
        return Part(path=mark.path, role="story", by_hand=True)
    return Part(path=mark.path, role="cut", kind=cast("Kind", mark.kind), by_hand=True)


def _switched_off(mark: Mark, known: Collection[str]) -> str:
    if mark.rule not in known:
        raise MarkError(
            f"{mark.rule} is no rule of wording, which could be switched off: correct the place, by the template."
        )
    return f"{WIDGET}id       = {_quoted(mark.rule)}\ndisabled = true\n"


def _widget(mark: Mark, site: str) -> str:
    _check_kind(mark)
    if not mark.prose:
        raise MarkError(
            "A rule needs a paragraph that it must miss, and the page has none: correct the place."
        )
    digest = blake2b(mark.text.encode("utf-8", "replace"), digest_size=4).hexdigest()
    place = {"phrases": [mark.text], "where": "alone"}
    if len(mark.text) > PHRASE_MAX_CHARS:
        place = {"phrases": [_opening(mark.text)], "where": "start", "value": "any"}
    fields = {
        "id": f"site-{digest}", "kind": mark.kind, **place,
        "source": f"marked by hand on {site}", "hit": mark.text, "miss": mark.prose,
    }  # fmt: skip
    lines = [f"{name:<8}= {_quoted(value)}" for name, value in fields.items()]
    return WIDGET + "\n".join([*lines, ""])


def _opening(text: str) -> str:
    """Return the whole words at the beginning of *text* that a phrase can hold."""
    opening = text[:PHRASE_MAX_CHARS]
    return opening.rpartition(" ")[0] or opening


def _language(mark: Mark) -> str:
    return mark.language if len(mark.language) in _LANGUAGE_LETTERS and mark.language != "und" else "common"


def _check_kind(mark: Mark) -> None:
    if not mark.keep and mark.kind not in KINDS:
        raise MarkError(f"{mark.kind[:40]!r} is no kind; there are {', '.join(sorted(KINDS))}.")


def _quoted(value: object) -> str:
    """Return *value* as TOML; JSON escapes as TOML does, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
