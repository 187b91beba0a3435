"""The records of finished shards: which files, and what they hold that is a record."""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass
from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.shape import misfit, record_fields
from newscrawl.export.shards import PART
from newscrawl.packed import BROKEN, open_unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from newscrawl.export.shape import Field

_OWN = re.compile(
    r"(?P<stem>.*stories|.*rejected) (?:-\d{4}-\d\d-\d\d-\d{4,})? \.jsonl (?:\.gz|\.zst)?", re.VERBOSE
)
"""Files of folders that are read: those that crawls and `scrapy clean` name themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files that were named or found."""

    files: tuple[Path, ...]
    unfinished: tuple[Path, ...]
    """Those named ``.part``, which are left out."""


def find_shards(inputs: Iterable[Path], *, rejected: bool = False) -> Found:
    """Return the files among *inputs*, and the shards in the folders among them, by name, each once; raise
    FileNotFoundError for an input that is not there."""
    files: dict[Path, None] = {}
    unfinished: dict[Path, None] = {}
    for path in inputs:
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        for file in [path] if path.is_file() else _in_folder(path, rejected=rejected):
            (unfinished if file.name.endswith(PART) else files)[file] = None
    return Found(files=tuple(files), unfinished=tuple(unfinished))


def _in_folder(folder: Path, *, rejected: bool) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.jsonl*")):
        name = _OWN.fullmatch(path.name.removesuffix(PART))
        if name and path.is_file() and (rejected or not name["stem"].endswith("rejected")):
            yield path


def read_lines(path: Path, problem: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """Yield what each line of *path* holds that is a record, with fields that it lacks for its age; tell *problem* of
    the others, and of a file that ends before its end."""
    defaults = {field.name: _default(field) for field in record_fields()}
    number = 0
    try:
        with open_unpacked(path) as lines:
            for number, line in enumerate(lines, 1):
                try:
                    fields = orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    problem(f"{path}:{number}: no JSON ({error}); left out")
                    continue
                if (why := misfit(fields)) is not None:
                    problem(f"{path}:{number}: no record of newscrawl: {why}; left out")
                    continue
                yield {name: fields.get(name, default) for name, default in defaults.items()}
    except BROKEN as error:
        problem(f"{path}: broken behind line {number} ({error}); what follows is left out")


def _default(field: Field) -> Any:  # noqa: ANN401  # any JSON value
    """Return what stands for *field* in a record from before it was: never used for one that all records have."""
    if field.default is MISSING:
        return None
    return [] if field.shape.type == "array" else field.default
