"""``scrapy clean`` over archives, killed again and again and gone on with: what it leaves beside what an unbroken run does."""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEED = 20261126


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What became of a run that was killed."""

    kills: int
    missing: int
    """Lines of the unbroken run that it lacks."""
    doubled: int
    """Lines that it has more than once."""
    same: bool
    """Whether the files are the same, byte by byte."""


def kill(command: Sequence[str], output: Path, whole: Path, times: int, seconds: float) -> Killed:
    """Run *command*, which writes *output*, killing it *times* times within the *seconds* that it takes, then to its end;
    *whole* is what an unbroken run wrote."""
    chance = Random(SEED)  # noqa: S311 - moments, no secrets
    kills = 0
    for _ in range(times):
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(chance.uniform(0.2, 0.6) * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    if not output.exists():
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    lines, wanted = output.read_bytes().splitlines(), whole.read_bytes().splitlines()
    return Killed(
        kills=kills,
        missing=len(set(wanted) - set(lines)),
        doubled=len(lines) - len(set(lines)),
        same=lines == wanted,
    )
