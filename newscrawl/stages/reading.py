"""What there is to see in a block by itself, and what a block is found to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules import read_pattern
from newscrawl.stages.shape import Shape, shape

if TYPE_CHECKING:
    from newscrawl.items import Block, Kind
    from newscrawl.rules import LanguageRules, Mark
    from newscrawl.stages.known import Known

BY_LOOKS = "sign-"
"""What the ids of the rules begin with that cut a line for its looks; the strongest sign follows."""
LIST_KINDS = frozenset({"related", "most_read", "keywords"})
"""Kinds whose heading stands over its entries."""
LABEL_KINDS = frozenset({"source", "author"})
"""Kinds whose label may stand over its value; a credit that is whole ("(رويترز)") has none to come."""


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
