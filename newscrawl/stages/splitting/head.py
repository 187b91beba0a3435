"""The head of a story: title, date line and byline, between where it begins and its first paragraph.

Which line is the title, :mod:`newscrawl.stages.lines.head_title` says. The same reading serves appended stories, whose
heads have no markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.stages.dates import is_date_line, known_chars
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.credit_line import Credit, is_no_title, names_section, opening_credit
from newscrawl.stages.lines.head_title import (
    after_title,
    declared_title,
    likely_title,
    may_be_title,
    shown_part,
)
from newscrawl.stages.lines.own_name import NOBODY, OwnName
from newscrawl.stages.metadata.authors import together
from newscrawl.stages.removal import as_removed
from newscrawl.stages.words.names import is_name
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Kind, Removed
    from newscrawl.rules import LanguageRules, Words

DATE_WORDS = 14
"""Words of the longest date line: weekday, day, two month names, year, label, time, offset."""
HEAD_BLOCKS = 60
"""A head longer than this is no head; table layouts put the whole menu there."""

_COUNT = re.compile(r"\d+(?:[.,٫٬]\d{3})*")
_CLOCK = re.compile(r"\d:\d|\bGMT\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a story's head says, and what is left of its blocks."""

    title: str | None
    title_index: int | None
    """Index of the line that shows the title."""
    author: str | None
    blocks: tuple[Block, ...]
    """The story's blocks, without those that became metadata or were cut."""
    removed: tuple[Removed, ...]


