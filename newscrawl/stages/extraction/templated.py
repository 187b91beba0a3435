"""A page read by the template of its site: parsed once, looked at where there is something to see.

Every use is checked: a page whose article is not where the template says, or is much shorter than any that the
template was learned from, or that has paragraphs where the template knows none, does not fit. It is read as a page
of a site that is seen for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from newscrawl.items import Removed
from newscrawl.stages.dom.blocks import MAX_BLOCKS, absolute, block_of, visible_lines
from newscrawl.stages.dom.display import INVISIBLE
from newscrawl.stages.dom.places import place_of_body
from newscrawl.stages.dom.walk import Walker
from newscrawl.stages.extraction.inside import is_announced
from newscrawl.stages.extraction.offered import read_offers
from newscrawl.stages.extraction.template_facts import stated_facts
from newscrawl.stages.extraction.template_fit import PARAGRAPH_LINKS, misfit, strange_story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import lxml.html

    from newscrawl.items import Block, Fact
    from newscrawl.stages.dom.line import Line
    from newscrawl.stages.dom.places import Node

RULE = "template-cut"
"""Rule of what stands in a part that the template cuts."""
LINKS = 0.5
"""Share of a line's letters in links from which on it is a link, and not a sentence with one."""

_UNSEEN = tuple(INVISIBLE - {"head", "title", "meta", "link"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Templated:
    """What a page shows, read by its template."""

    blocks: tuple[Block, ...] = field(repr=False)
    removed: tuple[Removed, ...] = field(repr=False)
    """The parts that the template cuts."""
    facts: tuple[Fact, ...] = field(repr=False)
    """What the parts say that hold the title, the date, the author and the tags."""
    misfit: str = ""
    """Why the page does not fit the template; empty if it does."""
    strange: frozenset[str] = field(default=frozenset(), repr=False)
    """The sentences that stand where the template knows of nothing, if they are enough for a story that the page appends."""


def read_by_template(root: lxml.html.HtmlElement, url: str, tree: Node, *, words: int) -> Templated:
    """Return what the page under *root* shows; *tree* is the template's, *words* those of the shortest article
    that it was learned from. *root* loses the elements that nobody sees."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    lines = list(islice(visible_lines(Walker(root, place_of_body(tree))), MAX_BLOCKS))
    read = [
        (line, _text_or_links(block_of(line, text, i, url)))
        for i, (line, text) in enumerate(lines)
        if not line.place.is_cut
    ]
    blocks = _with_announced([block for _, block in read])
    return Templated(
        blocks=blocks,
        removed=tuple(
            cut for i, (line, _) in enumerate(lines) if line.place.is_cut for cut in _cuts(line, i, url)
        ),
        facts=stated_facts(lines),
        misfit=misfit(blocks, (line for line, _ in lines), words),
        strange=strange_story(read),
    )


def _text_or_links(block: Block) -> Block:
    """Return *block*; one that is mostly links, or a rule line, is no text of an article, wherever it stands, unless a
    person said so of its place."""
    is_none = not block.text or (block.link_density > LINKS and not block.settled)
    return replace(block, body=False, settled=False) if block.body and is_none else block


def _cuts(line: Line, index: int, url: str) -> Iterator[Removed]:
    """Yield what a part that is cut held: its links one by one if it offers stories, else its text."""
    part = line.part
    kind = part.kind if part is not None else "other"
    text = "".join(line.parts)
    if kind not in {"related", "most_read"} or line.element is None:
        yield Removed(
            kind=kind, rule=RULE, text=text, index=index, href=absolute(url, line.href), outside=True
        )
        return
    offers, rest = read_offers(line.element)
    for shown, href in offers:
        yield Removed(kind=kind, rule=RULE, text=shown, index=index, href=absolute(url, href), outside=True)
    if rest:
        yield Removed(kind="other", rule=RULE, text=rest, index=index, outside=True)


def _with_announced(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with the entries of lists that the article announces as article text: where some pages have a box, others
    may have a list."""
    found: list[bool] = []
    for i, block in enumerate(blocks):
        is_text = block.link_density <= PARAGRAPH_LINKS and is_announced(i, blocks, found)
        found.append(block.body or is_text)
    return tuple(
        block if is_text == block.body else replace(block, body=True)
        for block, is_text in zip(blocks, found, strict=True)
    )
