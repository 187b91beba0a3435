"""Simulated years of sources, judged every day: false alarms of those that go on as they do, and how long it takes until
those are noticed that fall silent or change shape.

    python -m benchmarks.reliability health [--years N] [--seeds N]
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from math import exp
from statistics import median
from typing import TYPE_CHECKING

from newscrawl.health.alarms import KINDS, SILENT, Alarm, judged
from newscrawl.health.days import KEPT, Day, Tally, step_of
from newscrawl.health.shape import Trait

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = 365
WARMED = 120
"""Days after which a fault may begin: any time in the following weeks."""
PATIENCE = 60
"""Days within which a fault must be noticed."""
MOST_FALSE = 0.1
"""False alarms a source and year, at most, of any habit: of 20 sources, two a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a source publishes."""

    name: str
    week: tuple[float, ...]
    """Articles to be expected on each day of the week."""
    bursts: float = 0.0
    """Spread of the days: 0, a Poisson process; 0.5, its rate varies by half from day to day."""
    dated: tuple[float, ...] = (0.98,) * 7
    """Share with a date, and likewise with an author, on each day of the week."""
    authored: tuple[float, ...] = (0.8,) * 7
    length: float = 1800.0
    first: int = 0
    """Articles that had piled up before the first look."""


def _even(rate: float) -> tuple[float, ...]:
    return (rate,) * 7


HABITS = (
    Habit(name="every third day", week=_even(0.33)),
    Habit(name="one a day", week=_even(1)),
    Habit(name="five a day, an archive at first", week=_even(5), first=2000),
    Habit(name="40 a day, in bursts", week=_even(40), bursts=0.5),
    Habit(name="300 a day, in bursts", week=_even(300), bursts=0.3),
    Habit(name="20 on working days, none at weekends", week=(20, 0, 0, 20, 20, 20, 20)),
    Habit(name="60 and 6 at weekends, without authors", week=(60, 6, 6, 60, 60, 60, 60), bursts=0.2,
          authored=(0.9, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9)),
    Habit(name="a weekly of 15", week=(0, 0, 0, 15, 0, 0, 0)),
    Habit(name="12 a day, a third without dates on two days", week=_even(12),
          dated=(0.98, 0.6, 0.6, 0.98, 0.98, 0.98, 0.98)),
)  # fmt: skip
FAULTS = ("silent", "dates", "authors", "rejected", "length")


def simulated(habit: Habit, days: int, chance: random.Random, fault: str = "", begin: int = 0) -> list[Day]:
    """Return *days* of a source of that *habit*, with a *fault* from the day *begin* on."""
    found = []
    for day in range(days):
        broken = fault if fault and day >= begin else ""
        rate = habit.week[day % 7] * max(0.0, chance.gauss(1, habit.bursts))
        count = _poisson(rate, chance) + (habit.first if not day else 0)
        found.append(
            Day(day=day, tally=_tally(habit, day, 0 if broken == "silent" else count, broken, chance))
        )
    return found


def _tally(habit: Habit, day: int, pages: int, broken: str, chance: random.Random) -> Tally:
    rejected = _some(pages, 0.7 if broken == "rejected" else 0.05, chance)
    articles = pages - rejected
    lengths: dict[int, int] = {}
    for _ in range(articles):
        length = habit.length * exp(chance.gauss(0, 0.6)) * (0.25 if broken == "length" else 1)
        step = step_of(round(length))
        lengths[step] = lengths.get(step, 0) + 1
    return Tally(
        articles=articles,
        rejected=rejected,
        titled=articles,
        dated=0 if broken == "dates" else _some(articles, habit.dated[day % 7], chance),
        authored=0 if broken == "authors" else _some(articles, habit.authored[day % 7], chance),
        lengths=lengths,
    )


def alarms_of(days: Sequence[Day], first: int = 0) -> list[tuple[int, Alarm]]:
    """Return each alarm that is raised by judging *days* one after another from *first* on, with the day on which."""
    alarms: list[Alarm] = []
    raised = []
    known: set[tuple[str, int]] = set()
    for number in range(first, len(days)):
        today = days[number].day
        alarms = judged(days[max(0, number - KEPT + 1) : number + 1], alarms, today)
        for alarm in alarms:
            if (alarm.kind, alarm.since) not in known:
                known.add((alarm.kind, alarm.since))
                raised.append((today, alarm))
    return raised


def main(options: list[str]) -> int:
    """Run it, print a table, and return whether false alarms are as rare as they must be, and what was noticed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability health")
    parser.add_argument("--years", type=int, default=2, help="simulated years of each source")
    parser.add_argument("--seeds", type=int, default=5, help="sources of each habit")
    given = parser.parse_args(options)
    print(
        "| habit | false alarms a source and year | " + " | ".join(f"{each}: days" for each in FAULTS) + " |"
    )
    print("|---|---|" + "---|" * len(FAULTS))
    worst = 0.0
    for habit in HABITS:
        false = [
            alarm.kind
            for seed in range(given.seeds)
            for _, alarm in alarms_of(simulated(habit, given.years * YEAR, random.Random(seed)))  # noqa: S311
        ]
        rate = len(false) / given.seeds / given.years
        worst = max(worst, rate)
        which = ", ".join(kind for kind in KINDS if kind in false)
        shown = f"{rate:.2f}{' (' + which + ')' if which else ''}"
        print(
            f"| {habit.name} | {shown} | "
            + " | ".join(_noticed(habit, fault, given.seeds) for fault in FAULTS)
            + " |",
            flush=True,
        )
    return int(worst > MOST_FALSE)


def _noticed(habit: Habit, fault: str, seeds: int) -> str:
    """Return after how many days the *fault* was noticed: the median, the most, and in how many of the cases."""
    kind = {"silent": SILENT}.get(fault, Trait(fault).value if fault != "silent" else SILENT)
    delays = []
    for seed in range(seeds):
        chance = random.Random(seed)  # noqa: S311 - a simulation
        begin = WARMED + chance.randrange(21)
        days = simulated(habit, begin + PATIENCE, chance, fault, begin)
        found = [day - begin for day, alarm in alarms_of(days, begin) if alarm.kind == kind]
        delays += found[:1]
    if not delays:
        return "-"
    return f"{median(delays):.0f}, {max(delays)} ({len(delays)}/{seeds})"


def _some(of: int, share: float, chance: random.Random) -> int:
    return sum(chance.random() < share for _ in range(of))


def _poisson(rate: float, chance: random.Random) -> int:
    """Return how many come in a day at that *rate*: those whose waits fit into it."""
    count = 0
    passed = chance.expovariate(rate) if rate > 0 else 1.0
    while passed < 1:
        count += 1
        passed += chance.expovariate(rate)
    return count
