"""A template that was known before, and one that was learned from pages that did not fit it: a site's new layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.stages.parts import Part, Template


def merged(old: Template, new: Template) -> Template:
    """Return the parts of *old* and of *new* as one template: pages of both layouts are read by it.

    Where one cuts what the other has a use for, nothing is cut; where both say something else of a part, *new* is
    right. What a person wrote in *old* stays as it is.
    """
    hand = [part for part in old.parts if part.by_hand]
    learned = [part for part in old.parts if not part.by_hand]
    parts = {
        part.path: part for part in (*_harmless(learned, new.parts), *_harmless(new.parts, learned), *hand)
    }
    pages = old.pages + new.pages
    agreed = old.agreement * old.pages + new.agreement * new.pages
    return replace(
        old,
        parts=tuple(parts[path] for path in sorted(parts)),
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
