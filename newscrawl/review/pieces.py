"""A cleaned page, block by block: what was kept, for which story, and what was cut, by which rule. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Page

State = Literal["kept", "cut", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block of a page, or a part of one that was taken apart."""

    index: int
    """Of the block on the page."""
    text: str = field(repr=False)
    state: State
    """``title``: it is in the metadata, word for word, and not repeated in the text."""
    part: int
    """The story in whose stretch of the page it stands."""
    kind: str = ""
    rule: str = ""
    path: tuple[str, ...] = ()
    """Where it stands in the page; empty in text input."""


def pieces(read: Page, cleaned: Page, paths: Sequence[tuple[str, ...]]) -> list[Piece]:
    """Return the blocks of a page in page order: *read* is the page before its widgets were cut, *cleaned* when its
    stories were rendered, *paths* are those of its blocks, by index.

    Every block of *read* is in it: what neither is in a story nor was cut is its title.
    """
    whole = {block.index: block.text for block in read.blocks}
    found: list[Piece] = []
    for story in cleaned.stories:
        found += [
            Piece(
                index=block.index,
                text=block.text,
                state="kept",
                part=story.part,
                path=_at(paths, block.index),
            )
            for block in story.blocks
            if block.role != "title" and block.text
        ]
    cuts = [(cut, 0) for cut in cleaned.removed]
    cuts += [(cut, story.part) for story in cleaned.stories for cut in story.removed]
    found += [
        Piece(
            index=cut.index, text=cut.text, state="cut", part=part, kind=cut.kind, rule=cut.rule,
            path=_at(paths, cut.index),
        )
        for cut, part in cuts
        if cut.text
    ]  # fmt: skip
    known = {piece.index for piece in found}
    begins = [
        (min(block.index for block in story.blocks), story.part) for story in cleaned.stories if story.blocks
    ]
    for block in read.blocks:
        if block.index not in known and block.text:
            known.add(block.index)
            part = max((part for begin, part in begins if begin - 1 <= block.index), default=0)
            found.append(
                Piece(
                    index=block.index, text=block.text, state="title", part=part, path=_at(paths, block.index)
                )
            )
    return sorted(found, key=lambda piece: (piece.index, whole.get(piece.index, "").find(piece.text)))


def _at(paths: Sequence[tuple[str, ...]], index: int) -> tuple[str, ...]:
    return paths[index] if index < len(paths) else ()
