"""Which process holds a lease, as far as another one on this machine can tell that it is gone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SPACE = Path("/proc/self/ns/pid")
_START = 19
"""Where, behind the name, /proc/PID/stat has the time at which the process started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process: its machine since it was started, its number, and when it began."""

    machine: str
    """Empty where the system does not tell; then nothing is known of any other process."""
    pid: int
    began: str

    def __str__(self) -> str:
        """Return it as one word, for the store."""
        return f"{self.machine} {self.pid} {self.began}"


def this_process() -> Holder:
    """Return the holder that this process is."""
    return Holder(machine=_machine(), pid=os.getpid(), began=_began(os.getpid()))


def is_gone(holder: str) -> bool:
    """Return whether the process that *holder* names, a :class:`Holder` as text and anything behind it, is certainly
    gone."""
    machine, number, began, *_ = *holder.split(" "), "", "", ""
    if not machine or machine != _machine() or not number.isdigit():
        return False
    return _began(int(number)) != began


def _machine() -> str:
    """Return what is the same for processes that see one another by their numbers."""
    try:
        return f"{_BOOT.read_text().strip()}/{_SPACE.readlink()}"
    except OSError:  # another system than Linux
        return ""


def _began(pid: int) -> str:
    """Return when the process *pid* began, in ticks of the machine; empty if there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in "ZX" else fields[_START]
