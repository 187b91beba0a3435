"""Which archives an output folder is of: tasks and files are numbered by their places in that list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.corpus.places import sheet_path

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAN = "archives.json"


class Plan:
    """The list of archives of an output *folder*, and in how many tasks they are cleaned."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / PLAN

    def begin(self, archives: Sequence[str], tasks: int) -> str:
        """Note what the folder is of; return why that cannot be, if it is of something else, and what to do."""
        now = {"tasks": tasks, "archives": [_mark(Path(path)) for path in sorted(archives)]}
        if not self._path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(now, indent=1), encoding="utf-8")
            return ""
        before = json.loads(self._path.read_text(encoding="utf-8"))
        if before == now:
            return ""
        what = (
            "another number of tasks"
            if before["archives"] == now["archives"]
            else "other archives, or they have changed"
        )
        return f"{self._path}: was begun with {what}; go on with the same, or name another output"

    def waiting(self) -> list[str]:
        """Return the archives that are not cleaned yet."""
        if not self._path.exists():
            return [f"{self._path} (which `clean` writes)"]
        archives = json.loads(self._path.read_text(encoding="utf-8"))["archives"]
        paths = [archive["path"] for archive in archives]
        return [
            path
            for number, path in enumerate(paths)
            if not sheet_path(self._folder, number, Path(path)).exists()
        ]


def _mark(path: Path) -> dict[str, str | int]:
    state = path.stat()
    return {"path": str(path), "size": state.st_size, "changed": state.st_mtime_ns}
