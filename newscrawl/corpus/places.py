"""Where things are below the folder of the output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.inputs import find_archives

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST = ".jsonl"
SHEETS, QUARANTINE = "cleaned", "quarantine"
COMPARING = "comparing"
"""Of what tasks tell one another while they look for repeats: not needed afterwards."""
PRINTS, BANDS_OF, MET, ALIKE, CLUSTERS, FOUND = (
    f"{COMPARING}/{name}" for name in ("prints", "bands", "met", "alike", "clusters", "found")
)


def inputs_of(paths: Iterable[str]) -> list[Path]:
    """Return the WARC files that *paths* are or, if they are folders, hold, and the manifests among them, whole and in the
    order by which they are numbered."""
    named = list(map(Path, paths))
    manifests = [path for path in named if path.suffix == MANIFEST and path.is_file()]
    return sorted({path.resolve() for path in (*find_archives(named), *manifests)}, key=str)


def sheet_path(folder: Path, number: int, archive: Path) -> Path:
    """Return the file of what was cleaned of *archive*, which has that *number* among all."""
    return folder / SHEETS / f"{number:05}-{archive.name}.jsonl"


def sheets_of(folder: Path) -> list[Path]:
    """Return the files of what was cleaned into *folder*, in order."""
    return sorted((folder / SHEETS).glob("*.jsonl"))


def quarantine_of(folder: Path, number: int) -> Path:
    """Return where pages are kept that no process could clean."""
    return folder / f"{QUARANTINE}-{number:05}"


def make_anew(path: Path) -> Path:
    """Return *path*, once its folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
