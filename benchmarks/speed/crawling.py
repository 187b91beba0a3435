"""Crawls over loopback: newscrawl's against a plain spider that calls trafilatura, and what memory newscrawl's takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quality.cleaning import ROOT
from benchmarks.speed.server import served
from benchmarks.speed.sites import SMALL
from benchmarks.speed.table import Section
from benchmarks.speed.usage import processor_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPIDERS = {
    "newscrawl": ("benchmarks.speed.crawl_settings", ("urls", "-a", "private=true")),
    "plain spider": ("benchmarks.speed.plain_settings", ("plain", "-O", "items.jsonl")),
}
"""Settings, and what ``scrapy crawl`` is told besides the file of addresses."""
FIRST_MARK = 10
"""Memory is looked at after this part of the pages, and after all."""
MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl that ended."""

    stats: Mapping[str, Any] = field(repr=False)
    """Scrapy's, with those of :class:`benchmarks.speed.probe.Probe`."""
    processor_seconds: float
    """Of all its processes, start and end included."""

    @property
    def pages_a_second(self) -> float:
        """Items, by the time from the opening of the spider until all output is closed."""
        return float(self.stats["speed/items"] / self.stats["speed/seconds"])


def crawl(spider: str, addresses: Sequence[str], marks: Sequence[int] = ()) -> Crawl:
    """Return how *spider* of :data:`SPIDERS` crawled *addresses*.

    :raises RuntimeError: if a page is missing.
    """
    settings, words = SPIDERS[spider]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        urls, stats = folder / "urls.txt", folder / "stats.json"
        urls.write_text("\n".join(addresses), encoding="utf-8")
        command = [
            sys.executable, "-m", "scrapy", "crawl", *words, "-a", f"file={urls}", "-s", f"SPEED_STATS={stats}",
            "-s", f"SPEED_MARKS={','.join(map(str, marks))}", "-s", f"NEWSCRAWL_OUTPUT={folder}",
        ]  # fmt: skip
        before = processor_seconds()
        subprocess.run(
            command, cwd=folder, check=True, stdout=subprocess.DEVNULL,
            env=os.environ | {"SCRAPY_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        done = Crawl(
            stats=json.loads(stats.read_text(encoding="utf-8")),
            processor_seconds=processor_seconds() - before,
        )
    if done.stats["speed/items"] != len(addresses):
        raise RuntimeError(f"{spider}: {done.stats['speed/items']} of {len(addresses)} pages came through")
    return done


def speed(count: int) -> Section:
    """Measure both spiders on the same pages of the same server."""
    with served(count) as addresses:
        crawls = {spider: crawl(spider, addresses) for spider in SPIDERS}
    plain = crawls["plain spider"]
    return Section(
        title="Crawl over loopback: whole crawl, pages a second",
        columns=(
            "spider", "pages", "pages a second", "of the plain spider's", "processor, ms a page",
            "loop blocked, ms", "by itself, ms",
        ),
        rows=[
            (
                spider, count, f"{one.pages_a_second:.1f}", one.pages_a_second / plain.pages_a_second,
                f"{1000 * one.processor_seconds / count:.1f}", f"{1000 * one.stats['speed/late_seconds']:.0f}",
                f"{1000 * one.stats['speed/busy_seconds']:.0f}",
            )
            for spider, one in crawls.items()
        ],
        note="Loop blocked: the longest that the event loop came to nothing else; by itself: of the crawl's own processor time.",
    )  # fmt: skip


def memory(count: int) -> Section:
    """Measure the memory of newscrawl's crawl of small pages after a tenth of them and after all."""
    marks = (max(1, count // FIRST_MARK), count)
    with served(count, SMALL) as addresses:
        stats = crawl("newscrawl", addresses, marks).stats
    early, late = (stats[f"speed/resident_kib/{mark}"] / MIB for mark in marks)
    return Section(
        title="Memory of a crawl: resident size of all its processes",
        columns=("pages", f"after {marks[0]}, MiB", f"after {marks[1]}, MiB", "ratio"),
        rows=[("generated, small", f"{early:.0f}", f"{late:.0f}", late / early)],
        note=f"The pages have some {SMALL:.0%} of the usual elements around the article.",
    )
