"""Move widgets out of the article: every cut block goes to ``removed`` with the rule that cut it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.folding import fold
from newscrawl.stages.lines import outlet_title
from newscrawl.stages.lines.head_title import after_title, declared_title, shown_part
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.lines.reading import CLAIMED, Finding
from newscrawl.stages.removal import as_removed, in_page_order
from newscrawl.stages.stripping.calls import calls
from newscrawl.stages.stripping.interviews import interview
from newscrawl.stages.stripping.labels import with_labels
from newscrawl.stages.stripping.surely_text import headlines, surely_text
from newscrawl.stages.stripping.survey import survey
from newscrawl.stages.stripping.title_line import title_line
from newscrawl.stages.stripping.weighing import is_link, is_surely_text, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Page
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Reading
    from newscrawl.stages.signs import PageSigns
    from newscrawl.stages.stripping.survey import Survey


NEAR_LINES = 12
"""Lines of a page's article and around it that are judged by all their signs; what is farther off is the site's."""
MENU_LINES = 2
"""Lines of a menu over the text that wording knows, at least."""
BYLINES = 4
"""Lines below a title that say when and by whom its story was written, at most."""
LOOKS = 2
"""How often a line is looked at. With a third look, and more, lists of an article's own go entry by entry: pages-en
.9744 with two, .9729 until nothing is cut any more (.9739 with one)."""


def strip(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
    """Return *page* with its widgets moved from ``blocks`` to ``removed``, and the headlines that it
    offers to read next marked as such (``role`` "offer")."""
    seen = survey(page, rules, known)
    declared, is_of_site = page.metadata, _is_of_site(page, seen, known)
    if is_of_site or _is_masthead(page, seen):
        page = replace(page, metadata=replace(declared, title=None))
    title, titles = _titles(page, seen, rules, sought=is_of_site or page.media == "text" or _has_menu(seen))
    if is_of_site and title is None:
        page = replace(page, metadata=declared)  # nothing else is one
    findings = _found(page, seen, titles, rules)
    decided = [
        (replace(block, role="title") if i == title and finding is None else block, finding)
        for i, (block, finding) in enumerate(zip(page.blocks, findings, strict=True))
    ]
    return replace(
        page,
        blocks=tuple(
            _marked(block, finding) for block, finding in decided if finding is None or finding.offer
        ),
        removed=in_page_order(
            *page.removed,
            *(
                as_removed(block, kind=finding.kind, rule=finding.rule)
                for block, finding in decided
                if finding is not None and not finding.offer
            ),
        ),
    )


def _found(page: Page, seen: Survey, titles: set[int], rules: LanguageRules) -> list[Finding | None]:
    """Return what each line of *page* is found to be, by all there is to see of it; the page's title stands on the lines
    at *titles*."""
    readings, findings, signs, own = seen
    stated = {i for i, reading in enumerate(readings) if reading.block.settled}
    if "wording" in rules.evidence:
        behind = set(range(signs.head, len(readings))) - titles - stated - own
        called = dict(calls(readings, findings, rules, page.media, sorted(behind)))
        findings = [called.get(i, finding) for i, finding in enumerate(findings)]
        signs = signs.once_more(findings, widgets=len(called)) if called else signs
    asked = interview(readings, findings, signs)
    settled = titles | stated | own | asked | surely_text(readings, findings, signs, rules)
    head = [i for i in sorted(titles) if i < signs.head]
    below_title = range(head[0], min(head[-1] + 1 + BYLINES, signs.head)) if head else range(0)
    findings = [
        _unclaimed(finding) if i in below_title or i in asked else finding
        for i, finding in enumerate(findings)
    ]
    findings = [
        _worded(finding, readings[i]) if i in stated else finding for i, finding in enumerate(findings)
    ]
    findings = _Doubt(page, readings, signs, rules).settle(findings, settled)
    if "place" not in rules.evidence:
        return findings
    labelled = with_labels(readings, findings, page.removed, page.metadata.keywords, rules.words)
    fixed = titles | stated | headlines(readings, signs)
    return [old if i in fixed else new for i, (old, new) in enumerate(zip(findings, labelled, strict=True))]


def _unclaimed(finding: Finding | None) -> Finding | None:
    """Return what the title of the page, a line between it and the text, or a question of an interview, was found to be: the
    "Next" over it claims it for no list."""
    return None if finding is not None and finding.rule.startswith(CLAIMED) else finding


def _worded(finding: Finding | None, reading: Reading) -> Finding | None:
    """Return *finding* if it goes by the wording of the line: any other is outweighed by what a person said of the
    place."""
    return (
        finding
        if finding is not None and reading.mark is not None and finding.rule == reading.mark.rule
        else None
    )


class _Doubt:
    """What a line is that nothing is known of for certain."""

    def __init__(
        self, page: Page, readings: Sequence[Reading], signs: PageSigns, rules: LanguageRules
    ) -> None:
        self._page, self._readings, self._signs, self._rules = page, readings, signs, rules
        places = [i for i, reading in enumerate(readings) if reading.block.body]
        self._near = {j for i in places for j in range(i - NEAR_LINES, i + NEAR_LINES + 1)}

    def settle(self, findings: Sequence[Finding | None], settled: set[int]) -> list[Finding | None]:
        """Return *findings* with what each line turns out to be that they leave open and that is not *settled*.

        What is cut is a sign of the lines beside it, so those are looked at once more: the colon over a headline, a
        share button between two others.
        """
        result = list(findings)
        doubtful = {i for i, finding in enumerate(findings) if finding is None}
        for _ in range(LOOKS):
            asked = sorted(i for i in doubtful if _is_open(i, self._readings, settled))
            cut = {i: finding for i in asked if (finding := self._judge(i)) is not None}
            if not cut:
                break
            for i, finding in cut.items():
                result[i] = finding
            self._signs = self._signs.once_more(result)
            beside = {j for i in cut for j in (i - 1, i + 1) if 0 <= j < len(result)}
            doubtful = {j for j in beside if result[j] is None}
        return result

    def _judge(self, i: int) -> Finding | None:
        """Return what line *i* is by its place, if that says enough, else by all its signs."""
        reading = self._readings[i]
        far = self._page.media == "html" and i not in self._near
        if far and not reading.block.body and reading.shape.kind != "prose":
            return Finding(kind="related" if is_link(reading) else "navigation", rule="sign-outside")
        if is_surely_text(i, self._signs, self._page.media, self._rules.evidence):
            return None
        return judge(reading, self._signs[i], self._page.media, self._rules)


def _is_open(i: int, readings: Sequence[Reading], settled: set[int]) -> bool:
    """Return whether line *i* is still to be judged."""
    return i not in settled and readings[i].block.role in {"text", "heading"}


def _is_masthead(page: Page, seen: Survey) -> bool:
    """Return whether the title that *page* declares is the name over its menu: old sites give each page that of the outlet."""
    title = page.metadata.title
    if not title or page.media == "text" or not page.blocks or len(title.split()) > outlet_title.OUTLET_WORDS:
        return False
    at = [i for i, block in enumerate(page.blocks[: seen.signs.head]) if fold(block.text) == fold(title)]
    return _has_menu(seen) and at == [0]


def _is_of_site(page: Page, seen: Survey, known: Known) -> bool:
    """Return whether the title that *page* declares is that of many pages of its site, and no line of its head: old sites
    declare their name and slogan on each page."""
    title = page.metadata.title
    if not title or page.media == "text" or not outlet_title.is_of_site(title, site_of(page.url), known):
        return False
    return all(after_title(block.text, title) is None for block in page.blocks[: seen.signs.head])


def _has_menu(seen: Survey) -> bool:
    """Return whether entries of a menu stand over the first paragraph of a page."""
    over = seen.findings[: seen.signs.head]
    return sum(finding is not None and finding.kind == "navigation" for finding in over) >= MENU_LINES


def _titles(page: Page, seen: Survey, rules: LanguageRules, *, sought: bool) -> tuple[int | None, set[int]]:
    """Return the position of the likeliest title of a page that declares none, if it is to be *sought*, and the positions of
    all lines that hold the page's title. On a page with elements that declares none it is sought below its menu alone."""
    readings, signs = seen.readings, seen.signs
    declared = page.metadata.title
    end = signs.head
    if end == len(signs):
        return None, set()  # no paragraph, no title: a shell that waits for a script shows nothing else
    if declared:
        shown = declared_title(declared, page.blocks[:end])
        return None, {i for i, r in enumerate(readings) if after_title(r.block.text, shown) is not None}
    if not sought:
        return None, set()
    found = title_line(readings, signs, rules)
    if found is None:
        return None, set()
    # The first paragraph may have the title glued to it.
    head = [reading.block.text for reading in readings[: end + 1]]
    title = fold(shown_part(head[found], head) or head[found])
    return found, {found, *(i for i, text in enumerate(head) if title in fold(text))}


def _marked(block: Block, finding: Finding | None) -> Block:
    return replace(block, role="offer", offered_by=finding.rule) if finding is not None else block
