"""Which archives an output folder is of, and how they are cleaned: tasks and files are numbered by their places in that
list, and what is done by one command and by the next is one output."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.corpus.places import sheet_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLAN = "archives.json"


class Plan:
    """The list of archives of an output *folder*, and what they are cleaned with."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / PLAN
        self.now = datetime.now(UTC).isoformat(timespec="seconds")
        """ISO 8601: when pages were fetched that do not say when; once begun, what it was then."""

    def begin(self, archives: Sequence[str], same: Mapping[str, Any], fetched: str | None = None) -> str:
        """Note that the folder is of *archives*, in that order, that *same* must be the same when it is gone on with,
        and when pages were *fetched* that do not say when. Return why that cannot be, if it was begun otherwise, and
        what to do."""
        marks = [_mark(Path(path)) for path in archives]
        if not self._path.exists():
            self.now = fetched or self.now
            self._folder.mkdir(parents=True, exist_ok=True)
            note = {"archives": marks, "same": dict(same), "now": self.now}
            self._path.write_text(json.dumps(note, indent=1), encoding="utf-8")
            return ""
        before = json.loads(self._path.read_text(encoding="utf-8"))
        self.now = before["now"]
        if before["archives"] != marks:
            return self._complaint("other archives, or they have changed")
        was, now = {**before["same"], "--fetched": self.now}, {**same, "--fetched": fetched or self.now}
        for name, value in now.items():
            if was.get(name) != value:
                return self._complaint(f"another {name} ({was.get(name)!r}, now {value!r})")
        return ""

    def _complaint(self, what: str) -> str:
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
