"""A crawl that dies at a chosen step between a record and its being done: before the step, or right behind it.

    python -m benchmarks.reliability crashes [--draws N] [--articles N]

For each step, two runs of the true ``scrapy crawl news`` die by ``SIGKILL`` at one of the first times that they come to
it (:mod:`benchmarks.reliability.dying`), the second of them perhaps while it puts in order what the first left; a third
is let end. A step that a run does not come to is none in which it dies.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.reliability.dying import STEPS, environment
from benchmarks.reliability.kept import look
from benchmarks.reliability.killing import start
from benchmarks.reliability.outlet import Outlet
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS, ARTICLES, LATEST, SEED = 2, 30, 6, 20261126
SETTINGS: dict[str, object] = {
    "NEWSCRAWL_DUE": "all", "NEWSCRAWL_COMMIT_PAGES": 5, "NEWSCRAWL_COMMIT_SECONDS": 0.2, "NEWSCRAWL_SHARD_SIZE": 20_000,
    "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Print what each step left; return 1 if an article is lost or doubled, or something is left behind."""
    given = _parser().parse_args(arguments)
    chance = Random(SEED)  # noqa: S311 - no secret
    rows = []
    for step in STEPS:
        for when in ("before", "after"):
            moments = [chance.sample(range(1, LATEST + 1), 2) for _ in range(given.draws)]
            found = [_deaths(step, when, moment, given.articles) for moment in moments]
            sums = [sum(column) for column in zip(*found, strict=True)]
            rows.append((f"{when} {step}", 2 * given.draws, *sums))
    section = Section(
        title=f"Crashes at chosen steps, {given.articles} articles",
        columns=("step", "armed runs", "died", "refetched", "lost", "doubled", "left behind", "unsound"),
        rows=rows,
    )
    held = {
        "every step was died at": all(row[2] for row in rows),
        "no article is lost or doubled": not any(row[4] or row[5] for row in rows),
        "nothing is left behind, and the store is sound": not any(row[6] or row[7] for row in rows),
    }
    return told("crashes", arguments, section, held)


def _deaths(step: str, when: str, moments: Sequence[int], articles: int) -> tuple[int, ...]:
    """Return deaths, and articles that were fetched again, lost, doubled; what was left behind, and 1 if it is unsound."""
    with tempfile.TemporaryDirectory() as scratch, Outlet(articles) as outlet:
        folder = Path(scratch)
        (folder / "outlet.toml").write_text(outlet.catalogue, encoding="utf-8")
        died = 0
        for number, moment in enumerate((*moments, 0), 1):
            settings = {"NEWSCRAWL_OUTPUT": folder / "output", "NEWSCRAWL_RUN": f"run-{number}", **SETTINGS}
            armed = environment(folder, step, when, moment) if moment else None
            crawl = start(
                ["news", "-a", f"sources={folder / 'outlet.toml'}"],
                settings, folder / f"log-{number}.txt", armed,
            )  # fmt: skip
            died += crawl.process.wait() == -signal.SIGKILL
        kept = look(folder / "output", {})
        lost = kept.lost({outlet.page(place).url: "" for place in range(articles)})
    is_whole = kept.store == "ok" and dict(kept.states) == {"STORED": articles}
    again = outlet.answers["article", 200] - articles
    return died, again, len(lost), kept.doubled, len(kept.unfinished), int(not is_whole)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability crashes", description=__doc__)
    parser.add_argument("--draws", type=int, default=DRAWS, metavar="N")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    return parser