def read_head(
    blocks: Sequence[Block], title: str | None, rules: LanguageRules, own_name: OwnName = NOBODY
) -> Head:
    """Return the head of the story in *blocks*; *title* is what the page declares, if it does, and *own_name* tells the
    outlet's name."""
    words = rules.words
    head, body = _parted(_dates_apart(blocks, words), words)
    marked = next((b.text for b in head if b.role == "title"), None)
    if marked is not None:
        name: str | None = shown_part(marked, [b.text for b in (*head, *body[:1])]) or marked
    else:
        name = declared_title(title, head)
    known = name is not None
    is_date = [is_date_line(block.text) for block in head]
    name = name or likely_title([block for block in head if not is_no_title(block.text, rules)], words)
    shown = [i for i, block in enumerate(head) if known and after_title(block.text, name) is not None]
    at = shown[0] if shown else None
    reading = _Reading(name=name, rules=rules, own_name=own_name, has_body=bool(body))
    for i, block in enumerate(head):
        # A page may show it in its trail, too: between the two stands what is no article text, and a line that is.
        is_before = bool(shown) and (i < shown[0] or (i < shown[-1] and not block.body))
        beside = any(is_date[max(0, i - 1) : i + 2])
        reading.take(block, before_title=is_before, is_date=is_date[i], beside_date=beside)
    return Head(
        title=name,
        title_index=head[at].index if at is not None else None,
        author=reading.author,
        blocks=(*reading.left, *body),
        removed=tuple(reading.removed),
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What the lines of a head have given so far."""

    name: str | None
    rules: LanguageRules
    own_name: OwnName
    has_body: bool
    author: str | None = None
    has_title: bool = False
    left: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)

    def take(self, block: Block, *, before_title: bool, is_date: bool, beside_date: bool) -> None:
        """Take the next line of the head: behind a line that stays, a name alone is a byline only where it is *beside_date*."""
        rest = after_title(block.text, self.name)
        if block.settled and rest is None:
            self.left.append(block)
        elif is_date:
            self._cut("date", "head-date", block)
        elif rest == "" and fold(block.text) == fold(self.name or "") and not self.has_title:
            self.has_title = True  # it is in the metadata, word for word
        elif rest == "":
            self._cut("other", "head-title-again", block)
        elif self.name is not None and _has_no_words(block.text):
            self._cut("other", "head-no-words", block)
        elif before_title:
            self._cut("navigation", "head-before-title", block)
        elif rest is not None:
            self.left.append(replace(block, text=rest, role="text"))
        else:
            self._take_other(block, beside_date=beside_date)

    def _take_other(self, block: Block, *, beside_date: bool) -> None:
        """Take a line that is no date and has nothing of the title."""
        if self.has_body and names_section(block.text, self.rules):
            self._cut("navigation", "head-section", block)
        elif self._is_byline(block, beside_date=beside_date):
            self.author = block.text
            self._cut("author", "head-name", block)
        elif self._may_be_byline(block) and (credit := self._credit(block)):
            self.author = credit.author
            self._cut(credit.kind, "credit-line", block)
        else:
            self.left.append(block)

    def _is_byline(self, block: Block, *, beside_date: bool) -> bool:
        may_be = self._may_be_byline(block) and (beside_date or not self.left)
        if not may_be or self.name is None:
            return False
        # Two names look like any two things, "heavy rain and strong winds", but over a date.
        names = (together(block.text) if beside_date else ()) or (block.text,)
        return all(is_name(name, self.rules.words) for name in names)

    def _may_be_byline(self, block: Block) -> bool:
        return block.role == "text" and self.author is None and self.has_body

    def _credit(self, block: Block) -> Credit | None:
        if block.tag in HEADING_TAGS:
            return None
        rest = self.own_name.without(block.text)
        if rest == block.text:
            return opening_credit(block.text, self.rules)
        name = rest if is_name(rest, self.rules.words) else None
        credit = opening_credit(rest, self.rules)
        author = name or (credit.author if credit is not None else None)
        return Credit("author" if author is not None else "source", author)

    def _cut(self, kind: Kind, rule: str, block: Block) -> None:
        self.removed.append(as_removed(block, kind=kind, rule=rule))


def _has_no_words(text: str) -> bool:
    """Return whether *text* is a mark, as the dash between date and section, or says how many read the story. "1" and "(3)"
    open parts of it."""
    return not any(map(str.isalnum, text)) or (_COUNT.fullmatch(text) is not None and fold(text) != "1")


def _parted(blocks: Sequence[Block], words: Words) -> tuple[list[Block], list[Block]]:
    """Return the blocks before the first paragraph, and the others."""
    shapes = [shape(block.text, words) for block in blocks[: HEAD_BLOCKS + 1]]
    end = next(
        (i for i, s in enumerate(shapes) if s.kind == "prose" and not may_be_title(i, blocks, shapes)), 0
    )
    if end == 0 and shapes and all(s.kind != "prose" for s in shapes):
        end = 1  # no paragraph at all: only the first line can be the title
    return list(blocks[:end]), list(blocks[end:])


def _dates_apart(blocks: Sequence[Block], words: Words) -> list[Block]:
    """Return *blocks* with a date line that opens a longer line taken off it."""
    result: list[Block] = []
    for i, block in enumerate(blocks):
        end = _date_prefix(block.text, words) if i < HEAD_BLOCKS and block.role == "text" else 0
        if end:
            result.append(replace(block, text=block.text[:end].strip()))
        rest = block.text[end:].strip()
        if rest:
            result.append(block if rest == block.text else replace(block, text=rest))
    return result


def _date_prefix(text: str, words: Words) -> int:
    """Return where the date line ends that opens *text*, 0 where none does."""
    if not re.search(r"\d", text[:40]):
        return 0
    ends = [match.end() for match in re.finditer(r"\S+", text[:200])][:DATE_WORDS]
    known = known_chars(text[: ends[-1]])
    ends = [end for end in ends if len(fold(text[:end])) <= known] if known else []
    end = next((end for end in reversed(ends) if is_date_line(text[:end])), 0)
    if not end or fold(text[: ends[0]]) in words.stop:
        return 0  # "In March ...", "Five years ago ..." open sentences
    is_sentence = shape(text[end:], words).kind == "prose"
    return 0 if is_sentence and not _CLOCK.search(text[:end]) else end
