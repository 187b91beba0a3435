"""The entries of an article's own lists: those of HTML lists in the element of its paragraphs."""

from __future__ import annotations

from itertools import groupby, takewhile
from statistics import fmean
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_in_colon
from newscrawl.stages.dom.display import MAX_TOKENS
from newscrawl.stages.stripping.weighing import ITS_OWN_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.stages.lines.reading import Reading
    from newscrawl.stages.signs import PageSigns

BOX_TAGS = frozenset({"div", "section", "article", "main", "td", "blockquote", "body"})
"""Elements that hold paragraphs."""
KEPT_TOKENS = 6
"""Tokens that must be left of the box of an entry whose outermost ones were not kept, three elements or so."""


def listed(readings: Sequence[Reading], signs: PageSigns) -> set[int]:
    """Return the positions of the entries of lists without links that stand in the element of the article's paragraphs, or
    right under a line of the article that announces them, between two lines of its text or right behind the last."""
    paragraphs = [i for i in range(len(readings)) if signs.is_paragraph(i)]
    if not paragraphs:
        return set()
    boxes = _Boxes(readings[i].block.tokens for i in paragraphs)

    def is_entry(i: int) -> bool:
        return readings[i].block.tag == "li" and not readings[i].block.link_density

    def is_own(run: Sequence[int]) -> bool:
        blocks = [readings[i].block for i in run]
        held = all(boxes.hold(block.tokens) for block in blocks)
        is_announced = run[0] > 0 and _announces(readings[run[0] - 1])
        return held or (is_announced and all(block.body for block in blocks))

    body = [i for i, reading in enumerate(readings) if reading.block.body and reading.block.tag != "li"]
    end = max(body, default=paragraphs[-1])
    last = list(takewhile(is_entry, range(end + 1, len(readings))))
    runs = [list(run) for is_list, run in groupby(range(paragraphs[0], end), is_entry) if is_list]
    found = (run for run in (*runs, last) if run and is_own(run) and not _is_made_of_widgets(run, signs))
    return {i for run in found for i in run}


def _announces(reading: Reading) -> bool:
    """Return whether the line of *reading* is of the article and says what follows."""
    block = reading.block
    return block.body and not block.link_density and reading.mark is None and ends_in_colon(block.text)


def _is_made_of_widgets(run: Sequence[int], signs: PageSigns) -> bool:
    """Return whether the words of the lines *run* are on the average those of widgets: the services of a share bar."""
    return fmean(map(signs.widget_words, run)) >= ITS_OWN_KIND


class _Boxes:
    """The elements that hold the paragraphs of an article, by their tokens, of which the outermost may not be kept."""

    def __init__(self, paragraphs: Iterable[tuple[str, ...]]) -> None:
        """*paragraphs* are the tokens of each of them."""
        self._whole = {_box(tokens) for tokens in paragraphs if len(tokens) > 1}
        self._begun = {box[:size] for box in self._whole for size in range(KEPT_TOKENS, len(box) + 1)}

    def hold(self, tokens: tuple[str, ...]) -> bool:
        """Return whether an element of these *tokens* stands in one of them, as far as its tokens tell."""
        if len(tokens) < MAX_TOKENS:
            return any(tokens[i:] in self._whole for i in range(1, len(tokens)))
        return any(tokens[i:] in self._begun for i in range(1, MAX_TOKENS - KEPT_TOKENS + 1))


def _box(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens of the element that holds a paragraph of these *tokens*, and of those around it."""
    begin = next((i for i, token in enumerate(tokens) if token in BOX_TAGS), 1)
    return tokens[begin:]
