"""A store of five million addresses beside one of fifty thousand: what asking whether an address is known takes.

    python -m benchmarks.reliability store [--addresses SMALL LARGE]

Both stores are filled through the schema that crawls use, in an order that is none, as addresses come: nine of ten
stored, each with its record, the others still to be asked for. They are asked by turns, each time in a process of its
own, for addresses that are known and for others, none twice in a process. What a start takes is shown by
``scrapy crawl urls`` with one known address: the whole command, beside the same with the small store.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section
from benchmarks.speed.usage import resident_kib
from newscrawl.store.database import connect
from newscrawl.store.keys import State, key_from
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (50_000, 5_000_000)
ROUNDS = 7
MOST_RATIO, MOST_START_SECONDS, MOST_MIB = 1.5, 2.0, 128
ASKED = 20_000
"""Addresses of each kind, a round."""
BATCH = 100_000
MIB = 1024


def main(arguments: Sequence[str]) -> int:
    """Print what both stores take; return 1 if the large one takes more than it may."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability store", description=__doc__)
    parser.add_argument("--addresses", type=int, nargs=2, default=SIZES, metavar=("SMALL", "LARGE"))
    parser.add_argument("--ask", nargs=3, help=argparse.SUPPRESS)  # what the processes are told
    options = parser.parse_args(arguments)
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


def fill(path: Path, count: int) -> None:
    """Make a store at *path* that knows *count* addresses."""
    connection = connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{600 * MIB}")
    connection.execute(
        "INSERT INTO source (id, name, url, seen) VALUES (1, 'outlet', 'https://outlet.example/', 0)"
    )
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        keys = sorted((key_from(_address(number)), number) for number in numbers)
        stored = [key for key, number in keys if number % 10]
        waiting = [(key, number) for key, number in keys if not number % 10]
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO address (key, state, source, seen, tried) VALUES (?, ?, 1, 1700000000, 1700000100)",
            [(key, State.STORED) for key in stored] + [(key, State.DISCOVERED) for key, _ in waiting],
        )
        connection.executemany(
            "INSERT INTO record (id, page, fingerprint, revision, loose) VALUES (?1, ?2, ?1, 0, 0)",
            sorted((blake2b(key, digest_size=16).digest(), key) for key in stored),
        )
        connection.executemany(
            "INSERT INTO visit (key, source, due, url, link, born) VALUES (?, 1, 1700000000, ?, ?, 1700000000)",
            [
                (key, f"https://{_address(number)}", '{"found":"sitemap","hints":{}}')
                for key, number in waiting
            ],
        )
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def ask(path: Path, count: int, seed: int) -> dict[str, float]:
    """Return what the store at *path*, of *count* addresses, takes: seconds to open, microseconds an address, MiB."""
    chance = random.Random(seed)  # noqa: S311 - a sample
    known = [
        _address(10 * number + 1) for number in chance.sample(range(count // 10), min(ASKED, count // 10))
    ]
    others = [f"{address}/else" for address in known]
    before = resident_kib(os.getpid())
    since = time.perf_counter()
    ledger = Ledger(path)
    ledger.addresses.waiting(1, ledger.started)
    opened = time.perf_counter() - since
    taken = {}
    for kind, addresses, answer in (("known", known, True), ("others", others, False)):
        since = time.perf_counter()
        answers = sum(ledger.is_done(address) for address in addresses)
        taken[kind] = 1e6 * (time.perf_counter() - since) / len(addresses)
        if answers != len(addresses) * answer:
            raise RuntimeError(f"{path}: {answers} of {len(addresses)} addresses ({kind}) are known")
    grown = (resident_kib(os.getpid()) - before) / MIB
    ledger.close()
    return {"opened": opened, "mib": grown, **taken}


def _address(number: int) -> str:
    return f"outlet.example/news/{number}?"


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
    (folder / "urls.txt").write_text(f"https://{_address(1).rstrip('?')}\n", encoding="utf-8")
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
            "addresses", "file, MiB", "known, µs", "not known, µs", "opened, ms", "memory, MiB", "whole idle crawl, s",
        ),
        rows=[
            (
                count, sizes[count] // MIB**2, one["known"], one["others"], 1000 * one["opened"], one["mib"],
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
