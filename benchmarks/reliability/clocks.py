"""Clocks that are wrong: what a process takes for the time is moved by ``sitecustomize``, which Python runs at its start."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_SITE = """
import datetime, os, time

_SECONDS = float(os.environ["CLOCK_BEHIND"])
_time, _time_ns = time.time, time.time_ns


class _Behind(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


_Behind.__name__ = _Behind.__qualname__ = "datetime"
_Behind.__module__ = "datetime"
time.time = lambda: _time() - _SECONDS
time.time_ns = lambda: _time_ns() - int(_SECONDS * 1e9)
datetime.datetime = _Behind
"""


def environment(folder: Path, seconds: float) -> dict[str, str]:
    """Return what a crawl is started with whose clock is *seconds* behind, or ahead if that is negative; *folder* is for what that takes."""
    site = folder / "clock"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(_SITE, encoding="utf-8")
    paths = [str(site), str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {"CLOCK_BEHIND": str(seconds), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
