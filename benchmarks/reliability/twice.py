"""Two crawls of one catalogue that are started at once, in a folder where there was none: no article twice, none lost.

    python -m benchmarks.reliability twice [--rounds N] [--articles N]

Each round has two ``scrapy crawl news`` over a generated outlet on loopback and a new output folder, so that they also
begin the store together; the second starts up to a second after the first. A third one, after both, finds what is left.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.reliability.kept import look
from benchmarks.reliability.killing import start
from benchmarks.reliability.outlet import Outlet
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS, ARTICLES = 10, 40
PACE: dict[str, object] = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}


def main(arguments: Sequence[str]) -> int:
    """Print what each round left; return 1 if an article was fetched or written twice, or not at all."""
    given = _parser().parse_args(arguments)
    chance = Random(given.rounds)  # noqa: S311 - no secret
    rows = [_round(number, given.articles, chance.uniform(0, 1)) for number in range(1, given.rounds + 1)]
    section = Section(
        title=f"Two crawls at once of {given.articles} articles",
        columns=(
            "round",
            "apart, s",
            "exit codes",
            "articles fetched",
            "lost",
            "doubled",
            "store",
            "unfinished",
        ),
        rows=rows,
    )
    held = {
        "each article is fetched once, and written once": all(
            row[3:6] == (given.articles, 0, 0) for row in rows
        ),
        "all runs end well": all(row[2] == "0, 0, 0" for row in rows),
        "the store is sound, and nothing is unfinished": all(row[6:] == ("ok", 0) for row in rows),
    }
    return told("twice", arguments, section, held)


def _round(number: int, articles: int, apart: float) -> tuple[object, ...]:
    with tempfile.TemporaryDirectory() as scratch, Outlet(articles) as outlet:
        folder = Path(scratch)
        (folder / "outlet.toml").write_text(outlet.catalogue, encoding="utf-8")
        crawls = []
        for run in ("first", "second", "third"):
            settings = PACE | {
                "NEWSCRAWL_OUTPUT": folder / "output", "NEWSCRAWL_RUN": run, "NEWSCRAWL_DUE": "all",
            }  # fmt: skip
            words = ["news", "-a", f"sources={folder / 'outlet.toml'}"]
            crawls.append(start(words, settings, folder / f"{run}.txt"))
            time.sleep(apart if run == "first" else 0)
            if run != "first":
                for crawl in crawls:
                    crawl.process.wait()
        kept = look(folder / "output", {})
        pages = [outlet.page(place).url for place in range(articles)]
    codes = ", ".join(str(crawl.process.returncode) for crawl in crawls)
    lost, doubled = len(kept.lost(dict.fromkeys(pages, ""))), kept.doubled
    return (
        number,
        apart,
        codes,
        outlet.answers["article", 200],
        lost,
        doubled,
        kept.store,
        len(kept.unfinished),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability twice", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    return parser
