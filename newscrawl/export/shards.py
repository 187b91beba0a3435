"""Shards: the files of a run's records, by day and number, and how to read them.

``stories.jsonl`` of the settings becomes ``stories-2026-11-22-0001.jsonl``, ``...-0002.jsonl`` and so on, each named
``.part`` until it is complete.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.packing import PACKINGS, Packing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
