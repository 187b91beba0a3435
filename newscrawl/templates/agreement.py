"""Whether what a template finds on the pages that it was learned from is their articles."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.dom.places import Node
    from newscrawl.templates.page_layout import Layout

AGREES = 0.9
"""Mean F-score of what a template finds on the pages that fit; with less, too much furniture stands among the lines of
its stories, and each line is better judged by itself."""
FINDS, FITS = 0.9, 0.7
"""Share of an article's words that the template must find on a page for it to fit, and share of the pages that must
fit for the template to be believed."""


def agreement_of(layouts: Sequence[Layout], parts: Node) -> tuple[float | None, int]:
    """Return the mean F-score of what the *parts* find that hold stories or are cut, on the pages that fit, None if
    too few fit or it is too low; and the words of the shortest article among them."""
    scores: list[float] = []
    shortest = 0
    for layout in layouts:
        kept = found = right = 0
        for line in layout.lines:
            is_kept = line.outcome in {"lead", "appended"}
            inside = _is_inside(line.path, parts)
            kept += line.words * is_kept
            found += line.words * inside
            right += line.words * (is_kept and inside)
        if kept and right >= FINDS * kept:
            scores.append(2 * right / (kept + found))
            shortest = min(shortest or kept, kept)
    if len(scores) < max(2, FITS * len(layouts)):
        return None, 0
    agreement = fsum(scores) / len(scores)
    return (agreement, shortest) if agreement >= AGREES else (None, 0)


def _is_inside(path: tuple[str, ...], parts: Node) -> bool:
    """Whether what stands at *path* is in a part that holds stories, and in none that is cut."""
    inside = parts.part is not None
    for step in path:
        below = parts.below.get(step)
        if below is None:
            break
        parts = below
        if parts.part is not None:
            if parts.part.role == "cut":
                return False
            inside = True
    return inside
