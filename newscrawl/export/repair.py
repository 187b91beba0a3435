"""What runs that were killed left behind: their shards are completed, and their last receipts are found."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newscrawl.export.durable import folder_lock, is_held
from newscrawl.export.journal import FOLDER, SUFFIX, Entries, read_journal
from newscrawl.export.shards import complete

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)


def repair(output: Path) -> list[Path]:
    """Complete the shards that dead runs left in the *output* folder, and return their paths.

    Each is cut to what is acknowledged of it, so that it holds whole records, and all records of their pages. Files
    of living runs are not touched. Raises OSError if a shard cannot be completed; those before it are.
    """
    with dead_journals(output) as dead:
        return complete_shards(output, dead)


@contextmanager
def dead_journals(output: Path) -> Iterator[dict[Path, Entries]]:
    """Give the journals of runs that ended without deleting them; nobody else is given them meanwhile."""
    folder = output / FOLDER
    if not folder.is_dir():
        yield {}
        return
    with folder_lock(folder):
        dead = [path for path in sorted(folder.glob(f"*{SUFFIX}")) if not is_held(path)]
        yield {path: read_journal(path, output) for path in dead}


def complete_shards(output: Path, dead: dict[Path, Entries]) -> list[Path]:
    """Complete the shards of the *dead* journals, and return their paths; raise OSError for one that cannot be."""
    sizes: dict[Path, int] = {}
    for entries in dead.values():
        for part, size in entries.parts.items():
            sizes[part] = max(size, sizes.get(part, 0))
    completed = [
        _cut_and_complete(part, size)
        for part, size in sizes.items()
        if part.exists() and part not in _claimed_by_the_living(output, dead)
    ]
    return [path for path in completed if path]


def _cut_and_complete(part: Path, size: int) -> Path | None:
    with part.open("rb+") as file:
        present = file.seek(0, os.SEEK_END)
        if present < size:
            logger.error(
                "%s has %d of the %d bytes that were written: the disk lost some", part, present, size
            )
        file.truncate(min(size, present))
        os.fsync(file.fileno())
    return complete(part, min(size, present))


def _claimed_by_the_living(output: Path, dead: dict[Path, Entries]) -> set[Path]:
    """Return the shards of journals that are not *dead*: names are claimed before there is a file."""
    journals = [path for path in (output / FOLDER).glob(f"*{SUFFIX}") if path not in dead]
    return {part for journal in journals for part in read_journal(journal, output).parts}
