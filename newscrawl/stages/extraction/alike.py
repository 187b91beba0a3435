"""Stories that a page appends by the template that made its article: text in elements named as the article's own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.extraction.appended import PARAGRAPH_LINKS, is_headed
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Block, Element

ALIKE_NAMES = 3
"""Elements, from that of a paragraph outwards, of which one must have a class or an id for their names to say something."""
ALIKE_SENTENCES, ALIKE_WORDS = 2, 25
"""Whole sentences, and words, of a story that is appended in elements named as the article's."""
GOES_ON_WORDS, GOES_ON_WITHIN, GOES_ON_LIKELY = 12, 8, 0.2
"""Words of a paragraph that goes on with the article behind a box, in an element named as the article's own; blocks behind the
article within which it stands; and what its own signs must say at least."""
DEPTHS = (1, 2)
"""How far above a paragraph the element around the article is sought: editors may put each paragraph into one of its own."""

_NUMBERED = re.compile(r"\d")
"""What makes a name one of a single element: page builders number them."""


def with_alike(blocks: Sequence[Block], likely: Sequence[float], kept: list[bool]) -> list[bool]:
    """Return *kept* with the text behind the article that stands in elements named as the article's own are: what a page
    appends by the template that made its article, and the rest of the article behind a box."""
    own = [block for block, keep in zip(blocks, kept, strict=True) if keep and block.element is not None]
    depth, place = _article_place(own)
    if place is None:
        return kept
    first = next(block for block in own if _around(block, depth) == place)
    if not _has_names(first):
        return kept
    levels = depth + 2  # one above the element around the article
    own_names = names_outwards(first, levels)
    others: defaultdict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        may_be = block.element is not None and block.index > first.index
        if (
            may_be
            and block.link_density <= PARAGRAPH_LINKS
            and names_outwards(block, levels)[:-1] == own_names[:-1]
        ):
            others[_around(block, depth)].append(i)
    others.pop(place, None)
    last = max(i for i, keep in enumerate(kept) if keep)
    found: set[int] = set()
    for places in others.values():
        is_same = names_outwards(blocks[places[0]], levels) == own_names
        # What holds the article, its title and its tags may be called otherwise around an appended one.
        may_be = is_same or (len(own_names[depth]) > 1 and is_headed(blocks, places[0]))
        is_rest = is_same and _goes_on(places, last, blocks, likely)
        if is_rest or (may_be and _is_story([blocks[i] for i in places])):
            found.update(places)
    return [keep or i in found for i, keep in enumerate(kept)]


def _article_place(blocks: Sequence[Block]) -> tuple[int, int | None]:
    """Return how far above the paragraphs of an article, *blocks*, the element around them is, and what tells it: the parent
    of most of their words, else the element around the parents. None for an article that has no element."""
    place: int | None = None
    for depth in DEPTHS:
        words: Counter[int] = Counter()
        for block in blocks:
            words[_around(block, depth)] += len(words_of(block.text))
        place = max(words, key=words.__getitem__, default=None)
        if place is None or 2 * words[place] >= words.total():
            return depth, place
    return DEPTHS[-1], place


def names_outwards(block: Block, levels: int) -> tuple[tuple[str, ...], ...]:
    """Return the names of the element of *block* and of those around it, of *levels* of them in all, without those that have
    a digit."""
    return tuple(_unnumbered(element.names) for element in islice(outwards(block), levels))


@lru_cache(maxsize=4096)
def _unnumbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the *names* of an element without those that have a digit, its tag aside."""
    return tuple(name for name in names if _NUMBERED.search(name) is None or name == names[0])


def _around(block: Block, depth: int) -> int:
    """Return what tells the element *depth* steps above that of *block*, or the outermost, from others."""
    *_, around = islice(outwards(block), depth + 1)
    return id(around)


def _has_names(block: Block) -> bool:
    """Return whether the element of *block*, or one of the two around it, has more of a name than its tag."""
    return any(len(element.names) > 1 for element in islice(outwards(block), ALIKE_NAMES))


def outwards(block: Block) -> Iterator[Element]:
    """Yield the element of *block* and those around it, from the inside."""
    element = block.element
    while element is not None:
        yield element
        element = element.parent


def _is_story(blocks: Sequence[Block]) -> bool:
    sentences = [block for block in blocks if ends_sentence(block.text)]
    return (
        len(sentences) >= ALIKE_SENTENCES
        and sum(len(words_of(block.text)) for block in blocks) >= ALIKE_WORDS
    )


def _goes_on(places: Sequence[int], last: int, blocks: Sequence[Block], likely: Sequence[float]) -> bool:
    """Return whether a paragraph at *places* is the article's own, whose *last* block stands close before them."""
    return places[0] - last <= GOES_ON_WITHIN and any(
        likely[i] >= GOES_ON_LIKELY
        and ends_sentence(blocks[i].text)
        and len(words_of(blocks[i].text)) >= GOES_ON_WORDS
        for i in places
    )
