"""Labelled pages -> rows to fit: a line with its signs, a place with its signs."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from benchmarks.fitting.labels import Labels
from newscrawl.stages.splitting.places import places
from newscrawl.stages.splitting.seams import Scale
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.survey import survey
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.fitting.pages import LabelledPage
    from newscrawl.items import Block
    from newscrawl.stages.splitting.places import Place

FOLDS = 4
"""Parts that pages are dealt into, so that weights are tried on pages that they were not fitted to."""
WHOLE_PAGE = 0.5
"""Weight of a widget of a page that has all of a site's widgets and not the article's alone: there are many."""
HONEST = 3.0
"""Weight of a line of a text without any widget: what is lost there is lost for nothing."""
HONEST_PLACE = 2.0
"""Weight of a place of such a text."""

EVENNESS = 0.5
"""How far sets count alike whatever their size: 0 not at all, 1 wholly. Of 54,000 lines of HTML three quarters are of two sets
of large pages. Each of nine other sets by the weights of the others: at 0, leak_free 0.744 and lead_f1 0.950; at 0.5,
0.773 and 0.952; at 0.75 the same, and more is lost of sets of whole pages."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A line or a place, what is seen of it, and what it is."""

    evalset: str
    url: str
    text: str = field(repr=False)
    media: str
    signs: Mapping[str, float]
    positive: bool
    """A widget; a seam."""
    weight: float
    """How much it counts in the fit."""
    words: int

    @property
    def fold(self) -> int:
        """The part that its page is in."""
        return int(hashlib.sha256(f"{self.evalset} {self.url}".encode()).hexdigest(), 16) % FOLDS


def lines(page: LabelledPage) -> Iterator[Sample]:
    """Yield the lines of *page* that no rule decides, as far as the gold tells what they are."""
    labels = Labels(page.gold)
    seen = survey(page.page, page.rules, page.known)
    for reading, signs in zip(seen.readings, seen.signs, strict=True):
        positive = labels.is_widget(reading.block.text)
        if positive is None or reading.mark is not None or reading.block.tag == "hr":
            continue
        words = reading.shape.words
        # A long line of the article is more to lose than a short one; so is one of what surrounds it, on whole pages.
        short = positive and page.page.media == "text"
        weight = 1.0 if short else max(1.0, math.sqrt(words) / 2)
        if page.page.media == "html" and not _tells_widgets(page):
            weight *= WHOLE_PAGE if positive else 1.0
        elif not _tells_widgets(page):
            weight *= HONEST
        yield Sample(
            page.evalset, page.page.url, reading.block.text, page.page.media, signs, positive, weight, words
        )


def evened(samples: Sequence[Sample]) -> list[Sample]:
    """Return *samples* with those of small sets counting for more, as :data:`EVENNESS` says."""
    whole: defaultdict[str, float] = defaultdict(float)
    for sample in samples:
        whole[sample.evalset] += sample.weight
    mean = sum(whole.values()) / max(1, len(whole))
    shares = {name: (mean / total) ** EVENNESS for name, total in whole.items()}
    return [replace(sample, weight=sample.weight * shares[sample.evalset]) for sample in samples]


def seams(page: LabelledPage) -> Iterator[Sample]:
    """Yield the places of *page* where a story could begin, as far as the gold tells the stories on both sides."""
    labels = Labels(page.gold)
    stripped = strip(page.page, page.rules, page.known)
    blocks = stripped.blocks
    shapes = [shape(block.text, page.rules.words) for block in blocks]
    stories = [labels.story(block.text) for block in blocks]
    scale = Scale(stripped, shapes, page.known)
    start = 0
    for place in map(scale.entitled, places(blocks, shapes, stripped.removed)):
        before = next((stories[i] for i in range(place.first - 1, -1, -1) if stories[i] is not None), None)
        after = stories[place.body]
        signs = scale.signs(place, start)
        if before is None or after is None:
            continue
        if signs is not None:
            yield _sample(page, blocks, place, signs, positive=before != after)
        if before != after:
            start = place.title if place.title is not None else place.body


def _tells_widgets(page: LabelledPage) -> bool:
    return bool(page.gold.get("removed") or page.gold.get("related"))


def _sample(
    page: LabelledPage, blocks: tuple[Block, ...], place: Place, signs: Mapping[str, float], *, positive: bool
) -> Sample:
    text = blocks[place.body].text
    weight = HONEST_PLACE if page.page.media == "text" and not _tells_widgets(page) else 1.0
    return Sample(
        page.evalset, page.page.url, text, page.page.media, signs, positive, weight, len(text.split())
    )
