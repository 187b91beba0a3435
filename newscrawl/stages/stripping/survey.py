"""What there is to see of the lines of a page, before any is judged by all its signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newscrawl.discovery.sites import site_of
from newscrawl.folding import fold
from newscrawl.stages.lines.bare_labels import LIST_KINDS
from newscrawl.stages.lines.head_title import is_headline
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.lines.reading import read
from newscrawl.stages.lines.timeline import hours
from newscrawl.stages.signs import read_signs
from newscrawl.stages.stripping.consent_above import consent_above
from newscrawl.stages.stripping.evidence import find
from newscrawl.stages.stripping.neighbours import with_neighbours
from newscrawl.stages.stripping.rows import rows_of_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns


class Survey(NamedTuple):
    """What there is to see of each line of a page before any is judged by its signs."""

    readings: Sequence[Reading]
    findings: Sequence[Finding | None]
    """What is known for certain."""
    signs: PageSigns
    own: set[int]
    """The positions of the article's rows and hours, which no words make widgets."""


def survey(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Survey:
    """Return what there is to see of each block of *page*."""
    known = known if "recurrence" in rules.evidence else NOTHING
    site = site_of(page.url)
    readings = [read(block, rules, known, site) for block in page.blocks]
    own = hours(readings) | rows_of_tables(readings)
    for i in own:
        readings[i] = replace(readings[i], mark=None, waits=False)
    if "wording" in rules.evidence:
        for i, mark in consent_above(readings):
            readings[i] = replace(readings[i], mark=mark)
    # The page's own title is another page's related link: headlines are looked for after the first paragraph.
    prose = (i for i, r in enumerate(readings) if r.shape.kind == "prose" and r.mark is None)
    head = next(prose, len(readings))
    title = page.metadata.title
    readings = [_of_page(reading, title, in_head=i <= head) for i, reading in enumerate(readings)]
    language = page.metadata.language or "und"
    findings = [find(reading, rules.evidence) for reading in readings]
    if "place" in rules.evidence:
        taken = frozenset(cut.index for cut in page.removed if cut.kind in LIST_KINDS)
        findings = with_neighbours(readings, findings, language, rules.words, taken)
    signs = read_signs(readings, findings, rules, language, widgets=len(page.removed))
    return Survey(readings, findings, signs, own)


def _of_page(reading: Reading, title: str | None, *, in_head: bool) -> Reading:
    """Return *reading* as the page itself has it: a line of its head, whatever others offer, and the heading that shows its
    *title* are no headlines of other pages, and its title in the head is no line that recurs."""
    elsewhere = reading.elsewhere and not in_head and not is_headline(reading.block, title)
    is_title = in_head and bool(title) and fold(reading.block.text) == fold(title or "")
    repeated = reading.repeated and not is_title
    if (elsewhere, repeated) == (reading.elsewhere, reading.repeated):
        return reading
    return replace(reading, elsewhere=elsewhere, repeated=repeated)
