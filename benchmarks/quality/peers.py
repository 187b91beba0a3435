"""A set and a peer -> the peer's records, or why there are none."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.systems import PEERS
from benchmarks.quality.cleaning import ROOT
from benchmarks.quality.environments import InstallError, environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.quality.sets import EvalSet

RUN_SECONDS = 3600.0
"""Limit for a peer on a set, which the limit a page makes all but certain: the largest takes two minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a peer made of a set."""

    records: list[dict[str, Any]] | None = field(default=None, repr=False)
    """``None`` where the peer could not be used at all."""
    version: str | None = None
    note: str | None = None
    """What went wrong, for people."""


def interpreters(
    systems: Iterable[str], requirements: Mapping[str, tuple[str, ...]], folder: Path
) -> dict[str, Path | str]:
    """Return the interpreter in *folder* that each of *systems* runs in, or the reason why it has none."""
    found: dict[str, Path | str] = {}
    systems = list(systems)
    for name in dict.fromkeys(PEERS[system].requirement for system in systems):
        try:
            found[name] = environment(folder / name, requirements[name])
        except (InstallError, OSError) as error:
            found[name] = f"not installed: {error}"
    return {system: found[PEERS[system].requirement] for system in systems}


def ask(system: str, interpreter: Path | str, evalset: EvalSet) -> Answer:
    """Return what *system* makes of *evalset*; whatever fails is in the answer, as is the reason that
    :func:`interpreters` gives for a system that cannot run."""
    if isinstance(interpreter, str):
        return Answer(note=interpreter)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "records.jsonl"
        command = [
            str(interpreter), "-W", "ignore", "-m", "benchmarks.peers",
            system, str(evalset.manifest.resolve()), str(output),
        ]  # fmt: skip
        # Some peers keep caches in the home folder, and some answer in the order of a set of words: every
        # run finds the same.
        place = {**os.environ, "HOME": scratch, "PYTHONHASHSEED": "0", "PYTHONPATH": ""}
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=place, capture_output=True, encoding="utf-8",
                errors="replace", timeout=RUN_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Answer(note=f"did not end within {RUN_SECONDS:g} s")
        except OSError as error:
            return Answer(note=f"failed: {error}")
        if done.returncode != 0:
            return Answer(note=f"failed: {(done.stderr.strip() or 'no word').splitlines()[-1]}")
        with output.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
    said = json.loads(done.stdout)
    return Answer(records=records, version=said["version"], note=failures(said["failed"]))


def failures(failed: Mapping[str, int]) -> str | None:
    """Return how many pages failed, with the commonest reason; ``None`` where none did.

    >>> failures({"ValueError: no body": 2, "no answer within 30 s": 1})
    '3 pages failed, the most with ValueError: no body'
    >>> failures({"no answer within 30 s": 1})
    '1 page failed: no answer within 30 s'
    """
    if not failed:
        return None
    pages = sum(failed.values())
    reason = max(failed, key=lambda reason: failed[reason])
    between = ": " if len(failed) == 1 else ", the most with "
    return f"{pages} page{'s' if pages > 1 else ''} failed{between}{reason}"
