"""The command: ``python -m benchmarks.reliability.hostile``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.reliability.hostile.crawl import crawl_all
from benchmarks.reliability.hostile.table import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.reliability.hostile.crawl import Run

EARNEST = {"DOWNLOAD_MAXSIZE": 16 * 1024 * 1024, "DOWNLOAD_TIMEOUT": 60, "NEWSCRAWL_PAGE_SECONDS": 60}
"""Sizes and times as newscrawl is shipped: the bombs grow to what they may."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Crawl the hostile set, print what came of it; return 1 if anything was not as its row says."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reliability.hostile", description="Crawl the hostile set."
    )
    parser.add_argument("--rows", action="store_true", help="print a row for each case")
    parser.add_argument(
        "--quick", action="store_true", help="with smaller limits of size and time, as the tests"
    )
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        runs = crawl_all(CASES, Path(folder), **({} if args.quick else EARNEST))
    seen = {name: facts for run in runs for name, facts in run.seen.items()}
    if args.rows:
        print("| case | the server | seen |\n|---|---|---|")
        for case in CASES:
            print(
                f"| {case.name} | {case.does.replace('|', '/')} | {', '.join(sorted(seen[case.name])) or 'nothing asked for'} |"
            )
        print()
    print("\n".join(_summary(runs)))
    wrong = [case for case in CASES if seen[case.name] != case.seen]
    for case in wrong:
        print(f"{case.name}: seen {sorted(seen[case.name])}, must be {sorted(case.seen)}", file=sys.stderr)
    return int(bool(wrong) or not all(map(_is_closed, runs)))


def _is_closed(run: Run) -> bool:
    """Return whether *run* left nothing, read nothing and did not crash."""
    strange = [event for event in run.events if "open" in event or "run" in event]
    return not (run.code or run.hits or strange or run.connected - run.allowed or "Traceback" in run.log)


def _summary(runs: Sequence[Run]) -> Iterator[str]:
    yield "| what | within one site | across sites |\n|---|---|---|"
    rows = {
        "cases": [len(run.seen) for run in runs],
        "as their row says": [sum(run.seen[case.name] == case.seen for case in CASES if case.name in run.seen) for run in runs],
        "connections to what the catalogue does not open": [len(run.connected - run.allowed) for run in runs],
        "files read, programs started": [sum("open" in event or "run" in event for event in run.events) for run in runs],
        "exit code": [run.code for run in runs],
        "tracebacks in the log": [run.log.count("Traceback") for run in runs],
        "largest process, MiB": [run.peak for run in runs],
        "seconds": [round(run.seconds) for run in runs],
    }  # fmt: skip
    for name, values in rows.items():
        yield f"| {name} | {' | '.join(map(str, values))} |"
