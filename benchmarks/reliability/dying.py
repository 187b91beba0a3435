"""Crawls that die at a step of theirs: ``sitecustomize``, which Python runs at its start, wraps the function.

Nothing of it is in newscrawl itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT

if TYPE_CHECKING:
    from pathlib import Path

STEPS = {
    "a group's bytes": "newscrawl.export.feedfile:FeedFile.store",
    "a sync": "os:fsync",
    "a line of the journal": "newscrawl.export.journal:Journal._write",
    "the taking of receipts": "newscrawl.export.journal:Journal.deliver",
    "a page's being done": "newscrawl.store.ledger:Ledger.stored",
    "a batch of the store": "newscrawl.store.writer:Writer._write",
    "the making of a shard": "newscrawl.export.shardplace:ShardPlace.create",
    "a shard's name": "pathlib:Path.replace",
    "the end of a journal": "newscrawl.export.journal:Journal.close",
    "a file's end": "pathlib:Path.unlink",
    "the reading of shards": "newscrawl.store.runs:RunBook.account",
    "the taking of leases": "newscrawl.store.leases:LeaseBook.take",
    "the end of the run's books": "newscrawl.store.runs:RunBook.end",
}
"""What a crawl can die at, and the function that does it."""

ONCE = frozenset({"the end of a journal", "the taking of leases", "the end of the run's books"})
"""Those that a run does once."""

OFTEN = {"a sync": 8}
"""Those that a run does so many times as often as others."""

_SITE = """
import os, signal, sys

if "crawl" in sys.orig_argv:  # not in its workers
    import functools, importlib, threading

    module, _, path = os.environ["DIE_AT"].partition(":")
    *holders, name = path.split(".")
    holder = functools.reduce(getattr, holders, importlib.import_module(module))
    true, left, lock = getattr(holder, name), [int(os.environ["DIE_TIME"])], threading.Lock()

    @functools.wraps(true)
    def mortal(*given, **named):
        with lock:
            left[0] -= 1
            now = left[0] == 0
        if now and os.environ["DIE_WHEN"] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = true(*given, **named)
        if now:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(holder, name, mortal)
"""


def environment(folder: Path, step: str, when: str, moment: int) -> dict[str, str]:
    """Return what a crawl is started with that dies *when*, ``before`` or ``after``, it does *step* for the time
    *moment*, counted from 1; *folder* is for what that takes."""
    site = folder / "death"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(_SITE, encoding="utf-8")
    paths = [str(site), str(ROOT), os.environ.get("PYTHONPATH", "")]
    time = 1 if step in ONCE else moment * OFTEN.get(step, 1)
    return {
        "DIE_AT": STEPS[step], "DIE_WHEN": when, "DIE_TIME": str(time),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }  # fmt: skip
