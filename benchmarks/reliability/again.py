"""A second run over an unchanged site: no article is fetched, and feed and sitemaps are not sent again.

    python -m benchmarks.reliability again [--articles N]

Two runs of ``scrapy crawl news`` over one generated outlet on loopback, with newscrawl's own settings but for the pace,
and one output folder. The time is that of the whole command, from its start to its end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT
from benchmarks.reliability.outlet import Outlet
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES = 500
MOST_SECONDS = 5.0
PACE = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "CONCURRENT_REQUESTS_PER_DOMAIN=8")


def main(arguments: Sequence[str]) -> int:
    """Print what both runs did; return 1 if the second fetched an article, wrote one, or took too long."""
    count: int = _parser().parse_args(arguments).articles
    rows = []
    with tempfile.TemporaryDirectory() as scratch, Outlet(count) as outlet:
        folder = Path(scratch)
        (folder / "outlet.toml").write_text(outlet.catalogue, encoding="utf-8")
        for run in ("first", "second"):
            outlet.answers.clear()
            seconds = _crawl(folder, run)
            sent, same = _entrances(outlet, 200), _entrances(outlet, 304)
            rows.append(
                (run, outlet.answers["article", 200], sent, same, _written(folder / "output" / run), seconds)
            )
    section = Section(
        title=f"A second run over an unchanged site of {count} articles",
        columns=("run", "articles fetched", "entrances sent", "answered 304", "records written", "seconds"),
        rows=rows,
    )
    _, fetched, sent, same, written, seconds = rows[1]
    held = {
        "the first run fetched and wrote all articles": rows[0][1] == count and rows[0][4] >= count,
        "the second fetched none, and wrote none": fetched == written == 0,
        "feed and sitemaps were answered 304": sent == 0 and same == rows[0][2],
        f"in under {MOST_SECONDS:.0f} s": seconds < MOST_SECONDS,
    }
    return told("again", arguments, section, held)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability again", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    return parser


def _crawl(folder: Path, run: str) -> float:
    """Run it, and return its seconds."""
    settings = (
        f"NEWSCRAWL_OUTPUT={folder / 'output'}",
        f"NEWSCRAWL_RUN={run}",
        "LOG_LEVEL=WARNING",
        "NEWSCRAWL_DUE=all",
        *PACE,
    )
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"sources={folder / 'outlet.toml'}"]
    command += [word for setting in settings for word in ("-s", setting)]
    since = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - since


def _entrances(outlet: Outlet, status: int) -> int:
    return outlet.answers["feed", status] + outlet.answers["sitemap", status]


def _written(folder: Path) -> int:
    """Return the number of articles of which *folder* holds records."""
    lines = (line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines())
    return len({json.loads(line)["url"] for line in lines})
