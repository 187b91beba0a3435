"""Which blocks of a page are article text: trafilatura's opinion, carried over to our own blocks.

trafilatura decides where the article is; its text is not used, because it joins and drops lines in
ways that cannot be undone. Each block is looked up in what trafilatura kept.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import trafilatura
from trafilatura.settings import Document

from newscrawl.stages.signs.tokens import HEADING_TAGS

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
PARAGRAPH_WORDS = 15
APPENDED_PARAGRAPHS = 4
"""Paragraphs in a row that make an appended story; fewer are comments, notes on the author, legal lines."""
APPENDED_WITHIN = 16
"""Blocks behind the article within which it must begin and reach that number."""
PARAGRAPH_LINK_DENSITY = 0.2
NOT_ARTICLE = frozenset(
    "figcaption caption figure aside nav footer header menu sidebar comment comments form".split()
)
"""Tags, classes and ids of places whose sentences are not the article's."""

_WORD = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")


def mark_body(blocks: Sequence[Block], root: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """Return *blocks* with ``body`` set where they are article text; *root* is left as it was."""
    text = _teacher_text(root)
    kept = _with_lead(blocks, _without_repeats(blocks, _kept(blocks, text), text))
    kept = _with_headings(blocks, _with_appended(blocks, kept), text)
    return tuple(replace(block, body=keep) for block, keep in zip(blocks, kept, strict=True))


def _with_lead(blocks: Sequence[Block], kept: list[bool]) -> list[bool]:
    """Return *kept* with the paragraphs between the page's title and the first kept block: where a page
    appends a longer story to a short one, trafilatura takes the longer for the article."""
    first = kept.index(True) if any(kept) else 0
    title = max((i for i, block in enumerate(blocks[:first]) if block.tag == "h1"), default=first)
    return [keep or (title < i < first and _is_paragraph(blocks[i])) for i, keep in enumerate(kept)]


def _with_appended(blocks: Sequence[Block], kept: list[bool]) -> list[bool]:
    """Return *kept* with a run of paragraphs close behind the article: a story that the page appends in an
    element of its own, which trafilatura passes over for the longer one before it."""
    last = len(kept) - 1 - kept[::-1].index(True) if any(kept) else len(kept)
    run: list[int] = []
    for i in range(last + 1, min(len(blocks), last + 1 + APPENDED_WITHIN)):
        if _is_paragraph(blocks[i]):
            run.append(i)
        elif len(run) >= APPENDED_PARAGRAPHS:
            break
        else:
            run = []
    run = _to_the_end(run, blocks)
    return [keep or i in run for i, keep in enumerate(kept)] if len(run) >= APPENDED_PARAGRAPHS else kept


def _to_the_end(run: list[int], blocks: Sequence[Block]) -> list[int]:
    """Return *run* with the paragraphs that go on behind it."""
    end = run[-1] + 1 if run else 0
    while run and end < len(blocks) and _is_paragraph(blocks[end]):
        run.append(end)
        end += 1
    return run


def _with_headings(blocks: Sequence[Block], kept: list[bool], text: str) -> list[bool]:
    """Return *kept* with what stands between two kept blocks of the same element: headings, and short
    lines that trafilatura joined to the next one."""
    whole = _searched(blocks, text)
    return [
        keep
        or (
            0 < i < len(blocks) - 1
            and kept[i - 1]
            and kept[i + 1]
            and (
                blocks[i].tag in HEADING_TAGS
                or (len(_key(blocks[i].text)) > 0 and _key(blocks[i].text) in whole)
            )
            and blocks[i - 1].tokens[1:] == blocks[i + 1].tokens[1:]
            and set(blocks[i + 1].tokens[1:]) <= set(blocks[i].tokens)
        )
        for i, keep in enumerate(kept)
    ]


def _is_paragraph(block: Block) -> bool:
    return (
        len(_words(block.text)) >= PARAGRAPH_WORDS
        and block.link_density <= PARAGRAPH_LINK_DENSITY
        and NOT_ARTICLE.isdisjoint(block.tokens)
    )


def _without_repeats(blocks: Sequence[Block], kept: list[bool], text: str) -> list[bool]:
    """Return *kept* with a text kept no more often than *text* has it: of a lead that stands in the
    article and in a teaser, the one in the article, which is nearer to the middle of what was kept."""
    whole = _searched(blocks, text)
    middle = _middle([len(block.text) if keep else 0 for block, keep in zip(blocks, kept, strict=True)])
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if kept[i]:
            places[_key(block.text)].append(i)
    chosen: set[int] = set()
    for key, where in places.items():
        times = max(1, whole.count(key)) if len(where) > 1 else 1
        chosen.update(sorted(where, key=lambda i: abs(i - middle))[:times])
    return [i in chosen for i in range(len(kept))]


def _middle(weights: Sequence[int]) -> int:
    """Return the index at which half of the total weight is reached."""
    seen, half = 0, sum(weights) / 2
    for i, weight in enumerate(weights):
        seen += weight
        if seen > half:
            return i
    return 0


def _teacher_text(root: lxml.html.HtmlElement) -> str:
    document = trafilatura.bare_extraction(
        copy.deepcopy(root),
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
    )
    return document.text or "" if isinstance(document, Document) else ""


def _kept(blocks: Sequence[Block], text: str) -> list[bool]:
    """Return for each block whether *text* holds it."""
    # trafilatura writes the cells of a table row as "| a | b |".
    lines = {_key(cell) for line in text.splitlines() for cell in (line, *line.split("|"))} - {""}
    whole = _searched(blocks, text)
    words = _words(text)
    shingles = {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    return [_holds(block, lines, whole, shingles) for block in blocks]


def _searched(blocks: Sequence[Block], text: str) -> str:
    """Return the letters of *text*, in which each block may be looked for; none if that would take long."""
    return _key(text) if len(blocks) * len(text) <= MAX_SEARCHED else ""


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
