"""What there is to see in a block by itself, and what a block is found to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from newscrawl.rules import read_pattern
from newscrawl.stages.lines.bare_labels import LIST_KINDS, bare_label
from newscrawl.stages.words.agencies import agency_in
from newscrawl.stages.words.shape import Shape, shape

if TYPE_CHECKING:
    from newscrawl.items import Block, Kind
    from newscrawl.rules import LanguageRules, Mark
    from newscrawl.stages.lines.known import Known

BY_LOOKS = "sign-"
"""What the ids of the rules begin with that cut a line for its looks; the strongest sign follows."""
CLAIMED = "place-after-"
"""What the ids of the rules begin with by which a heading claims the lines below it."""
PATTERN = "pattern-"
"""What the ids begin with of the patterns that know whole lines."""
BYLINE_KINDS: frozenset[Kind] = frozenset({"author", "date"})
"""Kinds of lines that every article has over it."""
HEAD_KINDS: frozenset[Kind] = BYLINE_KINDS | {"source"}
"""Kinds of lines that stand between a title and its story; a source ends one as well."""
LABEL_KINDS = frozenset({"source", "author"})
"""Kinds whose label may stand over its value; a credit that is whole ("(رويترز)") has none to come."""
CAPTION_CHARS = 250
"""Characters of a caption with its credit, at most."""
_LAST_PART = re.compile(
    r"""
    (?: [(\[] \s* | (?<=\s) [/|–—-] \s+ | (?<=\s) (?=©) )   # an opening bracket, a mark between spaces, a copyright sign
    ( [^()\[\]/|–—]{3,60} ) [)\]]? \s* \Z
    """,
    re.VERBOSE,
)


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


def is_free(reading: Reading, finding: Finding | None) -> bool:
    """Return whether the line of *reading*, wherever it stands, is no link and nothing was found of it."""
    return finding is None and reading.mark is None and not reading.block.link_density


def is_unknown(finding: Finding | None) -> bool:
    """Return whether nothing but its looks, if that, says that a line is a widget: what it is, it does not say."""
    return finding is None or finding.rule.startswith(BY_LOOKS)


def read(block: Block, rules: LanguageRules, known: Known, site: str) -> Reading:
    """Return what there is to see in *block*, which stands on a page of *site*."""
    mark = (
        rules.read(block.text)
        or read_pattern(block.text, rules.words)
        or bare_label(block, rules)
        or _credit_behind_caption(block.text, rules)
    )
    return Reading(
        block=block,
        shape=shape(block.text, rules.words),
        mark=mark,
        waits=mark is not None and _waits(mark, rules),
        elsewhere=known.is_headline(block.text),
        repeated=known.is_repeated(site, block.text),
    )


def _credit_behind_caption(text: str, rules: LanguageRules) -> Mark | None:
    """Return what the last words say where they credit a photo, in brackets or behind a mark: "The harbour at dawn (Photo:
    Mona Haddad)"."""
    found = _LAST_PART.search(text) if len(text) <= CAPTION_CHARS else None
    if found is None:
        return None
    last = found[1]
    if last.startswith("©"):
        mark = read_pattern(last, rules.words)
    else:
        mark = rules.read(last)
        mark = mark if mark is not None and mark.value else None  # "(photos)" ends headlines
    if mark is None or mark.kind != "caption":
        return None
    return replace(mark, where="alone", phrase=text, value="", start=0, end=len(text))


@cache
def _labels(rules: LanguageRules) -> frozenset[str]:
    """Return the ids of the rules whose phrases stand before a value; sources that stand alone are whole ("Agencies")."""
    return frozenset(rule.id for rule in rules.rules if rule.kind != "source" or rule.where != "alone")


def _waits(mark: Mark, rules: LanguageRules) -> bool:
    if mark.value or ":" in mark.phrase.rstrip(": "):
        return False  # "Source: agencies" is a label with its value
    if mark.rule.startswith(PATTERN):
        return False  # hashtags are the list, and not its heading
    return mark.kind in LIST_KINDS or (
        mark.kind in LABEL_KINDS
        and mark.rule in _labels(rules)
        and agency_in(mark.phrase, rules.words) is None
    )
