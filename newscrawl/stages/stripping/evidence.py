"""The evidence that decides by itself what a block is: its wording, an element that says so, other pages.

Each function looks at one block and says what it is, and by which rule, or has no opinion. What such evidence
leaves open is weighed in :mod:`newscrawl.stages.stripping.weighing`; what a heading claims of the lines after it is in
:mod:`newscrawl.stages.stripping.neighbours`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.rules import ALL_EVIDENCE
from newscrawl.stages.lines.reading import Finding
from newscrawl.stages.signs.tokens import NEAR_TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable

    from newscrawl.rules import Evidence
    from newscrawl.stages.lines.reading import Reading

MENU_LINE_DENSITY = 0.85
"""Share of link letters from which a line counts as links; the rest are its dividers."""
MENU_MIN_PARTS, MENU_PART_WORDS = 3, 3
"""A menu on one line: links of few words between dividers."""
_MENU_DIVIDER = re.compile(r"\s*[|•·/»›]\s*|\s+[-–—]\s+")
CAPTION_TAGS = frozenset({"figcaption", "caption"})
CAPTION_TOKENS = frozenset({"figcaption", "caption", "wp-caption-text", "image-caption", "photo-caption"})
"""Class and id tokens of picture captions (WordPress, and the names that front-end frameworks share)."""

EMBED_TOKENS = frozenset({"instagram-media"})
"""Class tokens of what stands for a post until its script has run, with nothing of the post in it but who wrote it
(Instagram's embed code). Posts of other services bring their text."""


def _wording(reading: Reading) -> Finding | None:
    mark = reading.mark
    if mark is None:
        return None
    return Finding(kind=mark.kind, rule=mark.rule, opens_list=reading.waits)


def _caption(reading: Reading) -> Finding | None:
    block = reading.block
    if block.tag in CAPTION_TAGS or not CAPTION_TOKENS.isdisjoint(block.tokens[:NEAR_TOKENS]):
        return Finding(kind="caption", rule="structure-caption")
    return None


def _embed(reading: Reading) -> Finding | None:
    if EMBED_TOKENS.isdisjoint(reading.block.tokens[:NEAR_TOKENS]):
        return None
    return Finding(kind="promotion", rule="structure-embed")


def _menu_line(reading: Reading) -> Finding | None:
    block = reading.block
    if block.link_density < MENU_LINE_DENSITY:
        return None
    parts = [part for part in _MENU_DIVIDER.split(block.text) if part.strip()]
    if len(parts) < MENU_MIN_PARTS or any(len(part.split()) > MENU_PART_WORDS for part in parts):
        return None
    return Finding(kind="navigation", rule="structure-menu-line")


def _rule_line(reading: Reading) -> Finding | None:
    return Finding(kind="other", rule="structure-rule-line") if reading.block.tag == "hr" else None


def _repeated(reading: Reading) -> Finding | None:
    return Finding(kind="repeated", rule="recurrence-repeated") if reading.repeated else None


def _headline_elsewhere(reading: Reading) -> Finding | None:
    return Finding(kind="related", rule="recurrence-headline", offer=True) if reading.elsewhere else None


DECISIVE: tuple[tuple[Evidence, Callable[[Reading], Finding | None]], ...] = (
    ("structure", _rule_line),
    ("wording", _wording),
    ("structure", _caption),
    ("structure", _embed),
    ("structure", _menu_line),
    ("recurrence", _repeated),
    ("recurrence", _headline_elsewhere),
)
"""Wording before structure: "Read also" in a caption is a related list."""


def find(reading: Reading, evidence: frozenset[Evidence] = ALL_EVIDENCE) -> Finding | None:
    """Return what the block is by evidence that decides, or ``None``; *evidence* are the kinds that count."""
    if reading.block.role not in {"text", "heading"}:
        return None  # settled by an earlier pass
    return next((finding for kind, look in DECISIVE if kind in evidence and (finding := look(reading))), None)
