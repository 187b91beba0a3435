"""A set -> newscrawl's records, by the command that its users give."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.quality.sets import EvalSet

ROOT = Path(__file__).resolve().parents[2]
"""The repository: where ``scrapy.cfg`` lies."""
RUN_SECONDS = 1800.0
"""Limit for a set: the largest takes a minute on two cores."""
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


class CleaningError(Exception):
    """``scrapy clean`` failed on a set; the message is its first complaint."""


def clean(
    evalset: EvalSet, *, workers: int, settings: Mapping[str, str] = NO_SETTINGS
) -> list[dict[str, Any]]:
    """Return the records of *evalset*, none rejected, cleaned with *settings* besides the defaults."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "stories.jsonl"
        command = [
            sys.executable, "-m", "scrapy", "clean", str(evalset.manifest.resolve()), "-o", str(output),
            "--workers", str(workers), "-s", "NEWSCRAWL_REJECT=",
        ]  # fmt: skip
        for name, value in settings.items():
            command += ["-s", f"{name}={value}"]
        try:
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=RUN_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise CleaningError(f"did not end within {RUN_SECONDS:g} s") from error
        if done.returncode != 0:
            said = done.stderr.splitlines()
            complaints = [line for line in said if line.startswith("scrapy clean:")]
            raise CleaningError((complaints or said[-1:] or ["no word"])[0])
        with output.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
