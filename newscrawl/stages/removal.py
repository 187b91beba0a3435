"""Blocks on their way out of the article: what is cut goes to ``removed``, in page order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.items import Removed

if TYPE_CHECKING:
    from newscrawl.items import Block, Kind


def as_removed(block: Block, *, kind: Kind, rule: str) -> Removed:
    """Return *block* as it is kept for the books: what it was, by which rule, and where it stood."""
    return Removed(
        kind=kind,
        rule=rule,
        text=block.text,
        index=block.index,
        href=block.href,
        links=block.links,
        outside=not block.body,
    )


def in_page_order(*removed: Removed) -> tuple[Removed, ...]:
    """Return *removed* in page order; pieces of one block stay in the order given."""
    return tuple(sorted(removed, key=lambda cut: cut.index))
