"""Templates as TOML files, which a person can read, and correct."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, cast

from newscrawl.rules.model import KINDS
from newscrawl.stages.dom.parts import ROLES, Part, Template
from newscrawl.stages.dom.paths import PATH_STEPS, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 4 * 1024 * 1024
"""Bytes of a file; the template of a site has some 5 KiB."""

HEADER = """\
# How the pages of {site} are built, {origin}.
# A part is the elements at a path, from <body> down. Its role: story (article text), cut (furniture, of a kind),
# look (its lines are judged one by one), title, date, author, keywords (the line that says so). Anything else is
# looked at. To correct it, change or add a part, give it by_hand = true, and import the file: what is learned later
# does not change it.
"""


class TemplateError(ValueError):
    """A file is no template; the message names the file, the part and the field, and says what to do."""


def to_toml(template: Template) -> str:
    """Return *template* as a file; :func:`from_toml` reads it back."""
    learned = f"learned from {template.pages} of them; it finds their text with an F-score of {template.agreement:.3f}"
    lines = [HEADER.format(site=template.site, origin=learned if template.pages else "as a person said")]
    lines += [f"site = {_quoted(template.site)}"]
    if template.pages:
        lines += [
            f"pages = {template.pages}",
            f"agreement = {template.agreement}",
            f"words = {template.words}",
        ]
    for part in template.parts:
        lines += [
            "",
            "[[part]]",
            f"path = {_quoted(SEPARATOR.join(part.path))}",
            f"role = {_quoted(part.role)}",
        ]
        lines += [f"kind = {_quoted(part.kind)}"] if part.role == "cut" else []
        lines += ["by_hand = true"] if part.by_hand else [f"pages = {part.pages}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return *text* as a TOML string; JSON escapes as TOML does, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def from_toml(text: str, name: str) -> Template:
    """Return the template that the file *name* holds; raise TemplateError for what is none."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise TemplateError(f"{name}: is not TOML: {error}") from error
    _check(
        name, document, {"site": str, "pages": int, "agreement": float, "words": int, "part": list}, ("site",)
    )
    parts = tuple(
        _part(f"{name}: part {number}", entry) for number, entry in enumerate(document.get("part", []), 1)
    )
    paths = [part.path for part in parts]
    if len(set(paths)) < len(paths):
        double = next(path for path in paths if paths.count(path) > 1)
        raise TemplateError(f"{name}: two parts have the path {SEPARATOR.join(double)!r}; take one out")
    return Template(
        site=document["site"],
        parts=tuple(sorted(parts, key=lambda part: part.path)),
        pages=document.get("pages", 0),
        agreement=float(document.get("agreement", 1.0)),
        words=document.get("words", 0),
    )


def _part(place: str, entry: object) -> Part:
    if not isinstance(entry, dict):
        raise TemplateError(f"{place}: write each part as a table of its own, headed [[part]]")
    kinds = {"path": str, "role": str, "kind": str, "pages": int, "by_hand": bool}
    _check(place, entry, kinds, ("path", "role"))
    path = tuple(filter(None, (step.strip() for step in entry["path"].split(SEPARATOR.strip()))))
    if len(path) > PATH_STEPS:
        raise TemplateError(f"{place}: path: has {len(path)} steps; {PATH_STEPS} are read")
    _check_word(place, "role", entry["role"], ROLES)
    _check_word(place, "kind", entry.get("kind", "other"), KINDS)
    return Part(
        path=path,
        role=cast("Any", entry["role"]),
        kind=cast("Any", entry.get("kind", "other")),
        pages=entry.get("pages", 0),
        by_hand=entry.get("by_hand", False),
    )


def _check_word(place: str, field: str, word: str, known: frozenset[str]) -> None:
    if word not in known:
        raise TemplateError(
            f"{place}: {field}: {word[:40]!r} is none; write one of {', '.join(sorted(known))}"
        )


def _check(
    place: str, table: Mapping[str, object], fields: Mapping[str, type], needed: tuple[str, ...]
) -> None:
    """Raise TemplateError unless *table* has the *needed* fields, and no others than *fields*, of these types."""
    for name in needed:
        if name not in table:
            raise TemplateError(f"{place}: {name}: is missing; write it")
    for name, value in table.items():
        if name not in fields:
            raise TemplateError(f"{place}: {name[:40]!r} is no field; there are {', '.join(fields)}")
        wanted = (int, float) if fields[name] is float else fields[name]
        if not isinstance(value, wanted) or (isinstance(value, bool) and fields[name] is not bool):
            raise TemplateError(f"{place}: {name}: is {type(value).__name__}; write {fields[name].__name__}")
        if isinstance(value, int | float) and value < 0:
            raise TemplateError(f"{place}: {name}: is {value}; write 0 or more")
