"""Two templates of a site as one: what a person wrote wins over what was learned, and what is newer over the old."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.stages.parts import Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.stages.parts import Part

MAX_PARTS = 2_000
"""Parts of a template; sites have 10 to 30 of each layout. With more, what is old is forgotten."""


def join(old: Template | None, new: Template) -> Template:
    """Return the template with the parts of both; where they differ, those of *new*, except by what a person wrote."""
    if old is None:
        return new
    by_hand = [part for part in (*old.parts, *new.parts) if part.by_hand]
    learned = _over([part for part in old.parts if not part.by_hand], (p for p in new.parts if not p.by_hand))
    if len(learned) > MAX_PARTS:
        learned = [part for part in new.parts if not part.by_hand]
    parts = _over(learned, by_hand)
    measured = new if new.pages else old
    return replace(measured, parts=tuple(sorted(parts, key=lambda part: part.path)))


def by_hand(template: Template) -> Template:
    """Return of *template* what a person wrote."""
    return Template(site=template.site, parts=tuple(part for part in template.parts if part.by_hand))


def _over(below: Iterable[Part], above: Iterable[Part]) -> list[Part]:
    """Return the parts *above*, and those *below* that do not contradict one of them.

    Nothing is cut whole that something else is said of inside it, and nothing is said of what is inside a cut.
    """
    upper = {part.path: part for part in above}
    ways = {path[:depth] for path in upper for depth in range(len(path))}
    cuts = {path for path, part in upper.items() if part.role == "cut"}
    kept = [
        part
        for part in below
        if part.path not in upper
        and not (part.role == "cut" and part.path in ways)
        and not any(part.path[:depth] in cuts for depth in range(len(part.path)))
    ]
    return [*kept, *upper.values()]
