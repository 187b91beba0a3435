"""How fast the machine is just now: bounds on processor time are for one that is as fast as most."""

from __future__ import annotations

import time

USUAL = 0.025
"""Seconds of the processor that :func:`_work` takes where the bounds of tests were chosen."""


def seconds(bound: float) -> float:
    """Return *bound*, more of it where the machine is slower than usual: others use its cores and caches, too."""
    start = time.process_time()
    _work()
    return bound * max(1.0, (time.process_time() - start) / USUAL)


def _work() -> int:
    words = {f"w{number}": number for number in range(50_000)}
    return sum(len(word) * value for word, value in words.items())
