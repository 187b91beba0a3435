"""What tells a widget from the article: evidence a block at a time.

Each function looks at one block and says what it is, and by which rule, or has no opinion. They are
asked in the order of ``EVIDENCE``: the most specific first. What depends on a block's neighbours is in
:mod:`newscrawl.stages.neighbours`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules import read_pattern
from newscrawl.stages.shape import Shape, shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.items import Block, Kind
    from newscrawl.rules import LanguageRules, Mark
    from newscrawl.stages.known import Known

LINK_LINE_DENSITY = 0.85
"""Share of link letters from which a line counts as a link; the rest is a bullet or a time."""
LINK_LINE_MIN_WORDS = 4
"""Shorter links are navigation or names, not headlines."""
LIST_KINDS = frozenset({"related", "most_read", "keywords"})
"""Kinds whose heading stands over its entries."""
LABEL_KINDS = frozenset({"source", "author"})
"""Kinds whose label may stand over its value; a credit that is whole ("(رويترز)") has none to come."""
MENU_MIN_PARTS, MENU_PART_WORDS = 3, 3
"""A menu on one line: links of few words between dividers."""
_MENU_DIVIDER = re.compile(r"\s*[|•·/»›]\s*|\s+[-–—]\s+")
CAPTION_TAGS = frozenset({"figcaption", "caption"})
CAPTION_TOKENS = frozenset({"figcaption", "caption", "wp-caption-text", "image-caption", "photo-caption"})
"""Class and id tokens of picture captions (WordPress, and the names that front-end frameworks share)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a block was found to be, and by which rule."""

    kind: Kind
    rule: str
    offer: bool = False
    """A headline to read next: it stays until split has said whether a story follows it."""
    opens_list: bool = False
    """The blocks after it may belong to it: "Read also" alone on its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A block, its shape, and the widget phrase that was found in it."""

    block: Block
    shape: Shape
    mark: Mark | None
    waits: bool = False
    """Whether the phrase is a heading or a label, and what it announces is still to come."""
    elsewhere: bool = False
    """Whether the line is a headline of another page."""
    repeated: bool = False
    """Whether the line stands on many pages of the site."""


def read(block: Block, rules: LanguageRules, known: Known, site: str) -> Reading:
    """Return what there is to see in *block*, which stands on a page of *site*."""
    mark = rules.read(block.text) or read_pattern(block.text, rules.words)
    return Reading(
        block=block,
        shape=shape(block.text, rules.words),
        mark=mark,
        waits=mark is not None and _waits(mark, rules),
        elsewhere=known.is_headline(block.text),
        repeated=known.is_repeated(site, block.text),
    )


def _waits(mark: Mark, rules: LanguageRules) -> bool:
    if mark.value or ":" in mark.phrase.rstrip(": "):
        return False  # "Source: agencies" is a label with its value
    return mark.kind in LIST_KINDS or (
        mark.kind in LABEL_KINDS and fold(mark.phrase) not in rules.words.agencies
    )


def _wording(reading: Reading) -> Finding | None:
    mark = reading.mark
    if mark is None:
        return None
    return Finding(kind=mark.kind, rule=mark.rule, opens_list=reading.waits)


def _outside(reading: Reading) -> Finding | None:
    return None if reading.block.body else Finding(kind="navigation", rule="structure-outside-article")


def _caption(reading: Reading) -> Finding | None:
    block = reading.block
    if block.tag in CAPTION_TAGS or not CAPTION_TOKENS.isdisjoint(block.tokens[:6]):
        return Finding(kind="caption", rule="structure-caption")
    return None


def _menu_line(reading: Reading) -> Finding | None:
    block = reading.block
    if block.link_density < LINK_LINE_DENSITY:
        return None
    parts = [part for part in _MENU_DIVIDER.split(block.text) if part.strip()]
    if len(parts) < MENU_MIN_PARTS or any(len(part.split()) > MENU_PART_WORDS for part in parts):
        return None
    return Finding(kind="navigation", rule="structure-menu-line")


def _link_line(reading: Reading) -> Finding | None:
    block = reading.block
    if block.link_density < LINK_LINE_DENSITY or reading.shape.words < LINK_LINE_MIN_WORDS:
        return None
    return Finding(kind="related", rule="structure-link-line", offer=reading.shape.kind == "headline")


def _headline_elsewhere(reading: Reading) -> Finding | None:
    return Finding(kind="related", rule="recurrence-headline", offer=True) if reading.elsewhere else None


def _repeated(reading: Reading) -> Finding | None:
    return Finding(kind="repeated", rule="recurrence-repeated") if reading.repeated else None


def _rule_line(reading: Reading) -> Finding | None:
    return Finding(kind="other", rule="structure-rule-line") if reading.block.tag == "hr" else None


EVIDENCE: tuple[Callable[[Reading], Finding | None], ...] = (
    _rule_line,
    _wording,
    _caption,
    _outside,
    _menu_line,
    _link_line,
    _repeated,
    _headline_elsewhere,
)
"""Wording before structure: "Read also" outside the article is a related list, not navigation."""


def find(reading: Reading) -> Finding | None:
    """Return what the block is by itself, or ``None`` for article text."""
    if reading.block.role not in {"text", "heading"}:
        return None  # settled by an earlier pass
    return next((finding for look in EVIDENCE if (finding := look(reading))), None)
