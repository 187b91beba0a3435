"""Paths given on the command line -> the pages they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.inputs.manifest import Entry, Problem, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt"})
TEXT_SUFFIX = ".txt"
KNOWN = ".html, .txt (also .gz), .warc (also .gz, .zst), a folder of them, or a .jsonl manifest"
ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
_OWN = b'<meta name="generator" content="newscrawl">'
"""What a report says of itself, within its first bytes."""
_OWN_BYTES = 512


def find_inputs(paths: Iterable[Path]) -> Iterator[Entry | Problem]:
    """Yield the pages that *paths* name, in the order given, folders sorted by name, and a problem for
    each path that names none; archives are left to :func:`find_archives`."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif not path.is_file():
            yield Problem(place=str(path), message="no such file or folder")
        elif path.suffix == ".jsonl":
            yield from read_manifest(path)
        elif page_suffix(path) is not None:
            yield _file(path)
        elif is_archive(path):
            pass
        else:
            yield Problem(place=str(path), message=f"is of no kind that is read here: {KNOWN}")


def find_archives(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the archives that *paths* name, in the order given, folders sorted by name, each once."""
    seen = set()
    for path in paths:
        for archive in _archives(path) if path.is_dir() else filter(is_archive, (path,)):
            if (real := archive.resolve()) not in seen and archive.is_file():
                seen.add(real)
                yield archive


def is_archive(path: Path) -> bool:
    """Return whether *path* is named as WARC files are."""
    return path.name.lower().endswith(ARCHIVE_SUFFIXES)


def page_suffix(path: Path) -> str | None:
    """Return the suffix that says how *path* is read, ``.gz`` left off; ``None`` if it is no page."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in PAGE_SUFFIXES else None


def _folder(folder: Path) -> Iterator[Entry | Problem]:
    pages = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and page_suffix(path) is not None and not _is_report(path)
    )
    if not pages and not _archives(folder):
        yield Problem(
            place=str(folder),
            message="holds no .html, .txt or .warc file; a crawl keeps its pages with -s NEWSCRAWL_WARC=True",
        )
    yield from map(_file, pages)


def _is_report(path: Path) -> bool:
    """Return whether *path* is what ``scrapy report`` wrote, which stands beside the pages that it is about."""
    try:
        with path.open("rb") as file:
            return _OWN in file.read(_OWN_BYTES)
    except OSError:
        return False  # told when it is loaded


def _archives(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and is_archive(path))


def _file(path: Path) -> Entry:
    return Entry(url=path.resolve().as_uri(), path=path)
