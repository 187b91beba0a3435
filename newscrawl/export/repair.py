"""What runs that were killed left behind: their shards are completed, and their last receipts are found."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newscrawl.export.durable import folder_lock, is_held
from newscrawl.export.journal import FOLDER, SUFFIX, Entries, read_journal
from newscrawl.export.shardplace import complete
from newscrawl.export.shards import PART

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

logger = logging.getLogger(__name__)


def repair(output: Path) -> list[Path]:
    """Complete the shards that dead runs left in the *output* folder, and return their paths.

    Each is cut to what is acknowledged of it, so that it holds whole records, and all records of their pages. Files
    of living runs are not touched. Raises OSError, once all others are complete, if a shard cannot be completed.
    """
    with dead_journals(output) as dead:
        completed, failed = complete_shards(output, dead)
    for error in failed.values():
        raise error
    return completed


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


def complete_shards(output: Path, dead: Mapping[Path, Entries]) -> tuple[list[Path], dict[Path, OSError]]:
    """Complete the shards of the *dead* journals; return their paths, and of those that cannot be completed why."""
    sizes: dict[Path, int] = {}
    for entries in dead.values():
        for part, size in entries.parts.items():
            if part.suffix != PART:  # written by no run: nothing else is ever cut
                continue
            sizes[part] = max(size, sizes.get(part, 0))
    living = _claimed_by_the_living(output, dead)
    completed: list[Path] = []
    failed: dict[Path, OSError] = {}
    for part in sorted(path for path in sizes.keys() - living if path.exists()):
        try:
            path = _cut_and_complete(part, sizes[part])
        except OSError as error:
            failed[part] = error
        else:
            completed += [path] if path else []
    return completed, failed


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


def _claimed_by_the_living(output: Path, dead: Mapping[Path, Entries]) -> set[Path]:
    """Return the shards of journals that are not *dead*: names are claimed before there is a file."""
    journals = [path for path in (output / FOLDER).glob(f"*{SUFFIX}") if path not in dead]
    return {part for journal in journals for part in read_journal(journal, output).parts}
