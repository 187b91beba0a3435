"""A set -> the blocks of its HTML pages, with the signs of the first look and what each is by the gold."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.fitting.labels import Labels
from benchmarks.fitting.pages import LONG_AGO
from newscrawl.discovery.sites import site_of
from newscrawl.inputs import load
from newscrawl.stages.decode import decode
from newscrawl.stages.dom.blocks import read_blocks
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extraction.article import declared
from newscrawl.stages.extraction.article.first import FirstLook
from newscrawl.stages.extraction.article.tree import Tree
from newscrawl.stages.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality.sets import EvalSet

FOLDS = 4
"""Parts that sites are dealt into, so that weights are tried on sites that they were not fitted to."""
PAGE_WEIGHT = 100.0
ARTICLE_WORDS = 50.0
"""Words added to an article's, so that a short one does not count for more than it is."""
FEWEST_WORDS = 3.0

Signs = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page: its first look, and what each block is."""

    evalset: str
    site: str
    look: FirstLook
    signs: Sequence[Signs]
    """Of the first look, then of both."""
    labels: Sequence[bool | None]
    weights: Sequence[float]

    @property
    def fold(self) -> int:
        """The part that its site is in."""
        return int(hashlib.sha256(self.site.encode()).hexdigest(), 16) % FOLDS


def read_samples(evalset: EvalSet) -> list[Sample]:
    """Return the HTML pages of *evalset* that have a story."""
    with evalset.gold.open(encoding="utf-8") as lines:
        answers = {gold["url"]: gold for gold in map(json.loads, lines)}
    pages = [load(entry, run="", now=LONG_AGO) for entry in evalset.entries()]
    pages = [page for page in pages if page.media == "html" and answers[page.url]["stories"]]
    sites = Counter(site_of(page.url) for page in pages)
    samples = []
    for page in pages:
        root = parse(decode(page.body, page.content_type, media=page.media).text)
        blocks = read_blocks(root, page.url) if root is not None else ()
        if not blocks or root is None:
            continue
        look = FirstLook(blocks, Tree(blocks), *declared(read_facts(root, page.url)))
        labels = Labels(answers[page.url])
        widgets = [labels.is_widget(block.text) for block in blocks]
        article = [None if widget is None else not widget for widget in widgets]
        words = [max(FEWEST_WORDS, float(length)) for length in look.lengths]
        total = sum(length for length, is_text in zip(words, article, strict=True) if is_text) + ARTICLE_WORDS
        # Pages of one site say the same again.
        share = PAGE_WEIGHT / math.sqrt(sites[site_of(page.url)]) / total
        samples.append(
            Sample(
                evalset=evalset.name,
                site=site_of(page.url),
                look=look,
                signs=[look.signs(i) for i in range(len(blocks))],
                labels=article,
                weights=[length * share for length in words],
            )
        )
    return samples
