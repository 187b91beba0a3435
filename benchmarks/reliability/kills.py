"""A crawl that is killed a hundred times, and started again each time: every article once, none lost, the store sound.

    python -m benchmarks.reliability kills [--kills N] [--articles N] [--seed N] [--cases CASE...]

The true ``scrapy crawl`` over a generated outlet on loopback of which a fifth of all answers are faulty
(:mod:`benchmarks.reliability.faulty`), with newscrawl's own settings but for the pace; compression and size of the
shards change from run to run. ``SIGKILL`` comes at a moment that is drawn from the whole life of a run, the start of
its interpreter included, a quarter of them from its closing alone, and hits the crawling process alone or all of its processes; in the case
``workers`` also a worker alone, whose page is then rejected and put in quarantine. A run without a kill ends by itself
after a few articles, so that there is something left to do for each.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.reliability.faulty import FaultyOutlet
from benchmarks.reliability.ordeal import BEFORE, CLOSING, DURING, Ordeal
from benchmarks.reliability.told import told
from benchmarks.speed.table import Section
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.reliability.kept import Kept

KILLS, ARTICLES, SEED = 100, 500, 20261126
WORKERS = "rejected are those whose worker was killed, and they are in quarantine"
CASES = {
    "news": "news",
    "urls": "urls",
    "workers": "news, in half of the runs a worker alone, too",
    "back": "news, the clock set back by an hour before each run",
}


def main(arguments: Sequence[str]) -> int:
    """Print what became of each case; return 1 if an article is lost or doubled, or something is left behind."""
    given = _parser().parse_args(arguments)
    rows, hits = [], []
    held: dict[str, bool] = {}
    for case in given.cases:
        with tempfile.TemporaryDirectory() as scratch, FaultyOutlet(given.articles, given.seed) as outlet:
            since = time.monotonic()
            ordeal = Ordeal(case, outlet, Path(scratch), Random(f"{given.seed} {case}"))  # noqa: S311 - no secret
            ordeal.go(given.kills)
            seconds = time.monotonic() - since
            kept = ordeal.kept()
        rows.append(_row(ordeal, kept, seconds))
        hits.append(", ".join(f"{where} {ordeal.kills[where]}" for where in (BEFORE, DURING, CLOSING)))
        held |= _held(ordeal, kept, given.articles)
    section = Section(
        title=f"{given.kills} kills over {given.articles} articles",
        columns=(
            "crawl", "kills", "runs", "requests", "faulty", "refetched", "halves", "rejected", "lost", "doubled", "left behind",
            "seconds",
        ),
        rows=rows,
        note="Halves: pages written as truncated before the whole one came. Kills hit " + "; ".join(f"{case}: {hit}" for case, hit in zip(given.cases, hits, strict=True)) + ".",
    )  # fmt: skip
    return told("kills", arguments, section, held)


def _row(ordeal: Ordeal, kept: Kept, seconds: float) -> tuple[object, ...]:
    outlet = ordeal.outlet
    requests = sum(outlet.asked.values())
    good = sum(outlet.good[path] for path in outlet.paths)
    return (
        CASES[ordeal.case], f"{sum(ordeal.kills.values())} + {ordeal.workers} of workers", ordeal.runs, requests,
        f"{100 * sum(outlet.faults.values()) / requests:.1f}%", good - len(outlet.paths), kept.halves,
        len(kept.rejected),
        _lost(ordeal, kept), kept.doubled, len(kept.unfinished) + ordeal.orphans, seconds,
    )  # fmt: skip


def _lost(ordeal: Ordeal, kept: Kept) -> int:
    return sum(not kept.articles[ordeal.outlet.base + path] for path in ordeal.outlet.paths)


def _rejected_well(ordeal: Ordeal, kept: Kept) -> bool:
    """Return whether no more articles are rejected than workers were killed alone, for that, and are kept."""
    return (
        len(kept.rejected) <= ordeal.workers
        and set(kept.rejected.values()) <= {Verdict.ERROR.value}
        and kept.rejected.keys() <= kept.quarantined
    )


def _told(kept: Kept) -> str:
    return ", ".join(sorted(kept.rejected.values())) or "no verdict"


def _held(ordeal: Ordeal, kept: Kept, articles: int) -> dict[str, bool]:
    case = ordeal.case
    return {
        f"{case}: every article is there once, whole": _lost(ordeal, kept) == 0 == kept.doubled
        and set(kept.articles.values()) == {1} and len(kept.articles) == articles,
        f"{case}: none is cut short, {WORKERS if case == 'workers' else 'none rejected'} ({_told(kept)})": kept.cut == 0
        and _rejected_well(ordeal, kept),
        f"{case}: the store is sound, and knows all of them as stored": kept.store == "ok"
        and dict(kept.states) == {"STORED": articles},
        f"{case}: nothing is unfinished or unreadable ({', '.join(kept.unfinished) or 'no file'})": kept.is_sound(),
        f"{case}: no process outlived its crawl": ordeal.orphans == 0,
        f"{case}: runs that ended by themselves ended well ({dict(ordeal.codes)})": set(ordeal.codes) <= {0},
    }  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, metavar="N")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=[*CASES], metavar="CASE")
    return parser
