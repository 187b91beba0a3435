"""Files of records -> the report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.report.charts import charts
from newscrawl.report.clusters import clusters
from newscrawl.report.counting import SAMPLES, Counts
from newscrawl.report.doubts import doubts
from newscrawl.report.embedding import listed, packed, shown
from newscrawl.report.markup import document
from newscrawl.report.reading import read
from newscrawl.report.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newscrawl.report.clusters import Cluster
    from newscrawl.report.doubts import Doubt, Key
    from newscrawl.report.reading import Source

SCRIPTS = ("data.js", "charts.js", "list.js", "pageview.js", "report.js")
MOST_CLUSTERS, MOST_RULES, MOST_SITES, MOST_AUTHORS = 50, 60, 50, 20
"""Rows of the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be in a report, besides the counts of everything."""

    pages: int
    """Pages that can be looked at: the doubtful first, then those that came first."""
    records: int
    """Records that are listed."""
    made: str
    """ISO 8601, when."""
    health: Sequence[Mapping[str, str]] = ()
    """The sources: a row each, by the names of the columns."""
    health_note: str = ""


def make(sources: Sequence[Source], wanted: Wanted, complain: Callable[[str], None]) -> tuple[str, int]:
    """Return the report on the records of *sources*, and how many they are; *complain* is told of what cannot be read."""
    counts, rows = Counts(), []
    for source in sources:
        for record in read(source, complain):
            row = row_of(record, rejected=source.rejected)
            counts.add(row, record["removed"], record["authors"])
            rows.append(row)
    doubted = doubts(rows)
    found = clusters(rows)
    texts = _texts(sources, _chosen(doubted, wanted.pages))
    numbers = {key: number for number, key in enumerate(doubted)}
    pages = {str(numbers[key]): {"url": key[1], "records": records} for key, records in texts.items()}
    values = {
        "title": "newscrawl report",
        "files": [str(Path(*source.path.parts[-2:])) for source in sources],
        "runs": sorted({row.run for row in rows}),
        "made": wanted.made,
        "counts": counts,
        "pages": len(doubted),
        "doubtful": sum(doubt.weight > 0 for doubt in doubted.values()),
        "shown_pages": len(pages),
        "listed": min(len(rows), wanted.records),
        "charts": charts(counts),
        "rules": _rules(counts),
        "rules_left": max(0, len(counts.rules) - MOST_RULES),
        "stated": sorted(counts.stated.items(), key=lambda item: -item[1].leads)[:MOST_SITES],
        "authors": counts.authors.most_common(MOST_AUTHORS),
        "authors_left": max(0, len(counts.authors) - MOST_AUTHORS),
        "clusters": found[:MOST_CLUSTERS],
        "clusters_left": max(0, len(found) - MOST_CLUSTERS),
        "health": wanted.health,
        "health_note": wanted.health_note,
        "list_data": packed(listed(rows[: wanted.records], doubted, _cluster_of(found))),
        "page_data": packed(pages),
    }
    values["chart_data"] = packed(values["charts"])
    return document("report.html", SCRIPTS, values), len(rows)


def _chosen(doubted: Mapping[Key, Doubt], most: int) -> set[Key]:
    keys = sorted(
        doubted, key=lambda key: -doubted[key].weight
    )  # sorted keeps the order of those that are equal
    return set(keys[:most])


def _texts(sources: Sequence[Source], chosen: set[Key]) -> dict[Key, list[dict[str, Any]]]:
    """Return the records of the *chosen* pages as they are shown."""
    found: defaultdict[Key, list[tuple[Mapping[str, Any], bool]]] = defaultdict(list)
    for source in sources:
        for record in read(source, lambda _: None):  # what cannot be read was told of the first time
            key = (record["run"], record["url"])
            if key in chosen:
                found[key].append((record, source.rejected))
    return {key: shown(records) for key, records in found.items()}


def _rules(counts: Counts) -> list[dict[str, object]]:
    most = sorted(counts.rules.items(), key=lambda item: (-item[1].lines, item[0]))[:MOST_RULES]
    return [
        {"kind": kind, "rule": rule, "lines": count.lines, "texts": count.texts.most_common(SAMPLES)}
        for (kind, rule), count in most
    ]


def _cluster_of(found: Sequence[Cluster]) -> dict[str, int]:
    return {
        name: number
        for number, cluster in enumerate(found)
        for name in (cluster.first, *(row.id for row in cluster.repeats))
    }
