"""The signs by which a line that no rule names is told from the article: what there is to see of it.

Each sign is a number from 0 to 1. What a sign is worth, :mod:`newscrawl.stages.weights` says; here it is only
measured. Signs hold for any language: they count and compare, and know words only by the tables of the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.stages.signs.lines import shape_signs, wording_signs
from newscrawl.stages.signs.places import place_signs, structure_signs, subject_signs
from newscrawl.stages.signs.view import PageView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.reading import Finding, Reading

Signs = dict[str, float]
"""Value by name of the sign; of the signs of length only the one that is seen."""

MEASURES: tuple[Callable[[int, PageView], Mapping[str, float]], ...] = (
    shape_signs, wording_signs, subject_signs, place_signs, structure_signs,
)  # fmt: skip
"""In the order of the kinds of evidence in :mod:`newscrawl.stages.weights`."""


def read_signs(
    readings: Sequence[Reading], findings: Sequence[Finding | None], rules: LanguageRules, language: str
) -> list[Signs]:
    """Return the signs of each line of a page; *findings* are what is known of the lines already."""
    page = PageView(readings, findings, rules, language)
    return [
        {name: float(value) for measure in MEASURES for name, value in measure(i, page).items()}
        for i in range(len(readings))
    ]
