"""What a worker process may take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

MIB = 1024 * 1024

Reason = Literal["timeout", "crashed"]
"""Why a page came back without a result: it took too long, or its process died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of a worker; raises ValueError for one that cannot be."""

    seconds: float = 60.0
    """Of a page: the process is killed then. The slowest of some thousand pages took 3."""
    pages: int = 1000
    """Of a process: it is replaced then, with all that libraries have kept."""
    memory: int = 2048
    """MiB that a process may take beyond what it starts with (Linux); it is replaced once it keeps half of that. 0:
    without a bound. A page of 16 MiB takes some hundreds."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.seconds) and self.seconds > 0):
            raise ValueError(f"NEWSCRAWL_PAGE_SECONDS is {self.seconds}; write a number of seconds above 0")
        if self.pages < 1:
            raise ValueError(f"NEWSCRAWL_WORKER_PAGES is {self.pages}; write a whole number of pages above 0")
        if self.memory < 0:
            raise ValueError(f"NEWSCRAWL_WORKER_MEMORY is {self.memory}; write a whole number of MiB, or 0")


DEFAULT_LIMITS = Limits()
