"""The true ``scrapy crawl`` against the hostile servers, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from benchmarks.reliability.hostile.audit import events, install
from benchmarks.reliability.hostile.outcome import outcomes
from benchmarks.reliability.hostile.server import Servers
from benchmarks.reliability.hostile.targets import NAMES, PUBLIC
from newscrawl.duplicates.marks import APART

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.reliability.hostile.case import Case

ROOT = Path(__file__).resolve().parents[3]
QUICK: Mapping[str, object] = {
    "AUTOTHROTTLE_ENABLED": False,
    "DNSCACHE_ENABLED": False,  # each look-up may give another answer, as a name with a lifetime of 0 does
    "DOWNLOAD_DELAY": 0.02,
    "DOWNLOAD_MAXSIZE": 1_000_000,
    "CONCURRENT_REQUESTS": 200,
    "DOWNLOAD_TIMEOUT": 10,  # hostile feeds, one after the other, may hold the crawl up for seconds
    "NEWSCRAWL_HOST_BUDGET": 25,
    "NEWSCRAWL_LEARN_PAGES": 0,
    "NEWSCRAWL_MAX_RETRY_AFTER": 1,
    "NEWSCRAWL_PAGE_SECONDS": 10,
    "NEWSCRAWL_REJECT": ",".join(sorted(APART)),  # all cases have the same article
    "NEWSCRAWL_WORKERS": 1,
}
"""The same limits as in earnest, smaller, so that all are reached in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a crawl of the hostile set left."""

    code: int
    seconds: float
    log: str
    printed: str
    seen: dict[str, frozenset[str]]
    """The facts of each case, by name."""
    events: list[dict[str, Any]]
    """What the processes of the crawl connected to, looked up and opened."""
    hits: list[str]
    """Who connected to the victim."""
    allowed: frozenset[tuple[str, int]]
    """Addresses that the catalogue opens."""
    folder: Path
    """Of the output."""

    @property
    def connected(self) -> set[tuple[str, int]]:
        """Every address that any process tried to connect to."""
        return {(event["connect"][0], event["connect"][1]) for event in self.events if "connect" in event}

    @property
    def peak(self) -> int:
        """Resident memory of the largest process, MiB."""
        return int(max(event["peak"] for event in self.events if "peak" in event) // 1024)


def crawl_all(cases: Sequence[Case], folder: Path, **settings: object) -> list[Run]:
    """Return two crawls, at the same time: of the cases without NEWSCRAWL_CROSS_SITE, and of those with it.

    *settings* are set besides :data:`QUICK`. Their files are left in *folder*.
    """

    def one(*, cross_site: bool) -> Run:
        place = folder / ("across" if cross_site else "within")
        place.mkdir()
        chosen = [case for case in cases if case.cross_site == cross_site]
        # A name that leads elsewhere the second time needs a second time; the others are quicker without.
        own = {"NEWSCRAWL_CROSS_SITE": cross_site, "RETRY_TIMES": int(cross_site)}
        return crawl(chosen, place, {**QUICK, **own, **settings})

    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(one, cross_site=cross_site) for cross_site in (False, True)]
    return [run.result() for run in runs]


def crawl(cases: Sequence[Case], folder: Path, settings: Mapping[str, object]) -> Run:
    """Crawl the sites of *cases* with *settings* and return what came of it; *folder* must exist and be empty."""
    place = install(folder, NAMES)
    with Servers(cases, folder / "canary.txt") as servers:
        catalogue = folder / "hostile.toml"
        catalogue.write_text(
            "".join(_entry(case, servers.ports[case.name]) for case in cases), encoding="utf-8"
        )
        since = monotonic()
        done = _scrapy(catalogue, place, {**settings, "NEWSCRAWL_OUTPUT": folder / "output"})
        seconds = monotonic() - since
        return Run(
            code=done.returncode,
            seconds=seconds,
            log=done.stderr,
            printed=done.stdout,
            seen=outcomes(cases, servers, done.stderr, folder / "output" / "hostile"),
            events=events(folder),
            hits=servers.hits,
            # A name may lead to the public Internet; the audit keeps this one from it.
            allowed=frozenset(
                {("127.0.0.1", port) for port in servers.ports.values()} | {(PUBLIC, servers.victim)}
            ),
            folder=folder / "output" / "hostile",
        )


def _entry(case: Case, port: int) -> str:
    return (
        f'[[source]]\nname = "{case.name}"\ntitle = "{case.name}"\nurl = "http://127.0.0.1:{port}/"\n'
        f'language = "ar"\ncountry = "SA"\n'
        f'timezone = "Asia/Riyadh"\nprivate = true\n{case.role}s = ["http://127.0.0.1:{port}/feed"]\n\n'
    )


def _scrapy(catalogue: Path, place: Path, settings: Mapping[str, object]) -> subprocess.CompletedProcess[str]:
    values = {
        "NEWSCRAWL_RUN": "hostile",
        "NEWSCRAWL_STORE": catalogue.parent / "store.sqlite",
        **settings,
    }
    options = [argument for name, value in values.items() for argument in ("-s", f"{name}={value}")]
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"sources={catalogue}", *options],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            "HOSTILE_FOLDER": str(catalogue.parent),
            "PYTHONPATH": f"{place}{os.pathsep}{ROOT}",
        },
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=180,
        check=False,
    )
