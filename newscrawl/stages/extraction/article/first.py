"""The first look at the blocks of a page: what each is, and what it stands in, beside and under."""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.extraction.article.classes import groups
from newscrawl.stages.extraction.article.lines import line_signs, measure
from newscrawl.stages.extraction.article.titles import Title
from newscrawl.stages.signs.tokens import idle_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block
    from newscrawl.stages.extraction.article.tree import Tree

SMALL_WORDS = 30
"""Most frequent words of the page's prose: they are the small words of its language."""
ALL_LINKS, MENU_WORDS = 0.95, 8
"""Share of link letters of a line that is nothing else, and its words at most where it may be an entry of a menu."""
FURNITURE = frozenset({"side"})
"""Groups of names that no article stands in."""
NEAR, FAR = 3, 8
"""Blocks on each side that are near, and that are not far."""


class FirstLook:
    """What the first look measures of the blocks of a page."""

    def __init__(self, blocks: Sequence[Block], tree: Tree, title: str, description: str) -> None:
        self.tree = tree
        self.lines = [measure(block) for block in blocks]
        self.lengths = [len(line.words) for line in self.lines]
        self._title = Title(self.lines, title, description)
        self._texts = Counter(block.text for block in blocks)
        counted = Counter(word for line in self.lines if line.prose for word in line.words)
        self._small = frozenset(word for word, _ in counted.most_common(SMALL_WORDS))
        self._mass = [line.mass for line in self.lines]
        self._links = [
            line.block.link_density >= ALL_LINKS and length <= MENU_WORDS
            for line, length in zip(self.lines, self.lengths, strict=True)
        ]
        links = [len(line.words) * line.block.link_density for line in self.lines]
        self._mass_above = list(accumulate(self._mass, initial=0.0))
        self._links_above = list(accumulate(links, initial=0.0))
        self._boxes = self._element_signs(links)
        self._groups = self._group_signs()

    def signs(self, i: int) -> dict[str, float]:
        """Return the signs of block *i*."""
        line = line_signs(self.lines[i])
        return line | self._of_page(i) | self._of_element(i) | self._beside(i) | self._title.signs(i)

    def is_menu(self, i: int) -> bool:
        """Return whether block *i* is a link of few words between two others: half of the lines of most pages are."""
        return 0 < i < len(self._links) - 1 and self._links[i - 1] and self._links[i] and self._links[i + 1]

    def _of_page(self, i: int) -> dict[str, float]:
        words = self.lines[i].words
        return {
            "small-words": sum(map(self._small.__contains__, words)) / max(1, len(words)),
            "again": float(self._texts[self.lines[i].block.text] > 1),
        }

    def _element_signs(self, links: Sequence[float]) -> dict[int, dict[str, float]]:
        """Return for each element that is asked for what it is like as what surrounds a block: without the name of its
        place."""
        tree = self.tree
        words = tree.totals([float(length) for length in self.lengths])
        masses, linked = tree.totals(self._mass), tree.totals(links)
        total = max(1.0, masses[0]) if masses else 1.0
        alike = Counter(element.names for element in tree.elements)
        return {
            i: {
                "mass": masses[i] / total,
                "log": math.log1p(masses[i]) / 7,
                "links": linked[i] / max(1.0, words[i]),
                "prose": masses[i] / max(1.0, words[i]),
                "alike": math.log(alike[tree.elements[i].names]) / 4,
            }
            for i in {*tree.own, *tree.box, *tree.outer}
        }

    def _group_signs(self) -> dict[int, dict[str, float]]:
        """Return for each element that blocks stand in what its names, its parent's and those of all around it are given
        to."""
        tree = self.tree
        own = [groups(element.names) for element in tree.elements]
        silent = self._idle_groups(own)
        if silent:
            own = [names - silent for names in own]
        around: list[dict[str, float]] = []
        for element, parent in enumerate(tree.parent):
            above = around[parent] if around else {}
            around.append(above | {f"in-{group}": 1.0 for group in own[element]} if own[element] else above)
        return {
            element: around[element]
            | {f"near-{group}": 1.0 for group in own[element] | own[tree.parent[element]]}
            for element in set(tree.own)
        }

    def _idle_groups(self, own: Sequence[frozenset[str]]) -> frozenset[str]:
        """Return the groups of furniture that say nothing on this page."""
        inside: list[frozenset[str]] = []
        for element, parent in enumerate(self.tree.parent):
            names = own[element] & FURNITURE
            above = inside[parent] if inside else names
            inside.append(above | names if names else above)
        around = (inside[element] for element in self.tree.own)
        return idle_names(zip(around, self._mass, strict=True), sum(self._mass))

    def _of_element(self, i: int) -> dict[str, float]:
        tree, own, tag = self.tree, self.tree.own[i], self.lines[i].block.tag
        box, outer = self._boxes[tree.box[i]], self._boxes[tree.outer[i]]
        return {
            **self._groups[own],
            _tag_sign(tag): 1.0,
            "own-p": float(tree.elements[own].names[:1] == ("p",)),
            "alike": self._boxes[own]["alike"],
            "box-mass": box["mass"], "box-log": box["log"], "box-links": box["links"], "box-prose": box["prose"],
            "box-alike": box["alike"],
            "outer-mass": outer["mass"], "outer-log": outer["log"], "outer-links": outer["links"],
            "outer-prose": outer["prose"], "outer-alike": outer["alike"],
        }  # fmt: skip

    def _beside(self, i: int) -> dict[str, float]:
        lines, box, count = self.lines, self.tree.box, len(self.lines)
        before, after = lines[i - 1] if i else None, lines[i + 1] if i + 1 < count else None
        prose_before, prose_after = before is not None and before.prose, after is not None and after.prose
        low, high, lower, higher = (
            max(0, i - NEAR),
            min(count, i + NEAR + 1),
            max(0, i - FAR),
            min(count, i + FAR + 1),
        )
        mass, own = self._mass_above, self._mass[i]
        return {
            "prose-before": float(prose_before),
            "prose-after": float(prose_after),
            "prose-before-same": float(prose_before and box[i - 1] == box[i]),
            "prose-after-same": float(prose_after and box[i + 1] == box[i]),
            "words-before": math.log1p(self.lengths[i - 1]) / 5 if before else 0.0,
            "words-after": math.log1p(self.lengths[i + 1]) / 5 if after else 0.0,
            "links-before": before.block.link_density if before else 1.0,
            "links-after": after.block.link_density if after else 1.0,
            "prose-near": _log(mass[high] - mass[low] - own) / 6,
            "prose-far": _log(mass[higher] - mass[lower] - own) / 6,
            "links-far": _log(self._links_above[higher] - self._links_above[lower]) / 6,
            "prose-above": mass[i] / max(1.0, mass[-1]),
            "prose-above-log": _log(mass[i]) / 7,
            "prose-below-log": _log(mass[-1] - mass[i + 1]) / 7,
        }


def _log(mass: float) -> float:
    return math.log1p(max(0.0, mass))


def _tag_sign(tag: str) -> str:
    if tag in HEADING_TAGS:
        return "heading"
    if tag in {"td", "th", "tr"}:
        return "cell"
    if tag in {"figcaption", "caption"}:
        return "caption"
    return f"tag-{tag}" if tag in {"h1", "li", "blockquote"} else "tag-p"
