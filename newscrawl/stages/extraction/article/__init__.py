"""How likely each block of a page is article text, for a page of a site that nothing is known of.

The page is looked at twice. The first look sees what each block is, and what it stands in, beside and under. What it
takes for article text points to the page's main element, and the second look sees, besides all that, where each block
stands in the article that the first one saw: a short line among its paragraphs, a paragraph in a list of teasers. What
each sign is worth stands in :mod:`newscrawl.stages.extraction.article.weights`. Both looks count and compare; they know no
language, but the names that publishing systems give to elements (:mod:`newscrawl.stages.extraction.article.classes`).
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING

from newscrawl.stages.extraction.article.first import FirstLook
from newscrawl.stages.extraction.article.second import SecondLook
from newscrawl.stages.extraction.article.tree import Tree
from newscrawl.stages.extraction.article.weights import FIRST, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.items import Block, Fact

MENU = 0.003
"""How likely an entry of a menu is article text. Of 23,000 such lines of real pages one was. What the first look takes for
no likelier is not looked at again: that is six lines in ten, and of 22,000 such lines of real pages the second look took
one for article text."""
FURTHEST = 30.0
"""Log-odds beyond which nothing is more certain."""


def likelihoods(blocks: Sequence[Block], title: str, description: str) -> list[float]:
    """Return for each of *blocks* the probability that it is article text; *title* and *description* are what the
    page declares, or empty."""
    if not blocks:
        return []
    look = FirstLook(blocks, Tree(blocks), title, description)
    first = [None if look.is_menu(i) else look.signs(i) for i in range(len(blocks))]
    likely = [MENU if signs is None else probability(FIRST, signs) for signs in first]
    second = SecondLook(look, likely)
    return [
        p if signs is None or p <= MENU else probability(SECOND, signs, second.signs(i))
        for i, (signs, p) in enumerate(zip(first, likely, strict=True))
    ]


def declared(facts: Sequence[Fact]) -> tuple[str, str]:
    """Return the title and the description among *facts*, empty where there is none."""
    title, description = (
        next((fact.value for fact in facts if fact.name == name), "") for name in ("title", "description")
    )
    return title, description


def probability(weights: Mapping[str, float], *looks: Mapping[str, float]) -> float:
    """Return how likely what has the signs of *looks* is article text."""
    odds = weights["prior"]
    for signs in looks:
        odds += sum(map(mul, map(weights.__getitem__, signs), signs.values()))
    return 1 / (1 + math.exp(-max(-FURTHEST, min(FURTHEST, odds))))
