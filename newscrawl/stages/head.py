"""The head of a story: title, date line and byline, between where it begins and its first paragraph.

Pages of text have no markup that says what the title is: it is the headline that stands first, or the
one that the head repeats. The same reading serves appended stories, whose heads have no markup either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.items import Removed
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block
    from newscrawl.rules import Words
    from newscrawl.stages.shape import Shape

TITLE_WORDS = (2, 30)
DATE_WORDS = 14
"""Words of the longest date line: weekday, day, two month names, year, label, time, offset."""
NAME_WORDS = (2, 4)
"""Words of a person's name that stands alone under a title."""
HEAD_BLOCKS = 8
"""A head longer than this is no head."""

_OUTLET = re.compile(r"\s+[-–—|»:]\s+|\s*\|\s*")
_NO_NAME = re.compile(r"[^\w\s.'’-]|\d|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a story's head says, and what is left of its blocks."""

    title: str | None
    author: str | None
    blocks: tuple[Block, ...]
    """The story's blocks, without those that became metadata or were cut."""
    removed: tuple[Removed, ...]


def read_head(blocks: Sequence[Block], title: str | None, words: Words) -> Head:
    """Return the head of the story in *blocks*; *title* is what the page declares, if it does."""
    head, body = _parted(_dates_apart(blocks), words)
    dates = [b for b in head if is_date_line(b.text)]
    rest = [b for b in head if b not in dates]
    name = next((b.text for b in rest if b.role == "title"), None) or title or _title(rest, words)
    author = None
    left: list[Block] = []
    removed = [Removed(kind="date", rule="head-date", text=b.text, index=b.index) for b in dates]
    for block in rest:
        after = _without_title(block.text, name)
        if after is not None:
            if after != block.text and fold(block.text) != fold(name or ""):
                removed.append(
                    Removed(kind="other", rule="head-title-again", text=block.text, index=block.index)
                )
            continue
        if author is None and name is not None and not left and len(body) > 0 and _is_name(block, words):
            author = block.text
            removed.append(Removed(kind="author", rule="head-name", text=block.text, index=block.index))
            continue
        left.append(block)
    return Head(title=name, author=author, blocks=(*left, *body), removed=tuple(removed))


def _parted(blocks: Sequence[Block], words: Words) -> tuple[list[Block], list[Block]]:
    """Return the blocks before the first paragraph, and the others."""
    shapes = [shape(block.text, words) for block in blocks[: HEAD_BLOCKS + 1]]
    end = next(
        (i for i, s in enumerate(shapes) if s.kind == "prose" and not _may_be_title(i, blocks, shapes)), 0
    )
    if end == 0 and shapes and all(s.kind != "prose" for s in shapes):
        end = 1  # no paragraph at all: only the first line can be the title
    return list(blocks[:end]), list(blocks[end:])


def _may_be_title(i: int, blocks: Sequence[Block], shapes: Sequence[Shape]) -> bool:
    """Return whether a line that reads as prose is the title all the same: it opens the story, is short,
    and has no full stop ("What happened? The minister explains")."""
    text = blocks[i].text
    return (blocks[i].role == "title" or blocks[i].tag == "h1") or (
        i == 0
        and len(blocks) > 1
        and shapes[i].words < TITLE_WORDS[1] * 2 // 3
        and not text.rstrip().endswith(".")
    )


def _dates_apart(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* with a date line that opens a longer line taken off it."""
    result: list[Block] = []
    for i, block in enumerate(blocks):
        end = _date_prefix(block.text) if i < HEAD_BLOCKS and block.role == "text" else 0
        if end:
            result.append(replace(block, text=block.text[:end].strip()))
        if block.text[end:].strip():
            result.append(replace(block, text=block.text[end:].strip()))
    return result


def _date_prefix(text: str) -> int:
    """Return where the date line ends that opens *text*, 0 where none does."""
    if not re.search(r"\d", text[:40]):
        return 0
    ends = [match.end() for match in re.finditer(r"\S+", text[:200])][:DATE_WORDS]
    return next((end for end in reversed(ends) if is_date_line(text[:end])), 0)


def _title(head: Sequence[Block], words: Words) -> str | None:
    """Return the title among the lines of a head without markup: one that returns in another line of
    the head, less the outlet's name, else the first that is built like a headline."""
    lines = [b.text for b in head]
    for line in lines:
        for part in _OUTLET.split(line):
            if len(part.split()) > 1 and any(fold(o).startswith(fold(part)) for o in lines if o != line):
                return part.strip()
    low, high = TITLE_WORDS
    return next((line for line in lines if low <= shape(line, words).words <= high), None)


def _without_title(text: str, title: str | None) -> str | None:
    """Return *text* if it is the title or the title with the outlet's name, else ``None``."""
    if title is None:
        return None
    line, name = fold(text), fold(title)
    if line == name or (len(_OUTLET.split(text)) > 1 and name in [fold(p) for p in _OUTLET.split(text)]):
        return text
    return None


def _is_name(block: Block, words: Words) -> bool:
    """Return whether *block* is a person's name alone on its line."""
    parts = block.text.split()
    low, high = NAME_WORDS
    return (
        low <= len(parts) <= high
        and block.role == "text"
        and not _NO_NAME.search(block.text)
        and not parts[0].startswith("ال")
        and not any(fold(part) in words.stop or fold(part) in words.sections for part in parts)
    )
