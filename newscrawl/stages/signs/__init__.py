"""The signs by which a line that no rule names is told from the article: what there is to see of it.

Each sign is a number from 0 to 1. What a sign is worth, :mod:`newscrawl.stages.stripping.weights` says; here it is only
measured. Signs hold for any language: they count and compare, and know words only by the tables of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, overload

from newscrawl.stages.signs.lines import shape_signs, wording_signs
from newscrawl.stages.signs.places import place_signs, structure_signs, subject_signs
from newscrawl.stages.signs.view import PageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Finding, Reading

Sort = Literal["shape", "wording", "cohesion", "place", "structure"]
"""The kinds of evidence that are weighed, and how a line is built, which is of none."""
Signs = dict[str, float]
"""Value by name of the sign; of the signs of length only the one that is seen."""

MEASURES: Mapping[Sort, Callable[[int, PageView], Mapping[str, float]]] = {
    "shape": shape_signs,
    "wording": wording_signs,
    "cohesion": subject_signs,
    "place": place_signs,
    "structure": structure_signs,
}
"""By sort, in the order of :mod:`newscrawl.stages.stripping.weights`."""


class PageSigns(Sequence[Signs]):
    """The signs of each line of a page, measured when they are asked for: most lines are known without."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._measured: dict[int, Signs] = {}

    def __len__(self) -> int:
        return len(self._page.readings)

    def once_more(self, findings: Sequence[Finding | None], *, widgets: int = 0) -> PageSigns:
        """Return the signs of the same lines now that *findings* are known of them, and so many more *widgets*."""
        return PageSigns(self._page.knowing(findings, widgets=widgets))

    def is_paragraph(self, i: int) -> bool:
        """Return whether line *i* has the sign "paragraph", without measuring the others."""
        return self._page.paragraph[i]

    @property
    def head(self) -> int:
        """How many lines have the sign "head": all before the first paragraph."""
        return self._page.first

    def of(self, i: int, sort: Sort) -> Mapping[str, float]:
        """Return the signs of *sort* of line *i*, without measuring the others."""
        return MEASURES[sort](i, self._page)

    def widget_words(self, i: int) -> float:
        """Return the share of the words of line *i* that widgets are made of: its sign "widget-words"."""
        return self.of(i, "wording")["widget-words"]

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
                name: float(value) for sort in MEASURES for name, value in self.of(i, sort).items()
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
