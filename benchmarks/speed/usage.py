"""What processes take: memory of one and those that it started, processor time of those that have ended."""

from __future__ import annotations

import resource
from pathlib import Path

PROC = Path("/proc")


def resident_kib(root: int, proc: Path = PROC) -> int:
    """Return the resident size (VmRSS) of process *root* and all below it, in KiB."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for status in proc.glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:  # it ended a moment ago
            continue
        process = int(status.parent.name)
        parents[process] = int(fields["PPid"])
        sizes[process] = int(fields.get("VmRSS", "0 kB").split()[0])  # a dead process that waits has none
    return sum(size for process, size in sizes.items() if _is_below(process, root, parents))


def _is_below(process: int, root: int, parents: dict[int, int]) -> bool:
    while process != root:
        if process not in parents:
            return False
        process = parents[process]
    return True


def processor_seconds() -> float:
    """Return the processor time of all processes below this one that have ended and were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
