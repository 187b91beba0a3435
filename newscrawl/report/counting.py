"""What the report counts of records. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newscrawl.report.rows import Row

LONGEST_DAILY, LONGEST_WEEKLY = 60, 500
"""Days that are counted one by one; by week; longer spans are by month."""
SAMPLES, SAMPLE_CHARS, DISTINCT = 3, 160, 200
"""Of a rule: texts that are shown, how much of each, and how many different ones are told apart: once so many are, only
those that came already are counted on."""
EDGES = (0, 20, 50, 100, 200, 300, 500, 800, 1200, 2000)
"""Words from which on a text belongs to the next bar."""


@dataclass(slots=True)
class Pair:
    """How many records were accepted, and how many rejected."""

    accepted: int = 0
    rejected: int = 0

    def add(self, *, rejected: bool) -> None:
        """Count one more."""
        self.rejected += rejected
        self.accepted += not rejected


@dataclass(slots=True)
class RuleCount:
    """What a rule cut."""

    lines: int = 0
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Count *text*."""
        self.lines += 1
        shown = text[:SAMPLE_CHARS]
        if shown in self.texts or len(self.texts) < DISTINCT:
            self.texts[shown] += 1


@dataclass(slots=True)
class SiteCount:
    """What a site's lead stories say of themselves."""

    leads: int = 0
    titled: int = 0
    dated: int = 0
    authored: int = 0


class Counts:
    """Counts records as they come."""

    def __init__(self) -> None:
        self.records = Pair()
        self.appended = 0
        self.words = 0
        self.days: defaultdict[date, Pair] = defaultdict(Pair)
        self.undated = 0
        self.sites: defaultdict[str, Pair] = defaultdict(Pair)
        self.languages: defaultdict[str, Pair] = defaultdict(Pair)
        self.verdicts: Counter[str] = Counter()
        self.lengths = [0] * len(EDGES)
        self.kinds: Counter[str] = Counter()
        self.rules: defaultdict[tuple[str, str], RuleCount] = defaultdict(RuleCount)
        self.stated: defaultdict[str, SiteCount] = defaultdict(SiteCount)
        self.origins: Counter[str] = Counter()
        self.authors: Counter[str] = Counter()

    def add(self, row: Row, removed: Iterable[Mapping[str, str]], authors: Iterable[str]) -> None:
        """Count *row*, what was *removed* there, and its *authors*."""
        self.records.add(rejected=row.rejected)
        self.sites[row.site].add(rejected=row.rejected)
        self.languages[row.language].add(rejected=row.rejected)
        self.verdicts.update(row.verdicts)
        for cut in removed:
            self.kinds[cut["kind"]] += 1
            self.rules[cut["kind"], cut["rule"]].add(cut["text"])
        self._time(row)
        if row.rejected:
            return
        self.words += row.words
        self.lengths[sum(row.words >= edge for edge in EDGES) - 1] += 1
        self.authors.update(str(author)[:SAMPLE_CHARS] for author in authors)
        self.appended += row.part > 0
        if row.part == 0:
            stated = self.stated[row.site]
            stated.leads += 1
            stated.titled += row.title is not None
            stated.dated += row.published is not None
            stated.authored += row.authored
            self.origins[row.published_from or "none"] += 1

    def _time(self, row: Row) -> None:
        try:
            day = date.fromisoformat(row.day or "")
        except ValueError:
            self.undated += 1
        else:
            self.days[day].add(rejected=row.rejected)

    def spans(self) -> tuple[str, list[tuple[str, Pair]]]:
        """Return by what time is counted (``day``, ``week``, ``month``), and each of them from the first to the last,
        empty ones among them.

        Where few are much older than the rest, what comes before the latest nine tenths but is farther from them than
        they span is put into the first: one wrong year does not make all others a line.
        """
        if not self.days:
            return "day", []
        days = sorted(self.days)
        first = max(days[0], _old_end(days, self.days))
        step = _step((days[-1] - first).days)
        found: dict[str, Pair] = {}
        current = first
        while current <= days[-1]:
            found.setdefault(_named(current, step), Pair())
            current += timedelta(days=1)
        for day, pair in self.days.items():
            counted = found[_named(max(day, first), step)]
            counted.accepted += pair.accepted
            counted.rejected += pair.rejected
        return step, list(found.items())


def _old_end(days: list[date], counts: Mapping[date, Pair]) -> date:
    """Return the first of the *days* that are told apart."""
    total = sum(pair.accepted + pair.rejected for pair in counts.values())
    seen, tenth = 0, days[0]
    for day in days:
        seen += counts[day].accepted + counts[day].rejected
        if seen * 10 > total:
            tenth = day
            break
    least = tenth - max(days[-1] - tenth, timedelta(days=30))
    return next(day for day in days if day >= least)


def _step(days: int) -> str:
    return "day" if days < LONGEST_DAILY else "week" if days < LONGEST_WEEKLY else "month"


def _named(day: date, step: str) -> str:
    if step == "month":
        return day.replace(day=1).isoformat()
    return (day - timedelta(days=day.weekday()) if step == "week" else day).isoformat()
