"""A page read by the template of its site: parsed once, looked at where there is something to see.

Every use is checked: a page whose article is not where the template says, or is much shorter than any that the
template was learned from, or that has paragraphs where the template knows none, does not fit. It is read as a page
of a site that is seen for the first time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from newscrawl.items import Fact, Removed
from newscrawl.rules.sentences import count_words, ends_sentence
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.dom.blocks import MAX_BLOCKS, absolute, block_of, visible_lines
from newscrawl.stages.dom.display import INVISIBLE
from newscrawl.stages.dom.places import place_of_body
from newscrawl.stages.dom.walk import Walker
from newscrawl.stages.extraction.appended import (
    HEADED_PARAGRAPHS,
    HEADED_WORDS,
    is_headed,
    is_sentence,
)
from newscrawl.stages.extraction.inside import is_announced
from newscrawl.stages.extraction.offered import read_offers
from newscrawl.stages.facts.headline import short_text
from newscrawl.stages.facts.visible import is_byline
from newscrawl.stages.words.names import CREDIT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import lxml.html

    from newscrawl.items import Block
    from newscrawl.stages.dom.line import Line
    from newscrawl.stages.dom.places import Node

RULE = "template-cut"
"""Rule of what stands in a part that the template cuts."""
PARAGRAPH_WORDS, PARAGRAPH_LINKS = 15, 0.3
"""A line of so many words, with no more of its letters in links, is a paragraph."""
PARAGRAPH_CHARS = 2 * PARAGRAPH_WORDS - 1
"""Characters that so many words have at least, with the spaces between them; of scripts without, two each."""
LINKS = 0.5
"""Share of a line's letters in links from which on it is a link, and not a sentence with one."""
MIN_WORDS = 20
"""Words of an article at least; NEWSCRAWL_MIN_WORDS judges stories, this the fit of a template."""
SHORTEST = 0.4
"""Share of the words of the shortest article learned from that a page must have."""
STRANGE = 0.5
"""Words of paragraphs outside the story parts, as a share of those inside, from which on a page does not fit."""
CUT = 0.5
"""Words of pieces as long as paragraphs in the parts that are cut, as a share of those of the story parts, from
which on a page does not fit: a site that moved its text into what was furniture, or a short page in long furniture,
which costs no more than the time of a first visit."""
FACT_OF: dict[str, str] = {"title": "title", "date": "published", "author": "author", "keywords": "keyword"}
LABEL_PARTS = 30
"""Elements in such a line that are looked at."""
LABEL_CHARS = 300
"""Characters of a line that is a title, a date, a byline or a tag."""

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
        facts=tuple(dict.fromkeys(fact for line, text in _title_first(lines) for fact in _facts(line, text))),
        misfit=_misfit(blocks, [line for line, _ in lines if _is_learned_cut(line)], words),
        strange=_strange(read),
    )


def _title_first(lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Return the lines that say something, the title and those behind it before the others: over the title stands today."""
    found = list(_first_runs(lines))
    roles = [line.part.role if line.part is not None else None for line, _ in found]
    title = roles.index("title") if "title" in roles else 0
    return found[title:] + found[:title]


def _first_runs(lines: Sequence[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """Yield *lines* without those that stand in an author's part apart from the first of it: an element without a name may
    hold a poll further down, and its answers wrote nothing."""
    last: dict[tuple[str, ...], int] = {}
    for i, (line, text) in enumerate(lines):
        if line.part is not None and line.part.role == "author":
            if i - last.get(line.part.path, i) > 1:
                continue
            last[line.part.path] = i
        yield line, text


def _is_learned_cut(line: Line) -> bool:
    """Return whether *line* is cut by what was learned: how much a person has cut is no sign of another layout."""
    return line.place.is_cut and line.part is not None and not line.part.by_hand


def _text_or_links(block: Block) -> Block:
    """Return *block*; one that is mostly links, or a rule line, is no text of an article, wherever it stands, unless a
    person said so of its place."""
    is_none = not block.text or (block.link_density > LINKS and not block.settled)
    return replace(block, body=False, settled=False) if block.body and is_none else block


def agreement(ours: Sequence[Block], theirs: Sequence[Block]) -> float:
    """Return how much the article text of two readings of a page agrees: F-score by word, 0..1."""
    own, other = _words(ours), _words(theirs)
    both = (own & other).total()
    return 2 * both / max(1, own.total() + other.total())


def _words(blocks: Sequence[Block]) -> Counter[str]:
    return Counter(word for block in blocks if block.body for word in block.text.split())


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


def _facts(line: Line, text: str) -> Iterator[Fact]:
    part = line.part
    name = FACT_OF.get(part.role) if part is not None else None
    if name is None or len(text) > LABEL_CHARS or (name == "published" and not is_date_line(text)):
        return
    if name == "author" and count_words(text) > CREDIT_WORDS and ends_sentence(text):
        return  # what is told of the author
    if name == "author" and line.element is not None:
        # A line of several elements has the date, too, and how many read it.
        inside = (
            short_text(one) for one in islice(line.element.iterdescendants(), LABEL_PARTS) if is_byline(one)
        )
        yield from (Fact(name=name, value=text, origin="text") for text in inside if text)
    if part is not None and part.role == "keywords" and line.element is not None:
        links = ["".join(link.itertext()) for link in line.element.iter("a")] or [text]
        yield from (
            Fact(name=name, value=" ".join(link.split()), origin="text") for link in links if link.strip()
        )
        return
    if name == "published" and line.element is not None:
        yield from (
            Fact(name=name, value=stated.strip(), origin="time")
            for time in line.element.iter("time")
            if (stated := time.get("datetime"))
        )
    yield Fact(name=name, value=text, origin="text")


def _misfit(blocks: tuple[Block, ...], cut: Sequence[Line], shortest: int) -> str:
    story = sum(count_words(block.text) for block in blocks if block.body)
    if story < max(MIN_WORDS, SHORTEST * shortest):
        return "misfit-no-body" if story < MIN_WORDS else "misfit-short-body"
    strange = sum(_paragraph_words(block) for block in blocks if not block.body)
    if strange > STRANGE * story:
        return "misfit-strange-text"
    lost = sum(_long_pieces(line) for line in cut)
    return "misfit-cut-text" if lost > CUT * story else ""


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


def _strange(read: Sequence[tuple[Line, Block]]) -> frozenset[str]:
    """Return the sentences in *read* that stand where the template knows of nothing, if they may be a story under its
    headline."""
    blocks = [block for _, block in read]
    places = [
        i
        for i, (line, block) in enumerate(read)
        if line.part is None and not block.body and is_sentence(block)
    ]
    words = sum(count_words(blocks[i].text) for i in places)
    if (
        len(places) < HEADED_PARAGRAPHS
        or words < HEADED_WORDS
        or not any(is_headed(blocks, i) for i in places)
    ):
        return frozenset()
    return frozenset(blocks[i].text for i in places)


def _long_pieces(line: Line) -> int:
    """Return the words of those pieces of text in *line*, a part that is cut, that are as long as paragraphs."""
    text = "".join(line.parts)
    if text.count(" ") < PARAGRAPH_WORDS - 1:  # so it is with nearly all of them
        return 0
    counts = (count_words(piece) for piece in text.split("\n") if len(piece) >= PARAGRAPH_CHARS)
    return sum(words for words in counts if words >= PARAGRAPH_WORDS)


def _paragraph_words(block: Block) -> int:
    """Return the words of *block* if it is a paragraph, else 0."""
    words = count_words(block.text)
    return words if words >= PARAGRAPH_WORDS and block.link_density <= PARAGRAPH_LINKS else 0
