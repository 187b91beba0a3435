"""The lines of output files: of a run's folder, of single files, packed or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.naming import rejected_path
from newscrawl.packed import BROKEN, open_unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
NAMES = ("stories", "rejected")
"""What the files of a run's folder begin with."""
NEEDED = {
    "url": str, "site": str, "part": int, "title": (str, type(None)), "text": str, "language": str,
    "published": (str, type(None)), "published_from": (str, type(None)), "authors": list, "removed": list,
    "verdicts": list, "id": str, "duplicate_of": (str, type(None)), "run": str,
}  # fmt: skip
"""Fields that a record must have here, and their types."""
_UNREADABLE: tuple[type[Exception], ...] = (OSError, *BROKEN)


class InputError(ValueError):
    """An input that cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of records."""

    path: Path
    rejected: bool
    """Whether its records were rejected."""


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """Return the files that *paths* name, each once: files, what was rejected beside them, and folders of runs; raise
    InputError for a path that names none."""
    found: dict[Path, Source] = {}
    for path in paths:
        for file in _folder(path) if path.is_dir() else _file(path):
            found.setdefault(file.resolve(), Source(path=file, rejected=_is_rejected(file)))
    return list(found.values())


def read(source: Source, complain: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """Yield the records of *source*; tell *complain* of each line that is none, and of a file that is broken off."""
    number = 0
    try:
        with open_unpacked(source.path) as lines:
            for number, line in enumerate(lines, 1):
                record = _record(line)
                if record is None:
                    complain(f"{source.path}: line {number} is no record, and left out")
                else:
                    yield record
    except _UNREADABLE as error:
        complain(f"{source.path}: broken off behind line {number} ({error}); what comes before is read")


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(record, dict):
        return None
    good = all(isinstance(record.get(name, ...), kinds) for name, kinds in NEEDED.items())  # type: ignore[arg-type]
    return record if good and all(map(_is_cut, record["removed"])) else None


def _is_cut(cut: object) -> bool:
    return isinstance(cut, dict) and all(isinstance(cut.get(name), str) for name in ("kind", "rule", "text"))


def _folder(folder: Path) -> list[Path]:
    found = (
        path for path in folder.rglob("*")
        if path.is_file() and path.name.endswith(SUFFIXES) and path.name.startswith(NAMES)
    )  # fmt: skip
    files = sorted(found, key=lambda path: (path.parent, _is_rejected(path), path.name))  # the stories first
    if not files:
        raise InputError(
            f"{folder}: holds no stories-... or rejected-... file; name the folder of a run, or a file"
        )
    return files


def _file(path: Path) -> list[Path]:
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder")
    if not path.name.endswith(SUFFIXES):
        raise InputError(
            f"{path}: is none of {', '.join(SUFFIXES)}: name what `scrapy crawl` or `scrapy clean` wrote"
        )
    beside = rejected_path(path)
    return [path, *([beside] if beside.is_file() else [])]


def _is_rejected(path: Path) -> bool:
    return path.name.startswith("rejected") or path.name.partition(".jsonl")[0].endswith(".rejected")
