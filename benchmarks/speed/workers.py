"""Two worker processes against one: the whole command, from start to exit."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import fmean
from time import perf_counter

from benchmarks.quality.cleaning import ROOT
from benchmarks.speed.samples import generated
from benchmarks.speed.table import Section
from benchmarks.speed.usage import processor_seconds

REPEATS = 2
"""Times that each number of workers has its turn."""
WORKERS = (1, 2)


def workers(count: int) -> Section:
    """Measure ``scrapy clean`` with one worker and with two, by turns."""
    runs: dict[int, list[tuple[float, float]]] = {number: [] for number in WORKERS}
    with tempfile.TemporaryDirectory() as scratch:
        manifest = Path(scratch) / "manifest.jsonl"
        with manifest.open("w", encoding="utf-8") as lines:
            for page in generated(count):
                lines.write(json.dumps({"url": page.url, "html": page.body.decode()}) + "\n")
        for _ in range(REPEATS):
            for number in WORKERS:
                runs[number].append(_clean(manifest, number))
    (one, used_by_one), (two, used_by_two) = (
        map(fmean, zip(*runs[number], strict=True)) for number in WORKERS
    )
    return Section(
        title="Two workers: `scrapy clean` from start to exit",
        columns=("pages", "number", "1 worker, s", "2 workers, s", "times as fast", "processor's time"),
        rows=[("generated", count, f"{one:.1f}", f"{two:.1f}", one / two, used_by_two / used_by_one)],
        note=f"Means of {REPEATS} runs, by turns. Processor's time: how much more of it two workers take, all in all.",
    )


def _clean(manifest: Path, number: int) -> tuple[float, float]:
    """Return the seconds of a run, and those of the processor in all its processes."""
    output = manifest.with_name("stories.jsonl")
    start, used = perf_counter(), processor_seconds()
    subprocess.run(
        [sys.executable, "-m", "scrapy", "clean", str(manifest), "-o", str(output), "--workers", str(number)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return perf_counter() - start, processor_seconds() - used
