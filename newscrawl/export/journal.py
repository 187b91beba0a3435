"""The journal of a run: which bytes of its shards are acknowledged, and the pages that they hold.

A page may leave records in two files, which no disk writes in one go. So a line of the journal, written once both are
on the disk, is what acknowledges them; what a killed run left behind the last line was never said to be stored, and
is cut off (:mod:`newscrawl.export.repair`). Each process of a run has a journal of its own in ``.journal``, held by a
lock while it lives, and deleted at its end.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.durable import DurableFile, folder_lock, make_folder
from newscrawl.signals import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = ".journal"
"""Name of the folder of journals, in the output folder."""
SUFFIX = ".log"
"""Not ``.jsonl``: who looks for records below the output folder shall find no journal."""


class Journal:
    """The journal of this process in the *output* folder, for its run *run*."""

    def __init__(self, output: Path, run: str) -> None:
        self._output = output
        self._delivered = True
        folder = output / FOLDER
        make_folder(folder)
        with folder_lock(folder):  # from its first moment on, nobody takes it for a dead run's
            self._file = DurableFile(_free_name(folder, run))
            self._file.lock()

    @property
    def folder(self) -> Path:
        """The folder of journals, whose lock a process holds that takes a name in the output folder."""
        return self._output / FOLDER

    def claim(self, part: Path) -> None:
        """Note that the shard *part*, about to be made, is this process's."""
        self._write({str(part): 0}, ())

    def commit(self, sizes: Mapping[Path, int], receipts: Iterable[Receipt]) -> None:
        """Acknowledge the first bytes of each part in *sizes*, and the pages of *receipts*; raise OSError if the line
        does not reach the disk."""
        self._write({str(part): size for part, size in sizes.items()}, receipts)
        self._delivered = False

    def deliver(self) -> None:
        """Note that whoever goes by the receipts has taken all of them; the next line will say so."""
        self._delivered = True

    def close(self, *, keep: bool) -> None:
        """Give it up; unless it is to *keep* for the next run, or holds receipts that nobody took, delete it."""
        if self._delivered and not keep:
            self._file.path.unlink(missing_ok=True)
        self._file.close()

    def _write(self, sizes: Mapping[str, int], receipts: Iterable[Receipt]) -> None:
        parts = {os.path.relpath(part, self._output): size for part, size in sizes.items()}
        pages = [[receipt.requested, receipt.url, receipt.records, receipt.is_whole] for receipt in receipts]
        line = {"delivered": self._delivered, "parts": parts, "pages": pages}
        self._file.append(orjson.dumps(line) + b"\n")


@dataclass(slots=True, kw_only=True)
class Entries:
    """What a journal says."""

    parts: dict[Path, int] = field(default_factory=dict)
    """Of each shard that its process made: how many bytes are acknowledged."""
    undelivered: list[tuple[Receipt, ...]] = field(default_factory=list)
    """The receipts of which it is not known that they were taken, as they were sent."""


def read_journal(path: Path, output: Path) -> Entries:
    """Return what the journal at *path*, of the *output* folder, says up to a line that was not finished."""
    entries = Entries()
    with path.open("rb") as lines:
        for line in lines:
            try:
                fields = orjson.loads(line)
            except orjson.JSONDecodeError:  # the process ended, or the power, while it was written
                break
            if fields["delivered"]:
                entries.undelivered.clear()
            for part, size in fields["parts"].items():
                entries.parts[Path(os.path.normpath(output / part))] = size
            if fields["pages"]:
                entries.undelivered.append(tuple(_receipt(*page) for page in fields["pages"]))
    return entries


def _receipt(requested: str, url: str, records: list[Any], is_whole: bool = True) -> Receipt:
    # Runs of older versions, which may have been killed, did not say whether a page is whole.
    told = tuple((identity, route) for identity, route in records)
    return Receipt(requested=requested, url=url, records=told, is_whole=is_whole)


def _free_name(folder: Path, run: str) -> Path:
    number = 1
    while (path := folder / f"{run}.{number}{SUFFIX}").exists():
        number += 1
    return path
