"""A disk that fills in the middle of a crawl: freed, not freed, and one that cannot be written at all."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT
from benchmarks.reliability.smalldisk import CannotMountError, SmallDisk, small_disk
from benchmarks.reliability.told import told
from benchmarks.speed.server import served
from benchmarks.speed.sites import SMALL
from benchmarks.speed.table import Section
from newscrawl.export.shards import read_records, shards

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES = 300
DISK = 16 << 20
"""Bytes of the disk; the records of PAGES are some MiB, and the store has its room there, too."""
LEFT = 400 << 10
"""Bytes that are left when the crawl begins."""
FULL_SECONDS = 5.0
"""How long the disk stays full."""
WAITS = "nothing is fetched until there is room"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a crawl works: its *disk*, and a *scratch* folder on another."""

    disk: SmallDisk
    scratch: Path

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.disk.folder / "output"

    @property
    def log(self) -> str:
        """What the last crawl logged until now."""
        return (self.scratch / "log.txt").read_text(encoding="utf-8")

    def start(self, addresses: Sequence[str], patience: float) -> subprocess.Popen[bytes]:
        """Start a crawl of *addresses* that waits *patience* seconds for room."""
        urls = self.scratch / "urls.txt"
        urls.write_text("\n".join(addresses), encoding="utf-8")
        settings = {
            "NEWSCRAWL_OUTPUT": self.output, "NEWSCRAWL_STORE": self.output / "newscrawl.sqlite",
            "NEWSCRAWL_OUTPUT_PATIENCE": patience, "NEWSCRAWL_COMMIT_PAGES": 10,
            "NEWSCRAWL_SHARD_SIZE": 64 << 10, "SPEED_STATS": self.scratch / "stats.json", "SPEED_MARKS": "", "LOG_LEVEL": "INFO",
        }  # fmt: skip
        given = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
        with (self.scratch / "log.txt").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "scrapy", "crawl", "urls", "-a", f"file={urls}", "-a", "private=true", *given],
                cwd=self.scratch, stdout=subprocess.DEVNULL, stderr=log,
                env=os.environ
                | {"SCRAPY_SETTINGS_MODULE": "benchmarks.speed.crawl_settings", "PYTHONPATH": str(ROOT)},
            )  # fmt: skip

    def written(self) -> Counter[str]:
        """Return how often the lead of each page stands in the complete shards."""
        runs = [path for path in self.output.iterdir() if path.is_dir() and path.name[0] != "."]
        found = (record for run in runs for shard in shards(run) for record, _ in read_records(shard))
        return Counter(record["url"] for record in found if record["part"] == 0)

    def row(self, what: str, addresses: Sequence[str], codes: str) -> tuple[object, ...]:
        """Return the row of the table for what the crawls left."""
        written = self.written() if self.output.exists() else Counter()
        unfinished = sum(path.suffix == ".part" for path in self.output.rglob("*"))
        return (
            what, codes, len(addresses), sum(written[url] == 0 for url in addresses),
            sum(count > 1 for count in written.values()), unfinished,
        )  # fmt: skip


def measure(count: int) -> Section:
    """Return what became of *count* pages; raise CannotMountError if no disk can be mounted here."""
    rows = []
    with served(count, SMALL) as addresses:
        for case in (freed, given_up, protected):
            with (
                tempfile.TemporaryDirectory() as scratch,
                small_disk(Path(scratch) / "disk", DISK) as disk,
            ):
                rows.append(case(Place(disk, Path(scratch)), addresses))
    return Section(
        title="A disk that fills, and one that cannot be written",
        columns=("case", "exit codes", "pages", "missing", "doubled", "unfinished files"),
        rows=rows,
        note=f"A tmpfs of {DISK >> 20} MiB with output and store, of which {LEFT >> 10} KiB are free at the start.",
    )


def freed(place: Place, addresses: Sequence[str]) -> tuple[object, ...]:
    """The disk is full for some seconds, and the crawl goes on."""
    place.disk.fill(LEFT)
    with place.start(addresses, patience=600) as crawl:
        _wait_until_full(place, crawl)
        time.sleep(FULL_SECONDS)
        place.disk.clear()
        code = crawl.wait()
    return place.row(f"full for {FULL_SECONDS:.0f} s, then freed", addresses, str(code))


def given_up(place: Place, addresses: Sequence[str]) -> tuple[object, ...]:
    """The disk stays full until the crawl gives up; the next, with room, does what is missing."""
    place.disk.fill(LEFT)
    with place.start(addresses, patience=FULL_SECONDS) as crawl:
        first = crawl.wait()
    place.disk.clear()
    written = place.written()
    with place.start([url for url in addresses if not written[url]], patience=0) as crawl:
        second = crawl.wait()
    return place.row("full until the crawl ends, then another crawl", addresses, f"{first}, {second}")


def protected(place: Place, addresses: Sequence[str]) -> tuple[object, ...]:
    """The disk cannot be written from the start."""
    place.disk.protect()
    with place.start(addresses, patience=600) as crawl:
        code = crawl.wait()
    return place.row("read-only from the start", addresses, str(code))


def _wait_until_full(place: Place, crawl: subprocess.Popen[bytes]) -> None:
    while WAITS not in place.log:
        if crawl.poll() is not None:
            raise RuntimeError(f"the crawl ended before the disk was full: {place.log[-2000:]}")
        time.sleep(0.05)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a page is missing or doubled where there was room in the end."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        section = measure(_parser().parse_args(words).pages)
    except CannotMountError as error:
        print(f"no small disk can be mounted here, which needs root: {error}", file=sys.stderr)
        return 1
    lost = [row[3:] for row in section.rows[:2]]
    return told(
        "disk", words, section, {"nothing is missing, doubled or unfinished": lost == [(0, 0, 0)] * 2}
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability disk", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help=f"generated pages (default: {PAGES})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
