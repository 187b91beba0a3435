"""Two machines that share a catalogue through Redis, beside one; and two of which one is killed.

    python -m benchmarks.reliability machines [--outlets N] [--articles N] [--delay SECONDS] [--at-once N]

A machine is a ``scrapy crawl news`` with a store and an output of its own. All of them ask each source at the same pace,
and crawl as many sources at a time; the sources are outlets on loopback, each with a port and articles of its own. One
machine has a Redis to itself; then two share another. Last, two share a third with a lease of few seconds; the first
is killed in the middle, the other ends, and crawls once more. Needs redis-server.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.reliability.kept import look
from benchmarks.reliability.killing import start
from benchmarks.reliability.outlet import Outlet
from benchmarks.reliability.redisserver import redis_program, redis_server
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.reliability.killing import Crawl

LEAST = 1.7
"""Times as fast as one that two machines must be."""
LEASE = 5.0
"""Seconds of a lease, where a machine is killed."""
SHARE = 0.3
"""Of the articles that have been fetched when it is."""


class Trial:
    """Outlets, a Redis, and machines that crawl the ones and share the other."""

    def __init__(
        self, given: argparse.Namespace, folder: Path, redis: str, outlets: Sequence[Outlet]
    ) -> None:
        self._folder, self._redis, self._outlets = folder, redis, outlets
        self._given = given
        self._catalogue = folder / "outlets.toml"
        told_of = "\n".join(outlet.catalogue for outlet in outlets)
        self._catalogue.write_text(told_of.replace("delay = 0", f"delay = {given.delay}"), encoding="utf-8")

    def start(self, machine: str, run: str, lease: float = 120.0) -> Crawl:
        """Have *machine* begin *run*."""
        settings: dict[str, object] = {
            "NEWSCRAWL_OUTPUT": self._folder / machine, "NEWSCRAWL_RUN": run, "REDIS_URL": self._redis,
            "NEWSCRAWL_SOURCES_AT_ONCE": self._given.at_once, "NEWSCRAWL_LEASE_SECONDS": lease,
            "AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": self._given.delay, "NEWSCRAWL_WORKERS": 1,
        }  # fmt: skip
        words = ["news", "-a", f"sources={self._catalogue}"]
        return start(words, settings, self._folder / f"{machine}-{run}.txt")

    @property
    def fetched(self) -> int:
        """Articles that were sent so far, those that were sent twice counted twice."""
        return sum(outlet.answers["article", 200] for outlet in self._outlets)

    def written(self, *machines: str) -> Counter[str]:
        """Return the articles in the output of *machines*, by address."""
        found: Counter[str] = Counter()
        for machine in machines:
            found += look(self._folder / machine, {}).articles
        return found


def main(arguments: Sequence[str]) -> int:
    """Print what each trial took and left; return 1 if two are not fast enough, or something is lost or there twice."""
    given = _parser().parse_args(arguments)
    number = given.outlets * given.articles
    with _trial(given) as one:
        began = time.monotonic()
        code = str(one.start("alone", "run-1").process.wait())
        alone = time.monotonic() - began
        rows = [_row("one", alone, code, one, ("alone",), number)]
    with _trial(given) as two:
        began = time.monotonic()
        crawls = [two.start(machine, "run-1") for machine in ("first", "second")]
        codes = ", ".join(str(crawl.process.wait()) for crawl in crawls)
        both = time.monotonic() - began
        rows.append(_row("two", both, codes, two, ("first", "second"), number))
        shares = [sum(two.written(machine).values()) for machine in ("first", "second")]
    with _trial(given) as broken:
        rows.append(_killed(broken, number))
    section = Section(
        title=f"Machines: {number} articles of {given.outlets} sources, {given.at_once} at a time a machine, {given.delay} s "
        f"between two requests to one; two are {alone / both:.2f} times as fast as one ({shares[0]} and {shares[1]} articles)",
        columns=("machines", "s", "exit codes", "articles sent", "lost", "written twice"),
        rows=rows,
    )
    held = {
        f"two machines are {LEAST} times as fast as one, or more": alone / both >= LEAST,
        "one, and two, fetch and write each article once": all(row[3:] == (number, 0, 0) for row in rows[:2]),
        "where one of two is killed, nothing is lost": rows[2][4] == 0,
    }
    return told("machines", arguments, section, held)


def _killed(trial: Trial, number: int) -> tuple[object, ...]:
    began = time.monotonic()
    first, second = (trial.start(machine, "run-1", LEASE) for machine in ("first", "second"))
    while trial.fetched < SHARE * number and first.process.poll() is None:
        time.sleep(0.2)
    first.kill("all")
    codes = [first.process.wait(), second.process.wait()]
    time.sleep(LEASE)
    codes.append(trial.start("second", "run-2", LEASE).process.wait())
    codes.append(
        trial.start("first", "run-2", LEASE).process.wait()
    )  # its disk is there: it finishes its files
    told_codes = ", ".join(map(str, codes))
    return _row("two, one killed", time.monotonic() - began, told_codes, trial, ("first", "second"), number)


def _row(
    name: str, seconds: float, codes: str, trial: Trial, machines: tuple[str, ...], number: int
) -> tuple[object, ...]:
    written = trial.written(*machines)
    twice = sum(1 for count in written.values() if count > 1)
    return name, round(seconds, 1), codes, trial.fetched, number - len(written), twice


@contextmanager
def _trial(given: argparse.Namespace) -> Iterator[Trial]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        outlets = [
            stack.enter_context(Outlet(given.articles, number)) for number in range(1, given.outlets + 1)
        ]
        program = redis_program()
        if program is None:
            raise SystemExit("machines: there is no redis-server; apt-get install redis-server")
        yield Trial(given, folder, stack.enter_context(redis_server(program)), outlets)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability machines", description=__doc__)
    parser.add_argument("--outlets", type=int, default=20, metavar="N")
    parser.add_argument("--articles", type=int, default=100, metavar="N", help="of each outlet")
    parser.add_argument("--delay", type=float, default=0.5, metavar="SECONDS")
    parser.add_argument(
        "--at-once", type=int, default=5, metavar="N", help="sources a machine crawls at a time"
    )
    return parser
