"""The command: ``python -m benchmarks.speed``."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import benchmarks.speed
from benchmarks.speed import cleaning, crawling
from benchmarks.speed.stages import profile
from benchmarks.speed.table import headline, markdown
from benchmarks.speed.workers import workers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.speed.table import Section

PAGES = {
    "visit": 240, "known": 240, "floor": 240, "stages": 120, "workers": 480, "crawl": 3_000, "memory": 20_000,
}  # fmt: skip
"""The parts, in order, and how many generated pages each measures unless told otherwise."""
MEASURES = {
    "known": cleaning.known_sites,
    "floor": cleaning.above_parsing,
    "stages": profile,
    "workers": workers,
    "crawl": crawling.speed,
    "memory": crawling.memory,
}
LIBRARIES = ("newscrawl", "scrapy", "trafilatura", "lxml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the sections that are asked for, each as soon as it is measured; return 0."""
    args = _parser().parse_args(arguments)
    versions = {"Python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}
    command = shlex.join(
        ["python", "-m", "benchmarks.speed", *(sys.argv[1:] if arguments is None else arguments)]
    )
    machine = f"{os.cpu_count()} cores, which others use too"
    date = datetime.now(UTC).date().isoformat()
    print(headline(date=date, command=command, machine=machine, versions=versions), flush=True)
    for part in args.only:
        since = monotonic()
        section = measure(part, args.pages or PAGES[part], args.eval)
        print(f"\n{markdown(section)}", flush=True)
        print(f"{part}: {monotonic() - since:.0f} s", file=sys.stderr, flush=True)
    return 0


def measure(part: str, count: int, folder: Path | None) -> Section:
    """Return what *part* of :data:`PAGES` finds with *count* generated pages, and the sets of *folder*."""
    if part == "visit":
        return cleaning.first_visit(count, folder)
    return MEASURES[part](count)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=benchmarks.speed.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--only", nargs="+", choices=PAGES, default=list(PAGES), metavar="PART",
        help=f"only these parts (default: all): {', '.join(PAGES)}",
    )  # fmt: skip
    parser.add_argument(
        "--pages", type=_count, metavar="N",
        help=f"generated pages of each part (default: {', '.join(f'{part} {n}' for part, n in PAGES.items())})",
    )  # fmt: skip
    parser.add_argument("--eval", type=Path, metavar="FOLDER", help="measure the HTML pages of its sets, too")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: one page at least is needed")
    return number


if __name__ == "__main__":
    sys.exit(main())
