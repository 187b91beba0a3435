"""A store of five million addresses beside one of fifty thousand: what asking whether an address is known takes.

    python -m benchmarks.reliability store [--addresses SMALL LARGE]

Both stores are filled through the schema that crawls use, in an order that is none, as addresses come: nine of ten
stored, each with its record, the others still to be asked for. They are asked by turns, each time in a process of its
own, for addresses that are known and for others, none twice in a process: as a spider asks for the links of a feed,
from the address to the answer. What a start takes is shown by
``scrapy crawl urls`` with one known address: the whole command, beside the same with the small store.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT
from benchmarks.reliability.storing import MIB, address, ask, fill
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (50_000, 5_000_000)
ROUNDS = 7
MOST_RATIO, MOST_START_SECONDS, MOST_MIB = 1.5, 2.0, 128


def main(arguments: Sequence[str]) -> int:
    """Print what both stores take; return 1 if the large one takes more than it may."""
    options = _parser().parse_args(arguments)
    if options.ask:
        store, count, seed = options.ask
        print(json.dumps(ask(Path(store), int(count), int(seed))))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = {count: Path(scratch) / str(count) for count in options.addresses}
        for count, folder in folders.items():
            fill(folder / "newscrawl.sqlite", count)
        found: dict[int, list[dict[str, float]]] = {count: [] for count in folders}
        for seed in range(ROUNDS):
            for count, folder in folders.items():
                found[count].append(_asked(folder / "newscrawl.sqlite", count, seed))
        starts = {count: min(_started(folder) for _ in range(3)) for count, folder in folders.items()}
        sizes = {count: (folder / "newscrawl.sqlite").stat().st_size for count, folder in folders.items()}
    return _told(arguments, found, starts, sizes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability store", description=__doc__)
    parser.add_argument("--addresses", type=int, nargs=2, default=SIZES, metavar=("SMALL", "LARGE"))
    parser.add_argument("--ask", nargs=3, help=argparse.SUPPRESS)  # what the processes are told
    return parser


def _asked(path: Path, count: int, seed: int) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.reliability",
        "store",
        "--ask",
        str(path),
        str(count),
        str(seed),
    ]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def _started(folder: Path) -> float:
    """Return the seconds of a crawl with nothing to do whose store is in *folder*."""
    (folder / "urls.txt").write_text(f"{address(1)}\n", encoding="utf-8")
    settings = (f"NEWSCRAWL_OUTPUT={folder}", "LOG_LEVEL=ERROR")
    command = [sys.executable, "-m", "scrapy", "crawl", "urls", "-a", f"file={folder / 'urls.txt'}"]
    command += [word for setting in settings for word in ("-s", setting)]
    since = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    if "pages fetched       0" not in done.stdout:
        raise RuntimeError(done.stdout)
    return time.monotonic() - since


def _told(
    arguments: Sequence[str],
    found: dict[int, list[dict[str, float]]],
    starts: dict[int, float],
    sizes: dict[int, int],
) -> int:
    middle = {
        count: {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
        for count, rounds in found.items()
    }
    small, large = middle
    ratio = max(middle[large][kind] / middle[small][kind] for kind in ("known", "others"))
    opened, grown = middle[large]["opened"], max(one["mib"] for one in found[large])
    section = Section(
        title="A store of many addresses",
        columns=(
            "addresses", "file, MiB", "known, µs", "look-up alone", "not known, µs", "look-up alone", "opened, ms", "memory, MiB", "whole idle crawl, s",
        ),
        rows=[
            (
                count, sizes[count] // MIB**2, one["known"], one["known look-up"], one["others"], one["others look-up"], 1000 * one["opened"], one["mib"],
                starts[count],
            )
            for count, one in middle.items()
        ],
        note=f"Medians of {ROUNDS} processes; of the idle crawl, the least of three. Memory: what opening and asking added.",
    )  # fmt: skip
    held = {
        f"asking takes {ratio:.2f} times as long, at most {MOST_RATIO}": ratio <= MOST_RATIO,
        f"the store is open, and what is unfinished found, in under {MOST_START_SECONDS:.0f} s": opened
        < MOST_START_SECONDS,
        f"the idle crawl takes less than {MOST_START_SECONDS:.0f} s longer": starts[large] - starts[small]
        < MOST_START_SECONDS,
        f"it takes no more than {MOST_MIB} MiB of memory": grown <= MOST_MIB,
    }
    return told("store", arguments, section, held)
