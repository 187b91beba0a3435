"""A crawl that is started to be killed, with all its processes in view."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from benchmarks.quality.cleaning import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Victim = Literal["main", "all"]
"""Whom a kill hits: the process that crawls, whose workers have to see for themselves that it is gone, or all."""

_MARK = "NEWSCRAWL_KILLS"
"""Variable of the environment by which all processes of a crawl are known, those that a killed one leaves, too."""
_CLOSING = "Closing spider ("


@dataclass(slots=True)
class Crawl:
    """A crawl that runs, and the file that its log goes to."""

    process: subprocess.Popen[bytes]
    log: Path
    mark: str
    since: float

    @property
    def is_closing(self) -> bool:
        """Whether it has begun to end by itself."""
        return _CLOSING in self.log.read_text(encoding="utf-8", errors="replace")

    def processes(self) -> list[int]:
        """Return the processes of the crawl that live."""
        mark = f"{_MARK}={self.mark}".encode()
        found = []
        for folder in Path("/proc").iterdir():
            with suppress(OSError, ProcessLookupError):  # gone, or somebody else's
                if folder.name.isdigit() and mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
        return found

    def workers(self) -> list[int]:
        """Return its living processes but the one that crawls."""
        return [pid for pid in self.processes() if pid != self.process.pid]

    def kill(self, victim: Victim) -> None:
        """Kill it by ``SIGKILL``."""
        others = self.workers() if victim == "all" else []
        self.process.kill()
        for pid in others:
            strike(pid)
        self.process.wait()

    def orphans(self, seconds: float) -> list[int]:
        """Return which of its processes still live so long after its end."""
        until = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < until:
            time.sleep(0.05)
        return left


def start(
    arguments: Sequence[str],
    settings: Mapping[str, object],
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Crawl:
    """Start ``scrapy crawl`` with *arguments* and *settings*."""
    given = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    mark = uuid4().hex
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawl", *arguments, *given],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=file,
            env={**os.environ, _MARK: mark, **(environment or {})},
        )  # fmt: skip
    return Crawl(process, log, mark, time.monotonic())


def strike(pid: int) -> None:
    """Kill the process *pid*, if it lives."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
