"""Two templates of a site as one: what a person wrote wins over what was learned, and what is newer over the old."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.stages.dom.parts import Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newscrawl.stages.dom.parts import Part

MAX_PARTS = 2_000
"""Parts of a template; sites have 10 to 30 of each layout. With more, what is old is forgotten."""


def join(old: Template | None, new: Template) -> Template:
    """Return the parts of both as one template: pages of both layouts are read by it.

    Where one cuts what the other has a use for, nothing is cut; where both say something else of a part, *new* is
    right. What a person wrote stays as it is, and nothing that was learned contradicts it.
    """
    if old is None:
        return new
    older, newer = ([part for part in template.parts if not part.by_hand] for template in (old, new))
    learned = {part.path: part for part in (*_harmless(older, newer), *_harmless(newer, older))}
    kept = list(learned.values()) if len(learned) <= MAX_PARTS else newer
    parts = _over(kept, [part for part in (*old.parts, *new.parts) if part.by_hand])
    pages = old.pages + new.pages
    agreed = old.agreement * old.pages + new.agreement * new.pages
    return replace(
        new,
        parts=tuple(sorted(parts, key=lambda part: part.path)),
        pages=pages,
        agreement=round(agreed / pages, 3) if pages else new.agreement,
        words=min(filter(None, (old.words, new.words)), default=0),
    )


def _harmless(parts: Iterable[Part], others: Iterable[Part]) -> list[Part]:
    """Return *parts* without those that cut what *others* have a use for."""
    used = {
        other.path[:depth] for other in others if other.role != "cut" for depth in range(len(other.path) + 1)
    }
    return [part for part in parts if part.role != "cut" or part.path not in used]


def by_hand(template: Template) -> Template:
    """Return of *template* what a person wrote."""
    return Template(site=template.site, parts=tuple(part for part in template.parts if part.by_hand))


def corrections(templates: Mapping[str, Template]) -> dict[str, Template]:
    """Return, of *templates* by site, what persons wrote, for the sites of which somebody wrote something."""
    written = {site: by_hand(template) for site, template in templates.items()}
    return {site: template for site, template in written.items() if template.parts}


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
