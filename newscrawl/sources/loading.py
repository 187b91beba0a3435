"""Catalogues from TOML files."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from newscrawl.sources import fields
from newscrawl.sources.catalogue import Catalogue, Source
from newscrawl.sources.errors import CatalogueError, FieldError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

MAX_CATALOGUE_BYTES = 4 * 1024 * 1024
"""Some 10,000 sources."""

_CHECKS: Mapping[str, Callable[[str, object], Any]] = {
    "name": fields.name,
    "title": fields.text,
    "url": fields.url,
    "language": fields.language,
    "country": fields.country,
    "timezone": fields.timezone,
    "delay": fields.delay,
    "private": fields.flag,
    "checked": fields.checked,
    "note": fields.text,
    "source": fields.text,
    "feeds": fields.places,
    "sitemaps": fields.places,
    "sections": fields.places,
}
_REQUIRED = ("name", "title", "url", "language", "country", "timezone")

_HEADER = re.compile(
    r"""
    ^ [^\S\n]* \[\[ [^\S\n]* source [^\S\n]* \]\]  # the line that begins an entry
    """,
    re.VERBOSE | re.MULTILINE,
)


def load_catalogue(name_or_path: str | Path) -> Catalogue:
    """Return the catalogue *name_or_path*: ``demo``, ``arabic``, or the path of a TOML file.

    :raises CatalogueError: with one message that names file, line (where it is known), entry and field,
        and says what to do.
    """
    path = _find(name_or_path)
    text = _read(path)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CatalogueError(f"{path}: not TOML: {error}. Mend that place.") from error
    entries = data.pop("source", None)
    if data:
        raise CatalogueError(
            f'{path}: unknown field "{next(iter(data))}" outside an entry; an entry begins [[source]]'
        )
    if not isinstance(entries, list) or not entries:
        raise CatalogueError(f"{path}: no entry; write one [[source]] table an outlet")
    return Catalogue(name=PurePath(path.name).stem, sources=_sources(entries, path, _lines(text)))


def catalogue_names() -> tuple[str, ...]:
    """Return the names of the catalogues that ship with the package."""
    return tuple(
        sorted(file.name[:-5] for file in files("newscrawl.sources").iterdir() if file.name.endswith(".toml"))
    )


def _find(name_or_path: str | Path) -> Traversable:
    if isinstance(name_or_path, str) and name_or_path in catalogue_names():
        return files("newscrawl.sources").joinpath(f"{name_or_path}.toml")
    path = Path(name_or_path)
    if not path.is_file():
        known = ", ".join(catalogue_names())
        raise CatalogueError(
            f"{str(name_or_path)!r} is neither a catalogue ({known}) nor a file;"
            " give one of the names or a .toml file"
        )
    return path


def _read(path: Traversable) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_CATALOGUE_BYTES + 1)
        if len(content) > MAX_CATALOGUE_BYTES:
            raise CatalogueError(f"{path}: more than {MAX_CATALOGUE_BYTES} bytes; split the catalogue")
        # A catalogue saved by a Windows editor begins with a mark that TOML does not know.
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise CatalogueError(
            f"{path}: cannot be read ({error.strerror}); check the path and its rights"
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error


def _sources(entries: list[Any], path: Traversable, lines: list[int]) -> tuple[Source, ...]:
    sources: dict[str, Source] = {}
    for number, entry in enumerate(entries):
        # Headers and entries may not count the same (an inline table, a header inside a text): then no line.
        line = f":{lines[number]}" if len(lines) == len(entries) else ""
        try:
            source = _source(entry, sources)
        except FieldError as error:
            name = entry.get("name") if isinstance(entry, dict) else None
            shown = f'source "{name}"' if isinstance(name, str) else f"source number {number + 1}"
            raise CatalogueError(f"{path}{line}: {shown}: {error.field}: {error}") from error
        sources[source.name] = source
    return tuple(sources.values())


def _source(entry: object, known: Mapping[str, Source]) -> Source:
    if not isinstance(entry, dict):
        raise FieldError("source", "no table; begin the entry with a line [[source]]")
    for field in entry.keys() - _CHECKS.keys():
        raise FieldError(field, f"unknown; the fields are {', '.join(_CHECKS)}")
    for field in _REQUIRED:
        if field not in entry:
            raise FieldError(field, f"missing; every source needs {', '.join(_REQUIRED)}")
    source = Source(**{field: _CHECKS[field](field, value) for field, value in entry.items()})
    if entry.get("checked") is False and not source.note:
        raise FieldError("note", "missing; an entry that could not be checked says why")
    if source.name in known:
        raise FieldError("name", "used by an entry above; give each entry a name of its own")
    return source


def _lines(text: str) -> list[int]:
    """Return the line numbers, from 1, of the headers that begin entries."""
    return [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
