"""Whether a page fits the template of its site, and what stands on it that the template knows nothing of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import count_words
from newscrawl.stages.extraction.appended import (
    HEADED_WITHIN,
    HEADED_WORDS,
    has_sentences,
    is_headed,
    is_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Block
    from newscrawl.stages.dom.line import Line

PARAGRAPH_WORDS, PARAGRAPH_LINKS = 15, 0.3
"""A line of so many words, with no more of its letters in links, is a paragraph."""
PARAGRAPH_CHARS = 2 * PARAGRAPH_WORDS - 1
"""Characters that so many words have at least, with the spaces between them; of scripts without, two each."""
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


def agreement(ours: Sequence[Block], theirs: Sequence[Block]) -> float:
    """Return how much the article text of two readings of a page agrees: F-score by word, 0..1."""
    own, other = _words(ours), _words(theirs)
    both = (own & other).total()
    return 2 * both / max(1, own.total() + other.total())


def _words(blocks: Sequence[Block]) -> Counter[str]:
    return Counter(word for block in blocks if block.body for word in block.text.split())


def misfit(blocks: Sequence[Block], lines: Iterable[Line], shortest: int) -> str:
    """Return why a page of *blocks* does not fit its template, of which the shortest article learned from has *shortest* words;
    empty if it does. *lines* are all of the page's."""
    story = sum(count_words(block.text) for block in blocks if block.body)
    if story < max(MIN_WORDS, SHORTEST * shortest):
        return "misfit-no-body" if story < MIN_WORDS else "misfit-short-body"
    strange = sum(_paragraph_words(block) for block in blocks if not block.body)
    if strange > STRANGE * story:
        return "misfit-strange-text"
    lost = sum(_long_pieces(line) for line in lines if _is_learned_cut(line))
    return "misfit-cut-text" if lost > CUT * story else ""


def strange_story(read: Sequence[tuple[Line, Block]]) -> frozenset[str]:
    """Return the sentences in *read* that stand where the template knows of nothing, if they may be a story under its
    headline: a heading, or a line in an element that is called as that of the page's title is."""
    blocks = [block for _, block in read]
    places = [
        i
        for i, (line, block) in enumerate(read)
        if line.part is None and not block.body and is_sentence(block)
    ]
    if sum(count_words(blocks[i].text) for i in places) < HEADED_WORDS or not has_sentences(blocks, places):
        return frozenset()
    called = {_name(line) for line, _ in read if line.part is not None and line.part.role == "title"} - {None}
    titles = {i for i, (line, _) in enumerate(read) if line.part is None and _name(line) in called}
    if not any(is_headed(blocks, i) or not titles.isdisjoint(range(i - HEADED_WITHIN, i)) for i in places):
        return frozenset()
    return frozenset(blocks[i].text for i in places)


def _name(line: Line) -> tuple[str, str] | None:
    """Return the tag and the classes of the element of *line*; ``None`` of one without a class."""
    classes = line.element.get("class") if line.element is not None else None
    return (line.tag, classes) if classes else None


def _is_learned_cut(line: Line) -> bool:
    """Return whether *line* is cut by what was learned: how much a person has cut is no sign of another layout."""
    return line.place.is_cut and line.part is not None and not line.part.by_hand


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
