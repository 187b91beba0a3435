"""A command, run to its end and watched: time, processor's time, and what it keeps in memory meanwhile."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT
from benchmarks.speed.usage import resident_kib

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = 0.5
"""Seconds between two looks at its memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command took."""

    seconds: float
    processor: float
    """Seconds of the processor, of all its processes."""
    resident: tuple[int, ...] = field(repr=False)
    """MiB of all its processes, every :data:`EVERY` seconds."""
    said: str = field(repr=False)

    def at(self, share: float) -> int:
        """Return the MiB when *share* of its time had passed."""
        return self.resident[min(int(share * len(self.resident)), len(self.resident) - 1)]


class CommandError(Exception):
    """A command that failed, with its last words."""


def run(command: Sequence[str]) -> Ran:
    """Run *command*; raise CommandError if it fails."""
    began = perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    resident: list[int] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(EVERY):
            resident.append(resident_kib(process.pid) // 1024)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        assert process.stdout is not None  # noqa: S101 - it is piped
        with process.stdout as pipe:
            said = pipe.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        ended.set()
        watcher.join()
    if process.returncode:
        raise CommandError(f"{command[0]} ended with {process.returncode}: {said[-2000:]}")
    return Ran(
        seconds=perf_counter() - began,
        processor=used.ru_utime + used.ru_stime,
        resident=tuple(resident) or (0,),
        said=said,
    )
