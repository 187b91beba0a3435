"""The command: ``python -m benchmarks.quality``."""

from __future__ import annotations

import argparse
import platform
import shlex
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks.quality
from benchmarks.peers.systems import PEERS
from benchmarks.quality.ablation import RUNS
from benchmarks.quality.cleaning import ROOT
from benchmarks.quality.floors import Floors, read_floors
from benchmarks.quality.measuring import NEWSCRAWL, Measuring, prepare, say
from benchmarks.quality.scoring import load_score
from benchmarks.quality.sets import EvalSet, find_sets, other_folders, with_written
from benchmarks.quality.table import Row, markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = ROOT.parent / "shared" / "eval"
FLOORS = ROOT / "benchmarks" / "floors.toml"
LIBRARIES = ("scrapy", "trafilatura", "lxml", "wordfreq")
"""What newscrawl's figures depend on besides newscrawl."""


def main() -> int:
    """Print the table; return 1 if a floor was missed or a set could not be cleaned."""
    parser = _parser()
    args = parser.parse_args()
    if args.workers < 1:
        parser.error(f"--workers {args.workers}: at least one process is needed")
    try:
        floors, score = read_floors(FLOORS), load_score(args.folder)
        find = with_written if args.folder.resolve() == FOLDER.resolve() else find_sets
        sets = find(args.folder, args.sets)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    for name in other_folders(args.folder):
        say(f"{name}: not both manifest.jsonl and gold.jsonl, so it is not measured here")
    measuring = prepare(score, sets, [] if args.ablate else args.peers, args.workers)
    if args.ablate:
        rows = [measuring.cleaned(one, label, settings) for one in sets for label, settings in RUNS.items()]
        wrong = [f"{row.evalset}, {row.system}: {row.note}" for row in rows if row.figures is None]
    else:
        rows = [row for one in sets for row in measuring.rows(one)]
        wrong = [*_unchecked(args, sets, floors), *complaints(rows, floors)]
    print(_report(rows, measuring), flush=True)
    for sentence in wrong:
        say(f"MISSED: {sentence}")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=benchmarks.quality.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument(
        "--sets", nargs="+", default=[], metavar="NAME", help="only these sets (default: all)"
    )
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument(
        "--peers", nargs="*", choices=PEERS, default=list(PEERS), metavar="NAME",
        help=f"only these peers (default: all): {', '.join(PEERS)}",
    )  # fmt: skip
    asked.add_argument("--no-peers", dest="peers", action="store_const", const=[], help="newscrawl alone")
    asked.add_argument(
        "--ablate",
        action="store_true",
        help="newscrawl alone, with and without each kind of evidence; no floors",
    )
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes at once (default: 2)")
    return parser


def complaints(rows: Sequence[Row], floors: Floors) -> list[str]:
    """Return a sentence for each floor that newscrawl's *rows* miss, and each set that it could not clean."""
    found: list[str] = []
    for row in rows:
        if row.system == NEWSCRAWL and row.figures is None:
            found.append(f"{row.evalset}: could not be cleaned: {row.note}")
        elif row.system == NEWSCRAWL and row.figures is not None:
            found += floors.missed(row.evalset, row.figures)
    return found


def _unchecked(args: argparse.Namespace, sets: Sequence[EvalSet], floors: Floors) -> list[str]:
    """Return a sentence for each set with floors that the default folder has lost."""
    if args.sets or args.folder.resolve() != FOLDER.resolve():
        return []
    lost = sorted(floors.sets.keys() - {one.name for one in sets})
    return [f"{name}: there is no such set any more, so its floors check nothing" for name in lost]


def _report(rows: Sequence[Row], measuring: Measuring) -> str:
    versions = {"Python": platform.python_version(), NEWSCRAWL: version(NEWSCRAWL)}
    versions |= {name: version(name) for name in LIBRARIES}
    # Systems of one peer differ in options alone; the order is that of the table, whoever was ready first.
    asked = {name: found for name in PEERS if (found := measuring.versions.get(name))}
    versions |= {f"peer {PEERS[name].requirement}": found for name, found in asked.items()}
    command = shlex.join(["python", "-m", "benchmarks.quality", *sys.argv[1:]])
    return markdown(rows, date=datetime.now(UTC).date().isoformat(), command=command, versions=versions)


if __name__ == "__main__":
    sys.exit(main())
