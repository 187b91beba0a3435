"""Figures -> Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.quality.scoring import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOT_STATED = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one system reached on one set."""

    evalset: str
    system: str
    figures: Mapping[str, float] | None = field(repr=False)
    """``None`` where there are none: the note says why."""
    note: str | None = None


def markdown(rows: Sequence[Row], *, date: str, command: str, versions: Mapping[str, str]) -> str:
    """Return the table of *rows*, above it how it was measured, below it what went wrong."""
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    parts = [
        f"Measured on {date} by `{command}`, with {told}:",
        "\n".join(
            [_line(("set", "system", *FIGURES)), "|---" * (len(FIGURES) + 2) + "|", *map(_cells, rows)]
        ),
    ]
    if notes := _notes(rows):
        parts.append("\n".join(notes))
    return "\n\n".join(parts)


def _cells(row: Row) -> str:
    figures = row.figures or {}
    values = (f"{figures[name]:.4f}" if name in figures else NOT_STATED for name in FIGURES)
    return _line((row.evalset, row.system, *values))


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _notes(rows: Sequence[Row]) -> list[str]:
    """Return a list item for each note; one that holds on several sets is said once."""
    sets: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.note is not None:
            sets.setdefault((row.system, row.note), []).append(row.evalset)
    return [
        f"- {system} on {', '.join(names)}: {' '.join(note.split())}"
        for (system, note), names in sets.items()
    ]
