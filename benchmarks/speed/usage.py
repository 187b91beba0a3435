"""What processes take: memory of one and those that it started, processor time of those that have ended."""

from __future__ import annotations

import resource
from pathlib import Path

PROC = Path("/proc")


def resident_kib(root: int, proc: Path = PROC) -> int:
    """Return the resident size of process *root* and all below it, in KiB: what several of them share, as workers do
    that were forked from one, counts once (Linux: Pss)."""
    parents: dict[int, int] = {}
    for status in proc.glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:  # it ended a moment ago
            continue
        process = int(status.parent.name)
        parents[process] = int(fields["PPid"])
    return sum(_share_kib(proc / str(process)) for process in parents if _is_below(process, root, parents))


def _share_kib(process: Path) -> int:
    """Return the proportional set size of *process*; a dead one that waits has none."""
    try:
        rollup = (process / "smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


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
