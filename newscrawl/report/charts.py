"""What the charts of the report show: each answers a question. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.report.counting import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newscrawl.report.counting import Counts, Pair

MOST_BARS = 15
"""Bars of a chart; the rest is one more."""
_SPANS = {"day": "day", "week": "week (by its Monday)", "month": "month"}


def charts(counts: Counts) -> list[dict[str, Any]]:
    """Return the charts of *counts*: ``id``, ``question``, ``note``, ``form``, ``unit``, ``filter`` (the field that a bar
    stands for) and ``rows``: name, accepted, rejected."""
    step, spans = counts.spans()
    undated = f"; {counts.undated:,} records have no date" if counts.undated else ""
    return [
        _chart("time", "When were the stories published?", f"Records by {_SPANS[step]}{undated}.", "columns",
               [(name, pair.accepted, pair.rejected) for name, pair in spans], step=step),
        _chart("sites", "Which sites do they come from?", "Records by site.", "bars", _pairs(counts.sites), filter="site"),
        _chart("languages", "Which languages are they in?", "Records by the language of their text.", "bars",
               _pairs(counts.languages), filter="language"),
        _chart("verdicts", "What is wrong with those that are not clean?",
               "Verdicts; a record may have several. All but “short” reject by default.", "bars",
               _most(counts.verdicts), filter="verdict"),
        _chart("lengths", "How long are the texts?", "Accepted records by words.", "columns",
               [(_length(i), number, 0) for i, number in enumerate(counts.lengths)]),
        _chart("kinds", "What was removed?", "Lines that were cut, by what they were.", "bars",
               _most(counts.kinds), filter="kind", unit="lines"),
        _chart("origins", "What dated the stories?", "Accepted lead stories by what said when they were published.", "bars",
               _most(counts.origins)),
    ]  # fmt: skip


def _chart(
    name: str, question: str, note: str, form: str, rows: Iterable[tuple[str, int, int]], **others: str
) -> dict[str, Any]:
    plain = {"filter": "", "step": "", "unit": "records"}
    return {
        "id": name,
        "question": question,
        "note": note,
        "form": form,
        "rows": list(rows),
        **plain,
        **others,
    }


def _length(i: int) -> str:
    if i + 1 == len(EDGES):
        return f"{EDGES[i]}+"
    return f"{EDGES[i]}–{EDGES[i + 1] - 1}"


def _most(counts: Mapping[str, int]) -> list[tuple[str, int, int]]:
    return _bounded([(name, number, 0) for name, number in counts.items()])


def _pairs(pairs: Mapping[str, Pair]) -> list[tuple[str, int, int]]:
    return _bounded([(name, pair.accepted, pair.rejected) for name, pair in pairs.items()])


def _bounded(rows: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the largest of *rows*, and what the others come to."""
    rows = sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))
    rest = rows[MOST_BARS:]
    if len(rest) < 2:  # noqa: PLR2004 - one more takes no more room than what it would be put together to
        return rows
    others = (f"{len(rest)} others", sum(row[1] for row in rest), sum(row[2] for row in rest))
    return [*rows[:MOST_BARS], others]
