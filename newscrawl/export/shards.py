"""Shards: the files of a run's records, by day and number, and how to read them.

``stories.jsonl`` of the settings becomes ``stories-2026-11-22-0001.jsonl``, ``...-0002.jsonl`` and so on, each named
``.part`` until it is complete.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.durable import DurableFile, folder_lock, make_folder, sync_folder
from newscrawl.export.packing import PACKINGS, Packing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newscrawl.export.journal import Journal

PART = ".part"
_NAME = re.compile(
    r"(?P<stem>.+)-(?P<day>\d{4}-\d\d-\d\d)-(?P<number>\d{4,})(?P<kind>\.[a-z]+)(?:\.gz|\.zst)?"
)
_BLOCK = 1 << 20


def shards(folder: Path) -> list[Path]:
    """Return the complete shards in *folder*, that of a run, in the order in which they were begun."""
    names = ((_NAME.fullmatch(path.name), path) for path in folder.iterdir())
    found = [(name["stem"], name["day"], int(name["number"]), path) for name, path in names if name]
    return [path for *_, path in sorted(found)]


def read_records(path: Path, start: int = 0) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each record of the shard at *path*, complete or not, and the offset from which reading goes on behind it.

    *start* is such an offset. In a packed shard, a group of records has one: it is given with the last of them, and
    the offset of the group's beginning with the others. Reading ends at what is not whole.
    """
    begin = start
    for lines, end in read_groups(path, start):
        *first, last = lines.splitlines(keepends=True)
        for line in first:
            yield orjson.loads(line), begin
        yield orjson.loads(last), end
        begin = end


def read_groups(path: Path, start: int = 0) -> Iterator[tuple[bytes, int]]:
    """Yield the whole lines of the shard at *path* as they were packed (unpacked ones one by one), and where each
    group ends."""
    packing = packing_of(path)
    with path.open("rb") as file:
        file.seek(start)
        if packing.unpacker is not None:
            yield from _unpacked(file, packing, start)
            return
        end = start
        for line in file:
            if not line.endswith(b"\n"):
                return
            end += len(line)
            yield line, end


def packing_of(path: Path) -> Packing:
    """Return the packing of the shard at *path*, by its name."""
    name = path.name.removesuffix(PART)
    packed = (packing for packing in PACKINGS.values() if packing.suffix and name.endswith(packing.suffix))
    return next(packed, PACKINGS["none"])


def _unpacked(file: Any, packing: Packing, start: int) -> Iterator[tuple[bytes, int]]:  # noqa: ANN401
    assert packing.unpacker is not None  # noqa: S101 - the caller has looked
    end, rest = start, b""
    while True:
        unpacker, lines, read = packing.unpacker(), [], 0
        while not unpacker.eof:
            block = rest or file.read(_BLOCK)
            if not block:
                return
            rest = b""
            read += len(block)
            try:
                lines.append(unpacker.decompress(block))
            except packing.errors:
                return
        rest = unpacker.unused_data
        end += read - len(rest)
        if group := b"".join(lines):
            yield group, end


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
