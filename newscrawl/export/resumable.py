"""Output that is written a batch at a time: what a killed run had finished stands, and the next goes on behind it."""

from __future__ import annotations

import fcntl
import json
import os
from typing import IO, TYPE_CHECKING, Any

from newscrawl.export.durable import make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PART = ".part"
JOURNAL = ".progress"
"""What the name of the journal beside the output ends with."""
_BUFFER = 1 << 20


class ResumableError(Exception):
    """A run that cannot be gone on with; says why, and what to do."""


class ResumableOutput:
    """Files that are named ``.part`` until all batches are in them, and a journal beside the first of them.

    The journal is one JSON object a line: what the run was begun with, then each batch that is on the disk, with the
    sizes of the files behind it. Opening cuts the files to the last of these. One process at a time has it open.
    """

    def __init__(self, targets: Sequence[Path], begun: Mapping[str, Any], told: Mapping[str, Any]) -> None:
        """Open it.

        *begun* must be what the run was begun with; *told* is taken over from there. Raise ResumableError if that is
        another, or if another process writes it; OSError if it cannot be made.
        """
        self._targets = tuple(targets)
        self._path = targets[0].with_name(f"{targets[0].name}{JOURNAL}")
        make_folder(self._path.parent)
        self._journal = _locked(self._path)
        self.batches: dict[str, dict[str, Any]] = {}
        """What was said of each batch that is finished, by its name."""
        self._files: list[IO[bytes]] = []
        try:
            lines = _lines(self._journal)
            self.told: dict[str, Any] = lines[0]["told"] if lines else dict(told)
            """What the run was first started with, of that which need not be the same."""
            self._is_finished = bool(lines) and "finished" in lines[-1]
            self._take_up(lines, begun)
        except BaseException:
            self.close()
            raise

    def _take_up(self, lines: Sequence[dict[str, Any]], begun: Mapping[str, Any]) -> None:
        if lines:
            self._check(lines[0]["begun"], begun)
        else:
            self._note({"begun": dict(begun), "told": self.told})
        sizes = [0] * len(self._targets)
        for line in lines:
            if "batch" in line:
                self.batches[line["batch"]] = line["said"]
                sizes = line["sizes"]
        if not self._is_finished:
            for target, size in zip(self._targets, sizes, strict=True):
                self._files.append(self._open(target, size))

    def _check(self, before: Mapping[str, Any], begun: Mapping[str, Any]) -> None:
        for name, value in begun.items():
            if before.get(name) != value:
                raise ResumableError(
                    f"{self._path} is of a run that was begun with another {name} ({before.get(name)!r}, now {value!r}): "
                    "go on with the same, name another output, or delete that file to begin anew"
                )

    def _open(self, target: Path, size: int) -> IO[bytes]:
        path = target.with_name(target.name + PART)
        file = path.open("ab", buffering=_BUFFER)
        if os.fstat(file.fileno()).st_size < size:
            file.close()
            raise ResumableError(f"{path} is shorter than {self._path} says: delete that file to begin anew")
        file.truncate(size)
        file.seek(size)
        return file

    def write(self, number: int, line: bytes) -> None:
        """Add *line* to the file *number*."""
        self._files[number].write(line)

    def finish_batch(self, name: str, said: Mapping[str, Any]) -> None:
        """Return once all that was written is on the disk, and it is noted that the batch *name* is finished."""
        for file in self._files:
            file.flush()
            os.fsync(file.fileno())
        self._note({"batch": name, "said": dict(said), "sizes": [file.tell() for file in self._files]})
        self.batches[name] = dict(said)

    def finish(self) -> None:
        """Give the files their names, and take the journal away; killed meanwhile, the next run does it."""
        if not self._is_finished:
            for file in self._files:
                file.close()
            self._note({"finished": True})
        for target in self._targets:
            part = target.with_name(target.name + PART)
            if not self._is_finished or part.exists():  # else the run that was killed here had done it
                part.replace(target)
        sync_folder(self._path.parent)
        self._path.unlink()
        sync_folder(self._path.parent)

    def close(self) -> None:
        """Leave it as it is; what was written of an unfinished batch will not count."""
        for file in (*self._files, self._journal):
            file.close()

    def _note(self, line: Mapping[str, Any]) -> None:
        self._journal.write(json.dumps(line).encode("ascii") + b"\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())
        sync_folder(self._path.parent)


def _locked(path: Path) -> IO[bytes]:
    while True:
        journal = path.open("a+b")
        try:
            fcntl.flock(journal.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            journal.close()
            raise ResumableError(f"{path} is held: another run writes this output now") from None
        if path.exists() and os.fstat(journal.fileno()).st_ino == path.stat().st_ino:
            return journal
        journal.close()  # the run that held it came to its end meanwhile


def _lines(journal: IO[bytes]) -> list[dict[str, Any]]:
    """Return what *journal* holds; a last line that was cut off is taken away."""
    journal.seek(0)
    data = journal.read()
    whole = data[: data.rfind(b"\n") + 1]
    journal.truncate(len(whole))
    return [json.loads(line) for line in whole.splitlines()]
