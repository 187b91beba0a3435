"""trafilatura's opinion of which blocks are article text, asked where newscrawl finds none.

Its text is not used, because it joins and drops lines in ways that cannot be undone. Each block is looked up in what
trafilatura kept.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import lxml.html

    from newscrawl.items import Block

SHINGLE_WORDS = 4
"""Words of a shingle, as in the 4-gram measure that extraction benchmarks use."""
MAX_SEARCHED = 500_000_000
"""Letters that may be gone through in search of a page's blocks, blocks times letters kept: a second or two.
Of 190 real pages the largest needs 22 million."""
KEPT_SHARE = 0.75
"""Share of a block's shingles that must be in trafilatura's text for the block to count as kept."""

_WORD = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")


def kept_by_trafilatura(blocks: Sequence[Block], root: lxml.html.HtmlElement) -> list[bool]:
    """Return for each of *blocks*, of the page under *root*, whether trafilatura keeps it; *root* is left as it was."""
    import trafilatura  # seldom needed, and a fifth of a second to load
    from trafilatura.settings import Document

    document = trafilatura.bare_extraction(
        copy.deepcopy(root),
        fast=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
    )
    return held(blocks, document.text or "" if isinstance(document, Document) else "")


def held(blocks: Sequence[Block], text: str) -> list[bool]:
    """Return for each of *blocks* whether *text* holds it."""
    # trafilatura writes the cells of a table row as "| a | b |".
    lines = {_key(cell) for line in text.splitlines() for cell in (line, *line.split("|"))} - {""}
    whole = _key(text) if len(blocks) * len(text) <= MAX_SEARCHED else ""
    words = _words(text)
    shingles = {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    return [_holds(block, lines, whole, shingles) for block in blocks]


def _holds(block: Block, lines: set[str], whole: str, shingles: set[tuple[str, ...]]) -> bool:
    key = _key(block.text)
    words = _words(block.text)
    if len(words) < SHINGLE_WORDS:
        return key in lines
    if key in whole:
        return True
    own = [tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)]
    return sum(shingle in shingles for shingle in own) >= KEPT_SHARE * len(own)


def _words(text: str) -> list[str]:
    """Return the words of *text*; letters of scripts that are written without spaces count as words."""
    return _WORD.findall(text)


def _key(text: str) -> str:
    """Return the letters and digits of *text*: equal however spaces and markup fell."""
    return "".join(filter(str.isalnum, text))
