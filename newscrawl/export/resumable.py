"""Lines that are written a batch at a time: what a killed run had finished stands, and the next goes on behind it."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any

from newscrawl.export.durable import make_folder, sync_folder
from newscrawl.export.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LINES, JOURNAL = ".cleaned", ".progress"
"""What the names of the two files end with."""
_BUFFER = 1 << 20


class ResumableError(Exception):
    """A run that cannot be gone on with; says why, and what to do."""


class ResumableLines:
    """A file of lines beside the *output* that will be made of them, and its journal; both are gone once that is there.

    The journal is one JSON object a line: what the run was begun with, then each batch that is on the disk, with the size
    of the file behind it. Opening cuts the file to the last of these. One process at a time has it open.
    """

    def __init__(self, output: Path, begun: Mapping[str, Any], told: Mapping[str, Any]) -> None:
        """Open it.

        *begun* must be what the run was begun with; *told* is taken over from there. Raise ResumableError if that is
        another, or if another process writes it; OSError if it cannot be made.
        """
        self._path = output.with_name(output.name + JOURNAL)
        make_folder(self._path.parent)
        try:
            self._journal = Notes(self._path)
        except BlockingIOError:
            raise ResumableError(f"{self._path} is held: another run writes this output now") from None
        self.batches: dict[str, dict[str, Any]] = {}
        """What was said of each batch that is finished, by its name."""
        try:
            notes = self._journal.found
            self.told: dict[str, Any] = notes[0]["told"] if notes else dict(told)
            """What the run was first started with, of that which need not be the same."""
            if notes:
                self._check(notes[0]["begun"], begun)
            else:
                self._journal.add({"begun": dict(begun), "told": self.told})
            self.batches = {note["batch"]: note["said"] for note in notes[1:]}
            self._file = self._open(
                output.with_name(output.name + LINES), notes[-1].get("size", 0) if notes else 0
            )
        except BaseException:
            self._journal.close()
            raise

    def _check(self, before: Mapping[str, Any], begun: Mapping[str, Any]) -> None:
        for name, value in begun.items():
            if before.get(name) != value:
                raise ResumableError(
                    f"{self._path} is of a run that was begun with another {name} ({before.get(name)!r}, now {value!r}): "
                    "go on with the same, name another output, or delete that file to begin anew"
                )

    def _open(self, path: Path, size: int) -> IO[bytes]:
        self._lines = path
        file = path.open("a+b", buffering=_BUFFER)
        if os.fstat(file.fileno()).st_size < size:
            file.close()
            raise ResumableError(f"{path} is shorter than {self._path} says: delete that file to begin anew")
        file.truncate(size)
        return file

    def write(self, line: bytes) -> None:
        """Add *line*, which ends with its line end and has no other."""
        self._file.write(line)

    def finish_batch(self, name: str, said: Mapping[str, Any]) -> None:
        """Return once all that was written is on the disk, and it is noted that the batch *name* is finished."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._journal.add({"batch": name, "said": dict(said), "size": self._file.tell()})
        self.batches[name] = dict(said)

    def lines(self) -> Iterator[bytes]:
        """Yield all lines of the batches that are finished, in order."""
        self._file.seek(0)
        yield from self._file

    def remove(self) -> None:
        """Take both files away, now that what was made of them is on the disk."""
        self._journal.remove()  # first: without it, the other does not count
        sync_folder(self._path.parent)
        self._lines.unlink()

    def close(self) -> None:
        """Leave it as it is; what was written of an unfinished batch will not count."""
        for file in (self._file, self._journal):
            file.close()
