"""Whether what the other pages say changes anything on a page: on most it does not, and they are parted once.

The answer may be yes where nothing comes of it; it is never no where something would. What other pages say is asked
for in :mod:`~newscrawl.stages.glued.headlines_inside` and :mod:`~newscrawl.stages.apart` (a headline inside a line),
:mod:`~newscrawl.stages.lines.reading` (a line that is a headline, or recurs), :mod:`~newscrawl.stages.splitting.seam_signs` (an opening,
a title) and :mod:`~newscrawl.stages.lines.outlet_title`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.stages.lines.outlet_title import without_outlet
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.known import Known


def is_untouched(read: Page, tidied: Page, parted: Page, rules: LanguageRules, known: Known) -> bool:
    """Return whether a page would be *parted* the same if what is *known* were: it was cleaned knowing nothing, and is
    given as it was *read*, *tidied* and parted."""
    if "recurrence" not in rules.evidence:
        return True
    site = site_of(read.url)
    if any(known.is_repeated(site, block.text) for block in tidied.blocks):
        return False
    titles = (story.metadata.title or "" for story in parted.stories if story.part == 0)
    if any(without_outlet(title, site, known) != title for title in titles):
        return False
    return not _has_headline(read, tidied, rules, known)


def _has_headline(read: Page, tidied: Page, rules: LanguageRules, known: Known) -> bool:
    """Return whether a line of the page holds a headline of another, or opens another's story. Down to its first
    paragraph a page shows its own headline and opens its own story."""
    whole = {block.index: block.text for block in read.blocks}
    is_behind = False
    for block in tidied.blocks:
        before = whole.get(block.index, block.text)
        if before != block.text and known.find_headlines(before):
            return True  # it was taken apart, perhaps at another place than where the headline ends
        if is_behind and (
            known.is_headline(block.text) or known.is_opening(block.text) or known.find_headlines(block.text)
        ):
            return True
        is_behind = is_behind or shape(block.text, rules.words).kind == "prose"
    return False
