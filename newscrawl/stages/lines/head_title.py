"""The title of a story among the lines of its head.

Pages of text have no markup that says what the title is: it is the headline that stands first, or the
one that the head repeats.
"""

from __future__ import annotations

import re
from itertools import combinations, islice
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import count_words
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block
    from newscrawl.rules import Words
    from newscrawl.stages.words.shape import Shape

TITLE_WORDS = (2, 30)
"""Words of a title, least and most."""
PART_WORDS = 4
"""Words of a part of a line that is the title for being said again; fewer are a name, which an article says
again and again."""
MAX_DIVIDERS = 6
"""Dividers of a line that are looked at; each pair of them holds a part that may be the title."""
AROUND_WORDS = 12
"""Words that may stand before a title on its line: a breadcrumb, the outlet's name."""

HEADLINE_TAGS = frozenset({"h1", "h2"})
"""Elements of an article's headline."""
_OUTLET = re.compile(r"\s+[-–—»:]{1,2}\s+|\s*[|·]\s*")


def declared_title(title: str | None, head: Sequence[Block]) -> str | None:
    """Return the declared title, or the part of it that stands in the head where the whole does not:
    "The Harvest :: Rain at last" over a page that shows "Rain at last"."""
    if title is None or any(after_title(block.text, title) is not None for block in head):
        return title
    parts = (part for part in stretches(title) if count_words(part) > 1)
    return next(
        (part for part in parts if any(after_title(block.text, part) is not None for block in head)), title
    )


def shown_part(title: str, others: Sequence[str]) -> str | None:
    """Return the part of the line *title* that one of the *others* says again, without the outlet's name
    ("The Harvest - Rain at last" over "Rain at last"); ``None`` if none does."""
    folded = [fold(other) for other in others if other != title]
    parts = (part for part in stretches(title) if count_words(part) >= PART_WORDS)
    return next((part for part in parts if any(fold(part) in other for other in folded)), None)


def stretches(line: str) -> list[str]:
    """Return *line* and all that stands in it between two of its dividers, the longest first: the outlet's name is to
    go from "The Harvest - Minister: rain at last", and the minister is not."""
    cuts = [
        (0, 0),
        *(cut.span() for cut in islice(_OUTLET.finditer(line), MAX_DIVIDERS)),
        (len(line), len(line)),
    ]
    found = {line[begin:end].strip() for (_, begin), (end, _) in combinations(cuts, 2)}
    return sorted(found - {""}, key=lambda part: (-len(part), line.find(part)))


def after_title(text: str, title: str | None) -> str | None:
    """Return what follows *title* in *text*: "" where *text* is the title, with the outlet's name or a
    breadcrumb before it, or the outlet's name behind it; ``None`` where *text* has no title in it."""
    line, name = fold(text), fold(title or "")
    if not name or name not in line:
        return None
    if line == name or (line.endswith(" " + name) and len(line[: -len(name)].split()) <= AROUND_WORDS):
        return ""
    if name in map(fold, stretches(text)):
        return ""
    # Case and accents fold to as many words, so the title's words can be counted off the line.
    return " ".join(text.split()[len(name.split()) :]) if line.startswith(name + " ") else None


def may_be_title(i: int, blocks: Sequence[Block], shapes: Sequence[Shape]) -> bool:
    """Return whether a line that reads as prose is the title all the same: it opens the story, is short,
    and has no full stop ("What happened? The minister explains")."""
    text = blocks[i].text
    return (blocks[i].role == "title" or blocks[i].tag == "h1") or (
        i == 0
        and len(blocks) > 1
        and shapes[i].words < TITLE_WORDS[1] * 2 // 3
        and not text.rstrip().endswith(".")
    )


def likely_title(head: Sequence[Block], words: Words) -> str | None:
    """Return the title among the lines of a head without markup: one that returns in another line of
    the head, less the outlet's name, else the first that is built like a headline."""
    lines = [b.text for b in head]
    for line in lines:
        for part in stretches(line):
            if count_words(part) > 1 and any(fold(o).startswith(fold(part)) for o in lines if o != line):
                return part
    low, high = TITLE_WORDS
    return next((line for line in lines if low <= shape(line, words).words <= high), None)


def is_headline(block: Block, title: str | None) -> bool:
    """Return whether *block* is a heading that shows the *title* that the page declares, and no more."""
    return bool(title) and block.tag in HEADLINE_TAGS and fold(block.text) == fold(title or "")


def above_headline(blocks: Sequence[Block], title: str | None) -> int:
    """Return how many of *blocks*, in however full sentences, stand above the headline of the page's article, which is
    the heading that shows *title*, in other elements than what is below it, and each with a link: a list of teasers."""
    at = next((i for i, block in enumerate(blocks) if is_headline(block, title)), 0)
    below = {block.tokens for block in blocks[at + 1 :]}
    is_teaser = (
        block.href is not None and block.tokens and block.tokens not in below for block in blocks[:at]
    )
    return at if all(is_teaser) else 0
