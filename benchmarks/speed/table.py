"""Measurements as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one part of the measurements found."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]] = field(repr=False)
    note: str = ""
    """A sentence under the table."""


def markdown(section: Section) -> str:
    """Return *section* as a heading with a table; the first column is words, the others are figures.

    :raises ValueError: for a row that has not as many cells as there are columns.
    """
    width = len(section.columns)
    if any(len(row) != width for row in section.rows):
        raise ValueError(f"{section.title}: a row has not {width} cells")
    parts = [
        f"### {section.title}",
        "\n".join([_line(section.columns), "|---" + "|---:" * (width - 1) + "|", *map(_line, section.rows)]),
        *filter(None, [section.note]),
    ]
    return "\n\n".join(parts)


def headline(*, date: str, command: str, machine: str, versions: Mapping[str, str]) -> str:
    """Return the sentence that stands over all sections."""
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"Measured on {date} by `{command}` on {machine}, with {told}:"


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"
