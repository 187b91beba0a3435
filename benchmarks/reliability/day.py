"""24 simulated hours of scheduling over 200 feeds: how long a new article waits, and how many requests bring nothing.

    python -m benchmarks.reliability day [--seeds N] [--kinds]

The schedule of newscrawl stands beside fixed intervals of 15 and 60 minutes, on the same outlets (:mod:`.publishing`),
on two days: the first, when it knows nothing of a feed but the dates of its entries, and one after a week in which it
asked for itself. A timer starts a crawl every five minutes, as the one that ``scrapy schedule`` writes; so no delay
is shorter by design. An article of that day counts when it is fetched, be it on a later day; a request counts on that
day alone. Wasted are requests that brought no new article, those that failed among them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.reliability.outlets import BEGIN, DAY, Outlet
from benchmarks.reliability.publishing import KINDS, outlets
from benchmarks.reliability.told import told
from benchmarks.reliability.watching import Fixed, Outcome, Policy, Scheduled, watch
from benchmarks.speed.table import Section
from newscrawl.schedule.terms import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WARM = 7
"""Days for which the schedule has asked before the second day that is measured."""

OURS, QUARTER, HOURLY = "newscrawl", "every 15 minutes", "every 60 minutes"
POLICIES: dict[str, Callable[[Outlet], Policy]] = {
    OURS: lambda outlet: Scheduled(outlet, Bounds()),
    QUARTER: lambda outlet: Fixed(outlet, 900.0),
    HOURLY: lambda outlet: Fixed(outlet, 3600.0),
}
DAYS = {"the first day": BEGIN, "after a week": BEGIN + WARM * DAY}

MOST_DELAY, MOST_WASTED = 0.6, 0.2
"""What newscrawl must reach: this share of the median delay of every 60 minutes, at no more requests, and this share of
the wasted requests of every 15 minutes."""

Found = dict[tuple[str, str], dict[str, Outcome]]
"""By day and policy, the outcomes by kind of outlet."""


def measure(seeds: Iterable[int]) -> Found:
    """Return what became of the outlets, over all *seeds*."""
    found: Found = {(day, policy): defaultdict(Outcome) for day in DAYS for policy in POLICIES}
    for seed in seeds:
        for outlet in outlets(seed):
            for day, begin in DAYS.items():
                for name, policy in POLICIES.items():
                    found[day, name][outlet.kind].add(watch(outlet, policy(outlet), begin))
    return found


def total(kinds: dict[str, Outcome]) -> Outcome:
    """Return the outcomes of all *kinds* as one."""
    whole = Outcome()
    for outcome in kinds.values():
        whole.add(outcome)
    return whole


def reached(found: Found) -> dict[str, bool]:
    """Return what newscrawl is to reach, and whether it does."""
    held: dict[str, bool] = {}
    for day in DAYS:
        ours, quarter, hourly = (total(found[day, name]) for name in (OURS, QUARTER, HOURLY))
        held |= {
            f"{day}, at most {MOST_DELAY} of the median delay of {HOURLY}": median(ours.delays)
            <= MOST_DELAY * median(hourly.delays),
            f"{day}, no more requests than {HOURLY}": ours.requests <= hourly.requests,
            f"{day}, at most {MOST_WASTED} of the wasted requests of {QUARTER}": ours.wasted
            <= MOST_WASTED * quarter.wasted,
        }
    return held


def section(found: Found, seeds: int, *, kinds: bool = False) -> Section:
    """Return *found* as a table, a day's mean over *seeds*; with the rows of each kind if *kinds*."""
    rows = [(day, name, *_figures(total(found[day, name]), seeds)) for day, name in found]
    if kinds:
        order = [(day, kind, name) for day in DAYS for kind in KINDS for name in POLICIES]
        rows += [
            (f"{day}, {kind}", name, *_figures(found[day, name][kind], seeds)) for day, kind, name in order
        ]
    return Section(
        title=f"A day of 200 feeds, the mean of {seeds}",
        columns=(
            "day",
            "schedule",
            "articles",
            "lost",
            "median delay, min",
            "mean",
            "p90",
            "requests",
            "wasted",
        ),
        rows=rows,
        note="Lost: dropped out of their feed before anybody asked; of the flaky outlets, mostly while they were down.",
    )


def _figures(outcome: Outcome, seeds: int) -> tuple[str, ...]:
    delays = [delay / 60 for delay in outcome.delays]
    # Two delays at least: quantiles of fewer are none.
    shown = (
        (median(delays), sum(delays) / len(delays), quantiles(delays, n=10)[-1]) if len(delays) > 1 else ()
    )
    counts = [
        f"{count / seeds:.0f}" for count in (len(delays), outcome.lost, outcome.requests, outcome.wasted)
    ]
    return (*counts[:2], *(f"{each:.1f}" for each in shown), *("–",) * (3 - len(shown)), *counts[2:])


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 if newscrawl misses what it is to reach."""
    parser = _parser()
    args = parser.parse_args(arguments)
    if args.seeds < 1:
        parser.error(f"--seeds {args.seeds}: at least one set is needed")
    found = measure(range(args.seeds))
    return told("day", arguments, section(found, args.seeds, kinds=args.kinds), reached(found))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability day", description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, metavar="N", help="sets of 200 outlets (default: 3)")
    parser.add_argument("--kinds", action="store_true", help="also by kind of outlet")
    return parser
