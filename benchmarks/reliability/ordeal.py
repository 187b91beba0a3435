"""A crawl that is killed and started again, time after time, over a site that is faulty."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.reliability.clocks import environment as set_back
from benchmarks.reliability.faulty import SLOW_SECONDS
from benchmarks.reliability.kept import Kept, look
from benchmarks.reliability.killing import Crawl, start, strike

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from benchmarks.reliability.faulty import FaultyOutlet

LIFE, BEYOND, LAST_LIVES = 6.0, 1.15, 4
"""Moments of kills are spread over the longest of the last lives, in seconds, of runs that ended by themselves (the
first number until there is one), and somewhat beyond, so that some runs do."""
WORKER_CHANCE = 0.5
"""Of a run of the case ``workers`` that a worker alone is killed in it, before all."""
ORPHAN_SECONDS = 5.0
"""In which the workers of a killed crawl must be gone."""
CLOSING_CHANCE, CLOSING_SECONDS = 0.25, 0.3
"""Of a kill that it waits until the run closes, and comes within so many seconds then: that is a short part of a life."""
LAST_RUNS, LAST_GAP = 5, 12 * 3600.0
"""Runs without a kill at the end, at most, and the seconds from one to the next by their clock: what failed in two runs
waits for half an hour."""
PACE = {
    "DOWNLOAD_DELAY": 0.05, "AUTOTHROTTLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_TIMEOUT": SLOW_SECONDS - 1,
}  # fmt: skip
HOUR = 3600.0
BEFORE, DURING, CLOSING = "before its first request", "at work", "at closing"


@dataclass(slots=True)
class Ordeal:
    """One crawl, killed and started again, in a *folder*."""

    case: str
    outlet: FaultyOutlet
    folder: Path
    chance: Random
    runs: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    """By where they hit."""
    workers: int = 0
    """Kills of a worker alone."""
    orphans: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    """Exit codes of the runs that ended by themselves."""
    lives: deque[float] = field(default_factory=lambda: deque([LIFE], maxlen=LAST_LIVES))

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.folder / "output"

    def go(self, kills: int) -> None:
        """Kill it so often, then let it end."""
        (self.folder / "outlet.toml").write_text(self.outlet.catalogue, encoding="utf-8")
        urls = "\n".join(self.outlet.base + path for path in self.outlet.paths)
        (self.folder / "urls.txt").write_text(urls, encoding="utf-8")
        while (done := sum(self.kills.values())) < kills:
            left = len(self.outlet.paths) - len(self.outlet.good)
            most = max(2, 5 * left // (kills - done))
            behind = HOUR * self.runs if self.case == "back" else 0.0
            self._killed(self._start(behind, CLOSESPIDER_ITEMCOUNT=self.chance.randint(1, most)))
        for number in range(LAST_RUNS):
            asked = sum(self.outlet.asked[path] for path in self.outlet.paths)
            self._ended(self._start(-LAST_GAP * (number + 1)))
            if asked == sum(self.outlet.asked[path] for path in self.outlet.paths):
                break

    def _start(self, behind: float, **more: object) -> Crawl:
        self.runs += 1
        spider = "urls" if self.case == "urls" else "news"
        arguments = [spider, "-a", f"file={self.folder / 'urls.txt'}", "-a", "private=true"]
        if spider == "news":
            arguments = [spider, "-a", f"sources={self.folder / 'outlet.toml'}"]
        settings = {
            "NEWSCRAWL_OUTPUT": self.output, "NEWSCRAWL_RUN": f"run-{self.runs}", "NEWSCRAWL_DUE": "all",
            "NEWSCRAWL_COMPRESSION": self.chance.choice(("none", "gzip", "zstd")),
            "NEWSCRAWL_SHARD_SIZE": self.chance.choice((4 << 10, 128 << 20)),
            **PACE, **more,
        }  # fmt: skip
        environment = set_back(self.folder, behind) if behind else None
        return start(arguments, settings, self.folder / f"log-{self.runs}.txt", environment)

    def _killed(self, crawl: Crawl) -> None:
        moment = self.chance.uniform(0, BEYOND * max(self.lives))
        if self._hits_worker() and self._wait(crawl, self.chance.uniform(0, moment)):
            workers = crawl.workers()
            if workers:
                strike(self.chance.choice(workers))
                self.workers += 1
        if self.chance.random() < CLOSING_CHANCE:
            while not crawl.is_closing and crawl.process.poll() is None:
                time.sleep(0.02)
            moment = time.monotonic() - crawl.since + self.chance.uniform(0, CLOSING_SECONDS)
        if not self._wait(crawl, moment):
            self._ended(crawl)
            return
        phase = BEFORE if self.outlet.last_asked < crawl.since else CLOSING if crawl.is_closing else DURING
        crawl.kill(self.chance.choice(("main", "all")))
        if crawl.process.returncode >= 0:  # it came to its end in that very moment
            self._ended(crawl)
            return
        self.kills[phase] += 1
        self._bury(crawl)

    def _hits_worker(self) -> bool:
        return self.case == "workers" and self.chance.random() < WORKER_CHANCE

    def _wait(self, crawl: Crawl, moment: float) -> bool:
        """Return whether *crawl* still runs at that *moment* of its life, once that has come."""
        while (rest := crawl.since + moment - time.monotonic()) > 0 and crawl.process.poll() is None:
            time.sleep(min(rest, 0.02))
        return crawl.process.poll() is None

    def _ended(self, crawl: Crawl) -> None:
        self.codes[crawl.process.wait()] += 1
        self.lives.append(time.monotonic() - crawl.since)
        self._bury(crawl)

    def _bury(self, crawl: Crawl) -> None:
        orphans = crawl.orphans(ORPHAN_SECONDS)
        self.orphans += len(orphans)
        for pid in orphans:
            strike(pid)

    def kept(self) -> Kept:
        """Return what it left."""
        pages = [self.outlet.page(number) for number in range(len(self.outlet.paths))]
        return look(self.output, {page.url: page.text.rpartition("\n")[2] for page in pages})
