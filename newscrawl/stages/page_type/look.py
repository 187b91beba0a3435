"""The blocks of a page as a few numbers: how much prose it has in one piece, how many headlines it offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.page_type.stamps import Stamps

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newscrawl.items import Block

PROSE_LETTERS = 70
"""Letters from which a line without links is prose: some twelve words."""
PROSE_LINKS = 0.3
"""Share of link letters up to which it is: a paragraph with a link or two."""
OFFER_LETTERS = 25
"""Letters from which a line that is mostly a link is a headline: entries of menus have fewer."""
OFFER_LINKS = 0.5
MENU_LETTERS = 10
"""Characters under which a link is no headline in any script."""
FIRST_RUN = 2
"""Number of pieces when the first has been seen: the list of them begins with an empty one."""
OUTSIDE_LETTERS = 450
"""Letters from which prose counts that the extractor did not take for article text; less of it is a banner
for cookies, a newsletter, legal lines."""
UNSPACED_WEIGHT = 2.5
"""Letters that a character counts in scripts without spaces: Chinese says in one what English says in three."""

_CAPTIONS = frozenset({"figcaption", "caption", "wp-caption-text", "photo-caption", "image-caption"})
_NO_STORY = frozenset(
    "comment comments footer header nav cookie cookies consent gdpr aside sidebar newsletter disqus".split()
)
"""Tags, classes and ids of places whose prose is not the page's own."""
_UNSPACED_FROM, _UNSPACED_TO = "\u2e80", "\u9fff"
_THAI_FROM, _THAI_TO = "\u0e00", "\u0e7f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Measures of a page; lengths are letters, those of scripts without spaces counted as they weigh."""

    run: int
    """Prose in its longest piece that no offered headline interrupts."""
    prose: int
    """Prose in all."""
    offers: int
    """Headlines that are links."""
    teasers: int
    """Pieces of prose of one paragraph, with an offered headline before and behind."""
    pieces: int
    """Pieces of prose."""
    captions: int
    headline: str
    """The longest first-level heading that is no link."""
    opening: int
    """Prose before the first offered headline."""
    live: bool
    """Whether the classes of a time of day name a live blog."""
    stamps: int
    """Entries with a time of day: a line with the time and prose behind it, or prose that begins with it."""
    other: int
    """Letters of lines that are no links."""
    lines: tuple[Block, ...] = field(repr=False)
    """Lines that are no links, in page order."""


def letters_of(text: str) -> int:
    """Return the length of *text* as it weighs: told by the character in its middle."""
    middle = text[len(text) // 2]
    if middle < _THAI_FROM:
        return len(text)
    unspaced = _UNSPACED_FROM <= middle <= _UNSPACED_TO or middle <= _THAI_TO
    return int(len(text) * UNSPACED_WEIGHT) if unspaced else len(text)


def look_at(blocks: Sequence[Block], without: Collection[int] = ()) -> Look:
    """Return the measures of *blocks*; those whose index is in *without* are no prose."""
    seen = _Seen()
    for block in blocks:
        if block.link_density < OFFER_LINKS:
            if block.text:
                seen.line(block, letters_of(block.text), banned=block.index in without)
        elif len(block.text) >= MENU_LETTERS and letters_of(block.text) >= OFFER_LETTERS and block.href:
            seen.offer()
    seen.close(by_offer=False)
    return Look(
        run=max(seen.runs),
        prose=sum(seen.runs),
        offers=seen.offers,
        teasers=seen.teasers,
        pieces=seen.pieces,
        captions=seen.captions,
        headline=seen.headline,
        opening=seen.opening,
        live=seen.stamps.live,
        stamps=seen.stamps.entries,
        other=seen.other,
        lines=tuple(seen.lines),
    )


class _Seen:
    """What has been seen of a page so far."""

    def __init__(self) -> None:
        self.runs = [0]
        self.offers = self.teasers = self.pieces = self.captions = self.other = self.opening = 0
        self.headline = ""
        self.lines: list[Block] = []
        self.stamps = Stamps()
        self._inside = self._outside = self._paragraphs = 0
        self._after_offer = False

    def offer(self) -> None:
        """See a headline that is a link."""
        self.offers += 1
        self.close(by_offer=True)
        self._after_offer = True
        self.stamps.offered = True

    def line(self, block: Block, letters: int, *, banned: bool) -> None:
        """See a line that is no link."""
        self.lines.append(block)
        self.other += letters
        if block.tag == "h1" and len(block.text) > len(self.headline):
            self.headline = block.text
        if block.tag in _CAPTIONS or (letters < OUTSIDE_LETTERS and "caption" in block.tokens):
            self.captions += 1
            return
        prose = letters >= PROSE_LETTERS and block.link_density <= PROSE_LINKS and not banned
        self.stamps.line(block, letters, prose=prose)
        if not prose or block.tag in HEADING_TAGS:
            return
        if block.body:
            self._inside += letters
        elif _NO_STORY.isdisjoint(block.tokens):
            self._outside += letters
        self._paragraphs += 1

    def close(self, *, by_offer: bool) -> None:
        """End the piece of prose."""
        outside = self._outside if self._outside >= OUTSIDE_LETTERS else 0
        self.runs.append(max(self._inside, outside))
        if len(self.runs) == FIRST_RUN:
            self.opening = self.runs[-1]
        self.pieces += self._paragraphs > 0
        self.teasers += by_offer and self._after_offer and self._paragraphs == 1
        self._inside = self._outside = self._paragraphs = 0
        self._after_offer = False
