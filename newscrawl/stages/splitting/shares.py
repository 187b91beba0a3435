"""Which of a page's cuts are whose: those that stood in a story's part of the page, and those that say something of it."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newscrawl.stages.lines.reading import BYLINE_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Removed


class Share(NamedTuple):
    """The cuts of one story."""

    cuts: tuple[Removed, ...]
    """Those that stood in its part of the page."""
    said: tuple[Removed, ...]
    """Those that say something of it."""


def shares(stretches: Sequence[Sequence[Block]], removed: Sequence[Removed]) -> list[Share]:
    """Return the cuts of each story; *stretches* are the blocks of each, the page's own story first.

    What stands outside the article says something of the page: tags under the last appended story are the lead's, unless
    they are part of the text as the appended story is. A byline and a date in the head of an appended story are its own,
    wherever they stand.
    """
    begins = [-1, *(_begin(before, stretch, removed) for before, stretch in pairwise(stretches))]
    ends = [*begins[1:], float("inf")]
    heads = [set[int](), *(_head(s, b, removed) for s, b in zip(stretches[1:], begins[1:], strict=True))]
    others = set[int]().union(*heads)
    found: list[Share] = []
    for part, (begin, end, head) in enumerate(zip(begins, ends, heads, strict=True)):
        own = tuple(cut for cut in removed if begin <= cut.index < end)
        if part == 0:
            said = tuple(c for c in removed if (c.outside and c.index not in others) or c.index < end)
        else:
            said = tuple(cut for cut in own if not cut.outside or cut.index in head)
        found.append(Share(own, said))
    return found


def _begin(before: Sequence[Block], stretch: Sequence[Block], removed: Sequence[Removed]) -> int:
    """Return the index of the line that the story of *stretch* begins with: its first block, or the byline and the date
    over it that were cut behind the last of *before*, the story that precedes it, where it has no title."""
    first, last = stretch[0], before[-1].index if before else -1
    over = [cut for cut in removed if last < cut.index < first.index and cut.kind in BYLINE_KINDS]
    if first.role == "title" or all(cut.kind != "author" for cut in over):
        return first.index
    return min(cut.index for cut in over)


def _head(stretch: Sequence[Block], begin: int, removed: Sequence[Removed]) -> set[int]:
    """Return the indices of the lines that were cut between where a story begins and its first paragraph."""
    titled = stretch[0].role == "title"
    first = next((block.index for block in stretch[titled:]), begin)
    return {cut.index for cut in removed if begin <= cut.index < first}


def line_by_line(cuts: Sequence[Removed], title: int | None) -> tuple[Removed, ...]:
    """Return those of *cuts* that follow the line *title* without another line between them."""
    if title is None:
        return ()
    lines = {cut.index for cut in cuts}
    end = next(i for i in count(title + 1) if i not in lines)
    return tuple(cut for cut in cuts if title < cut.index < end)
