"""The head of a story: title, date line and byline, between where it begins and its first paragraph.

Pages of text have no markup that says what the title is: it is the headline that stands first, or the
one that the head repeats. The same reading serves appended stories, whose heads have no markup either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.removal import as_removed
from newscrawl.stages.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.rules import Words
    from newscrawl.stages.shape import Shape

TITLE_WORDS = (2, 30)
DATE_WORDS = 14
"""Words of the longest date line: weekday, day, two month names, year, label, time, offset."""
NAME_WORDS = (2, 3)
"""Words of a person's name that stands alone under a title."""
NO_NAME_PREFIXES = ("بال", "لل", "كال", "وال", "فال")
"""Prepositions and conjunctions written onto the article: no part of a name opens with them."""
AROUND_WORDS = 12
"""Words that may stand before a title on its line: a breadcrumb, the outlet's name."""
HEAD_BLOCKS = 60
"""A head longer than this is no head; table layouts put the whole menu there."""

_OUTLET = re.compile(r"\s+[-–—»:]{1,2}\s+|\s*[|·]\s*")
_CLOCK = re.compile(r"\d:\d|\bGMT\b")
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
    head, body = _parted(_dates_apart(blocks, words), words)
    name = next((b.text for b in head if b.role == "title"), None) or _declared(title, head)
    known = name is not None
    name = name or _title([b for b in head if not is_date_line(b.text)], words)
    at = next((i for i, block in enumerate(head) if known and _rest(block.text, name) is not None), 0)
    reading = _Reading(name=name, words=words, has_body=bool(body))
    for i, block in enumerate(head):
        reading.take(block, before_title=i < at)
    return Head(
        title=name, author=reading.author, blocks=(*reading.left, *body), removed=tuple(reading.removed)
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What the lines of a head have given so far."""

    name: str | None
    words: Words
    has_body: bool
    author: str | None = None
    has_title: bool = False
    left: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)

    def take(self, block: Block, *, before_title: bool) -> None:
        """Take the next line of the head."""
        rest = _rest(block.text, self.name)
        if is_date_line(block.text):
            self._cut("date", "head-date", block)
        elif rest == "" and fold(block.text) == fold(self.name or "") and not self.has_title:
            self.has_title = True  # it is in the metadata, word for word
        elif rest == "":
            self._cut("other", "head-title-again", block)
        elif before_title:
            self._cut("navigation", "head-before-title", block)
        elif rest is not None:
            self.left.append(replace(block, text=rest, role="text"))
        elif self._may_be_byline() and _is_name(block, self.words):
            self.author = block.text
            self._cut("author", "head-name", block)
        else:
            self.left.append(block)

    def _may_be_byline(self) -> bool:
        return self.author is None and self.name is not None and not self.left and self.has_body

    def _cut(self, kind: Kind, rule: str, block: Block) -> None:
        self.removed.append(as_removed(block, kind=kind, rule=rule))


def _declared(title: str | None, head: Sequence[Block]) -> str | None:
    """Return the declared title, or the part of it that stands in the head where the whole does not:
    "The Harvest :: Rain at last" over a page that shows "Rain at last"."""
    if title is None or any(_rest(block.text, title) is not None for block in head):
        return title
    parts = [part.strip() for part in _OUTLET.split(title) if len(part.split()) > 1]
    shown = [part for part in parts if any(_rest(block.text, part) is not None for block in head)]
    return max(shown, key=len, default=title)


def _rest(text: str, title: str | None) -> str | None:
    """Return what follows *title* in *text*: "" where *text* is the title, with the outlet's name or a
    breadcrumb before it, or the outlet's name behind it; ``None`` where *text* has no title in it."""
    line, name = fold(text), fold(title or "")
    if not name or name not in line:
        return None
    if line == name or (line.endswith(" " + name) and len(line[: -len(name)].split()) <= AROUND_WORDS):
        return ""
    parts = [fold(part) for part in _OUTLET.split(text)]
    if len(parts) > 1 and name in parts:
        return ""
    # Case and accents fold to as many words, so the title's words can be counted off the line.
    return " ".join(text.split()[len(name.split()) :]) if line.startswith(name + " ") else None


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


def _dates_apart(blocks: Sequence[Block], words: Words) -> list[Block]:
    """Return *blocks* with a date line that opens a longer line taken off it."""
    result: list[Block] = []
    for i, block in enumerate(blocks):
        end = _date_prefix(block.text, words) if i < HEAD_BLOCKS and block.role == "text" else 0
        if end:
            result.append(replace(block, text=block.text[:end].strip()))
        if block.text[end:].strip():
            result.append(replace(block, text=block.text[end:].strip()))
    return result


def _date_prefix(text: str, words: Words) -> int:
    """Return where the date line ends that opens *text*, 0 where none does."""
    if not re.search(r"\d", text[:40]):
        return 0
    ends = [match.end() for match in re.finditer(r"\S+", text[:200])][:DATE_WORDS]
    end = next((end for end in reversed(ends) if is_date_line(text[:end])), 0)
    if not end or fold(text[: ends[0]]) in words.stop:
        return 0  # "In March ...", "Five years ago ..." open sentences
    is_sentence = shape(text[end:], words).kind == "prose"
    return 0 if is_sentence and not _CLOCK.search(text[:end]) else end


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


def _is_name(block: Block, words: Words) -> bool:
    """Return whether *block* is a person's name alone on its line."""
    parts = block.text.split()
    low, high = NAME_WORDS
    return (
        low <= len(parts) <= high
        and block.role == "text"
        and not _NO_NAME.search(block.text)
        and not parts[0].startswith("ال")
        and not any(part.startswith(NO_NAME_PREFIXES) for part in parts)
        and not any(fold(part) in words.stop or fold(part) in words.sections for part in parts)
    )
