"""The lowest figures that are accepted, and what falls short of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.quality.scoring import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of all sets."""

    default: Mapping[str, float]
    """For every set of ``sets``, where the set states the figure."""
    sets: Mapping[str, Mapping[str, float]]
    """By set and figure; the set must state each of them."""

    def missed(self, name: str, figures: Mapping[str, float]) -> list[str]:
        """Return a sentence for each floor of the set *name* that *figures* do not reach.

        A set with floors must leave a record of every page, too.
        """
        own = self.sets.get(name)
        if own is None:
            return []
        stated = {figure: floor for figure, floor in self.default.items() if figure in figures}
        pairs = [
            (figure, (stated | dict(own))[figure]) for figure in FIGURES if figure in stated or figure in own
        ]
        found = [_complaint(f"{name}: {figure}", floor, figures.get(figure)) for figure, floor in pairs]
        lost = figures["pages"] - figures["pages_with_records"]
        found.append(f"{name}: {lost:.0f} of {figures['pages']:.0f} pages have no record" if lost else None)
        return [complaint for complaint in found if complaint is not None]


def _complaint(what: str, floor: float, value: float | None) -> str | None:
    if value is None:
        return f"{what} is no longer stated, so its floor {floor} checks nothing"
    # Written so that a figure that is no number falls short too.
    return None if value >= floor else f"{what} is {value:.4f}, {floor - value:.4f} below its floor {floor}"


def read_floors(path: Path) -> Floors:
    """Return the floors that the TOML file at *path* pins; raise ValueError where one could check nothing."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, table in tables.items():
        for figure, floor in table.items():
            if figure not in FIGURES:
                raise ValueError(
                    f"{path.name}: [{name}] {figure}: no such figure; there are {', '.join(FIGURES)}"
                )
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 < floor <= 1:
                raise ValueError(
                    f"{path.name}: [{name}] {figure} = {floor!r}: write a number above 0, at most 1"
                )
    default = tables.pop(DEFAULT, {})
    return Floors(default=default, sets=tables)
