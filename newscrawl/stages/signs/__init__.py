"""The signs by which a line that no rule names is told from the article: what there is to see of it.

Each sign is a number from 0 to 1. What a sign is worth, :mod:`newscrawl.stages.weights` says; here it is only
measured. Signs hold for any language: they count and compare, and know words only by the tables of the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from newscrawl.stages.signs.lines import shape_signs, wording_signs
from newscrawl.stages.signs.places import place_signs, structure_signs, subject_signs
from newscrawl.stages.signs.view import PageView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.reading import Finding, Reading

Signs = dict[str, float]
"""Value by name of the sign; of the signs of length only the one that is seen."""

MEASURES: tuple[Callable[[int, PageView], Mapping[str, float]], ...] = (
    shape_signs, wording_signs, subject_signs, place_signs, structure_signs,
)  # fmt: skip
"""In the order of the kinds of evidence in :mod:`newscrawl.stages.weights`."""


class PageSigns(Sequence[Signs]):
    """The signs of each line of a page, measured when they are asked for: most lines are known without."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._measured: dict[int, Signs] = {}

    def __len__(self) -> int:
        return len(self._page.readings)

    def is_paragraph(self, i: int) -> bool:
        """Return whether line *i* has the sign "paragraph", without measuring the others."""
        return self._page.paragraph[i]

    @property
    def head(self) -> int:
        """How many lines have the sign "head": all before the first paragraph."""
        return self._page.first

    @overload
    def __getitem__(self, i: int) -> Signs: ...
    @overload
    def __getitem__(self, i: slice) -> list[Signs]: ...
    def __getitem__(self, i: int | slice) -> Signs | list[Signs]:
        if isinstance(i, slice):
            return [self[number] for number in range(*i.indices(len(self)))]
        if not 0 <= i < len(self):
            raise IndexError(i)
        if i not in self._measured:
            self._measured[i] = {
                name: float(value) for measure in MEASURES for name, value in measure(i, self._page).items()
            }
        return self._measured[i]


def read_signs(
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    rules: LanguageRules,
    language: str,
    *,
    widgets: int = 0,
) -> PageSigns:
    """Return the signs of each line of a page; *findings* are what is known of the lines already, *widgets* how many
    others were cut before."""
    return PageSigns(PageView(readings, findings, rules, language, widgets))
