"""Paths given on the command line -> the pages they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.inputs.manifest import Entry, Problem, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt"})
TEXT_SUFFIX = ".txt"
KNOWN = ".html, .txt (also .gz), a folder of them, or a .jsonl manifest"


def find_inputs(paths: Iterable[Path]) -> Iterator[Entry | Problem]:
    """Yield the pages that *paths* name, in the order given, folders sorted by name, and a problem for
    each path that names none."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif not path.is_file():
            yield Problem(place=str(path), message="no such file or folder")
        elif path.suffix == ".jsonl":
            yield from read_manifest(path)
        elif page_suffix(path) is not None:
            yield _file(path)
        else:
            yield Problem(place=str(path), message=f"is of no kind that is read here: {KNOWN}")


def page_suffix(path: Path) -> str | None:
    """Return the suffix that says how *path* is read, ``.gz`` left off; ``None`` if it is no page."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in PAGE_SUFFIXES else None


def _folder(folder: Path) -> Iterator[Entry | Problem]:
    pages = sorted(path for path in folder.rglob("*") if path.is_file() and page_suffix(path) is not None)
    if not pages:
        yield Problem(place=str(folder), message="holds no .html or .txt file")
    yield from map(_file, pages)


def _file(path: Path) -> Entry:
    return Entry(url=path.resolve().as_uri(), path=path)
