"""Records that repeat one another, put together. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.report.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A story and those that repeat it."""

    first: str
    """Id of the record that the others repeat."""
    known: Row | None
    """That record; none if it is not in what was read, but in the output of an earlier run."""
    repeats: tuple[Row, ...]


def clusters(rows: Iterable[Row]) -> list[Cluster]:
    """Return the clusters of *rows*, the largest first.

    The record that is repeated repeats nothing itself, by the contract of ``duplicate_of``; where a chain stands in the
    files of several runs all the same, its end is the first of all. A ring has none: its least id stands for it.
    """
    rows = list(rows)
    points_to = {row.id: row.duplicate_of for row in rows if row.duplicate_of}
    ends = {name: _end(name, points_to) for name in points_to}
    repeats: defaultdict[str, list[Row]] = defaultdict(list)
    known: dict[str, Row] = {}
    for row in rows:
        end = ends.get(row.id)
        if row.duplicate_of and end is not None and end != row.id:
            repeats[end].append(row)
        else:
            known.setdefault(row.id, row)
    found = [
        Cluster(first=first, known=known.get(first), repeats=tuple(group)) for first, group in repeats.items()
    ]
    return sorted(found, key=lambda cluster: (-len(cluster.repeats), cluster.first))


def _end(name: str, points_to: dict[str, str]) -> str:
    """Return where the chain from *name* ends."""
    met: dict[str, None] = {}
    while (following := points_to.get(name)) is not None and name not in met:
        met[name] = None
        name = following
    if name not in met:
        return name
    chain = list(met)
    return min(chain[chain.index(name) :])
