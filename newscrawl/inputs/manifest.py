"""Manifests: JSON lines, one page a line."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_LINE_CHARS = 64 * 1024 * 1024
"""Characters of a manifest line: one page with its HTML; longer lines are reported and skipped."""
SOURCES = ("path", "html", "text")
FIELDS = frozenset({"url", "fetched", "content_type", "title", "published", "language", *SOURCES})
_OF_RECORDS = frozenset({"part", "removed", "verdicts"})
"""Fields by which records are told from pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page to clean: where its bytes are, and what is said of it."""

    url: str
    fetched: str | None = None
    path: Path | None = None
    offset: int | None = None
    """Of an archive: where in it the page's record is."""
    html: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    content_type: str = ""
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that cannot be read: what, where, and what to do."""

    place: str
    """File and line."""
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def read_manifest(path: Path) -> Iterator[Entry | Problem]:
    """Yield the pages that the manifest at *path* names, and a problem for each line that names none."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(MAX_LINE_CHARS):
            number += 1
            place = f"{path}:{number}"
            if len(line) == MAX_LINE_CHARS and not line.endswith(b"\n"):
                yield Problem(
                    place=place,
                    message=f"the line is longer than {MAX_LINE_CHARS} bytes; give the page as path",
                )
                while (line := lines.readline(MAX_LINE_CHARS)) and not line.endswith(b"\n"):
                    pass
            elif line.strip():
                yield _entry(line, path, place)


def _entry(line: bytes, manifest: Path, place: str) -> Entry | Problem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(place=place, message=f"is not JSON ({error}); each line is one object")
    message = _complaint(row)
    if message is not None:
        return Problem(place=place, message=message)
    values: dict[str, Any] = {name: row[name] for name in FIELDS & row.keys() if row[name] is not None}
    if "path" in values:
        values["path"] = manifest.parent / values["path"]
    return Entry(**values)


def _complaint(row: object) -> str | None:
    """Return what is wrong with a line's value, ``None`` if nothing is."""
    if not isinstance(row, dict):
        return f'is {type(row).__name__}, not an object; write {{"url": ..., "path": ...}}'
    return next(filter(None, _complaints(row)), None)


def _complaints(row: dict[str, Any]) -> Iterator[str | None]:
    """Yield what is wrong with the fields of *row*, the gravest first."""
    if row.keys() >= _OF_RECORDS:
        yield "is a record that newscrawl wrote, and no page; name the pages, as of a crawl with -s NEWSCRAWL_WARC=True"
    for name in sorted(FIELDS & row.keys()):
        if row[name] is not None and not isinstance(row[name], str):
            yield f"field {name!r} is {type(row[name]).__name__}; write it as a string"
    if not row.get("url"):
        yield "field 'url' is missing; records are known by it"
    elif not _is_address(row["url"]):
        yield f"field 'url' is {row['url'][:80]!r}; write an http or https address"
    if sum(row.get(name) is not None for name in SOURCES) != 1:
        yield "exactly one of 'path', 'html' and 'text' must say where the page is"
    if row.get("fetched") and not _is_moment(row["fetched"]):
        yield f"field 'fetched' is {row['fetched'][:40]!r}; write ISO 8601, as 2026-11-22T07:00:00+00:00"


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "file":  # what a file that was cleaned is known by
        return not parts.hostname and parts.path.startswith("/")
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
