"""The command: ``python -m benchmarks.archives``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks.archives
from benchmarks.archives.killing import kill
from benchmarks.archives.making import MEGABYTE, Made, make
from benchmarks.archives.running import Ran, run
from benchmarks.quality.environments import ENVIRONMENTS, environment, read_requirements
from benchmarks.speed.table import Section, headline, markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIREMENTS = Path(__file__).with_name("peer.txt")
LEAST_EXTRACTED = 0.9
"""Share of the pages that the peer must have extracted: one that is broken is fast, or slow, for nothing."""
KILLS = 3
MOMENTS = (0.1, 0.25, 0.5, 0.75, 0.95)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was measured; return 1 if something was lost or doubled, or if the peer did not do its work."""
    args = _parser().parse_args(arguments)
    (requirements,) = read_requirements(REQUIREMENTS).values()
    versions = {
        "Python": platform.python_version(),
        "newscrawl": version("newscrawl"),
        "peer": requirements[0],
    }
    command = shlex.join(
        ["python", "-m", "benchmarks.archives", *(sys.argv[1:] if arguments is None else arguments)]
    )
    machine = f"{os.cpu_count()} cores, which others use too"
    print(headline(date=f"{datetime.now(UTC):%Y-%m-%d}", command=command, machine=machine, versions=versions))
    peer = environment(ENVIRONMENTS / "datatrove", requirements)
    with tempfile.TemporaryDirectory(dir=args.scratch) as scratch:
        return _measure(Path(scratch), args, peer)


def _measure(scratch: Path, args: argparse.Namespace, peer: Path) -> int:
    folder = scratch / "archives"
    folder.mkdir()
    made = make(folder, args.megabytes * MEGABYTE, args.files)
    whole = scratch / "whole.jsonl"
    own = run(_clean(folder, whole, args.workers))
    script = str(Path(__file__).with_name("peer.py"))
    other = run([str(peer), script, str(folder), str(scratch / "peer")])
    told = json.loads(other.said.splitlines()[-1])
    print(f"\n{markdown(_speed(made, own, other, args.workers))}", flush=True)
    print(f"\n{markdown(_memory(own, other))}", flush=True)
    if told.get("extracted", 0) < LEAST_EXTRACTED * made.pages:
        print(f"\nThe peer did not do its work, so the figures say nothing of it: {told}")
        return 1
    if not args.kills:
        return 0
    output = scratch / "killed.jsonl"
    killed = kill(_clean(folder, output, args.workers), output, whole, args.kills, own.seconds)
    print(
        f"\nKilled {killed.kills} times and gone on with: {killed.missing} records missing, {killed.doubled} doubled; "
        f"output {'the same, byte by byte' if killed.same else 'not the same'} as that of the unbroken run."
    )
    return 0 if killed.same and killed.kills else 1


def _clean(folder: Path, output: Path, workers: int) -> list[str]:
    command = [sys.executable, "-m", "scrapy", "clean", str(folder), "-o", str(output)]
    return [*command, "--workers", str(workers), "-s", "NEWSCRAWL_RUN=archives", "-s", "NEWSCRAWL_STORE="]


def _speed(made: Made, own: Ran, other: Ran, workers: int) -> Section:
    def row(name: str, ran: Ran, processes: int) -> tuple[object, ...]:
        return (
            name, processes, f"{ran.seconds:.0f}", f"{ran.processor:.0f}", f"{made.pages / ran.seconds:.1f}",
            f"{1000 * ran.processor / made.pages:.1f}",
        )  # fmt: skip

    return Section(
        title=f"{made.pages} pages of generated sites in {len(made.paths)} WARC files of {made.packed / MEGABYTE:.0f} MB "
        f"({made.unpacked / MEGABYTE:.0f} MB unpacked)",
        columns=("system", "processes that clean", "s", "processor, s", "pages/s", "processor, ms a page"),
        rows=[row("newscrawl", own, workers), row("datatrove, Trafilatura", other, 1)],
        note=f"Times as fast as datatrove: {other.seconds / own.seconds:.2f}; by processor's time: "
        f"{other.processor / own.processor:.2f}.",
    )


def _memory(own: Ran, other: Ran) -> Section:
    return Section(
        title="Resident size of all processes, MiB, when a share of the time had passed",
        columns=("system", *(f"{share:.0%}" for share in MOMENTS), "largest"),
        rows=[
            (name, *(ran.at(share) for share in MOMENTS), max(ran.resident))
            for name, ran in (("newscrawl", own), ("datatrove, Trafilatura", other))
        ],
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.archives",
        description=benchmarks.archives.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--megabytes", type=int, default=100, help="size of the files together (default: 100)"
    )
    parser.add_argument("--files", type=int, default=4, help="how many files (default: 4)")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes of newscrawl's that clean (default: 1)"
    )
    parser.add_argument(
        "--kills", type=int, default=KILLS, help=f"times that it is killed (default: {KILLS})"
    )
    parser.add_argument("--scratch", type=Path, help="where the files are made (default: the system's)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
