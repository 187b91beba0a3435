"""Where shards are made, when they are complete, and how they get their names."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.export.durable import DurableFile, folder_lock, make_folder, sync_folder
from newscrawl.export.packing import PACKINGS, Packing
from newscrawl.export.shards import PART

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.export.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """When a shard is complete and the next begins; 0: never for that."""

    size: int
    """Bytes."""
    seconds: float

    def is_due(self, size: int, age: float) -> bool:
        """Return whether a shard of *size* bytes that was begun *age* seconds ago is complete."""
        return 0 < self.size <= size or 0 < self.seconds <= age


@dataclass(slots=True, kw_only=True)
class ShardPlace:
    """Where a shard is made: next to *target*, under the next free number of the day."""

    target: Path
    packing: Packing
    journal: Journal
    day: str = ""
    """Of its name, once it is made."""
    born: float = 0.0
    """When the first record was written, by the monotonic clock."""

    def create(self) -> DurableFile:
        """Return the new shard, noted in the journal; raise OSError if it cannot be made."""
        self.day = today()
        with folder_lock(self.journal.folder):
            make_folder(self.target.parent)
            path = self._free_name()
            self.journal.claim(path)
            return DurableFile(path)

    def pack(self, lines: bytes) -> bytes:
        """Return *lines* as one member or frame."""
        self.born = self.born or time.monotonic()
        return self.packing.pack(lines)

    def finish(self, file: DurableFile, acknowledged: int, *, failed: bool) -> None:  # noqa: ARG002  # abandoned then
        """Give *file* its name; take it away if it is empty; raise OSError if not all of it is acknowledged."""
        file.close()
        if file.size != acknowledged:
            raise OSError(f"{file.path} holds records that were not acknowledged; the next run completes it")
        with folder_lock(self.journal.folder):
            complete(file.path, acknowledged)

    def _free_name(self) -> Path:
        suffixes = [packing.suffix for packing in PACKINGS.values()]
        number = 0
        while True:
            number += 1
            name = f"{self.target.stem}-{self.day}-{number:04}{self.target.suffix}"
            taken = (self.target.with_name(f"{name}{suffix}") for suffix in suffixes)
            if not any(path.exists() or path.with_name(path.name + PART).exists() for path in taken):
                return self.target.with_name(f"{name}{self.packing.suffix}{PART}")


def complete(part: Path, size: int) -> Path | None:
    """Give the shard *part*, of *size* bytes, the name that it is to have, and return it; take it away, and its folder
    if that holds nothing else, if it is empty."""
    folder = part.parent
    if not size:
        part.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
        return None
    target = part.with_name(part.name.removesuffix(PART))
    if target.exists():  # never by a run's doing
        raise FileExistsError(
            f"{target} is there already, so {part} cannot take its name; move one of them away."
        )
    part.replace(target)
    sync_folder(folder)
    return target


def today() -> str:
    """Return the day (UTC) that shards made now are named by."""
    return f"{datetime.now(UTC):%Y-%m-%d}"
