"""Where the headlines of a page stand: a template that makes two stories puts both headlines into elements of the same names."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block

TITLE_TAGS = frozenset({"h1", "h2", "h3"})
"""Elements of the headlines of stories."""


def headline_places(blocks: Sequence[Block], prose: Sequence[bool]) -> set[tuple[str, ...]]:
    """Return what the headlines before the first paragraph stand in, and no paragraph does: what stands there, too, is the
    headline of another story made by the same template."""
    head = takewhile(lambda pair: not pair[1], zip(blocks, prose, strict=True))
    places = {block.tokens[1:] for block, _ in head if block.tag in TITLE_TAGS and block.tokens}
    return places - {block.tokens[1:] for block, is_prose in zip(blocks, prose, strict=True) if is_prose}
