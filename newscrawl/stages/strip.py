"""Move widgets out of the article: every cut block goes to ``removed`` with the rule that cut it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newscrawl.discovery.sites import site_of
from newscrawl.folding import fold
from newscrawl.stages.evidence import find
from newscrawl.stages.head_title import after_title, declared_title, shown_part
from newscrawl.stages.known import NOTHING, Known
from newscrawl.stages.neighbours import with_neighbours
from newscrawl.stages.reading import read
from newscrawl.stages.removal import as_removed, in_page_order
from newscrawl.stages.signs import read_signs
from newscrawl.stages.title_line import title_line
from newscrawl.stages.weighing import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Page
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.reading import Finding, Reading
    from newscrawl.stages.signs import Signs


class Survey(NamedTuple):
    """What there is to see of each line of a page before any is judged by its signs."""

    readings: Sequence[Reading]
    findings: Sequence[Finding | None]
    """What is known for certain."""
    signs: Sequence[Signs]


def survey(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Survey:
    """Return what there is to see of each block of *page*."""
    known = known if "recurrence" in rules.evidence else NOTHING
    site = site_of(page.url)
    readings = [read(block, rules, known, site) for block in page.blocks]
    # The page's own title is another page's related link: headlines are looked for after the first paragraph.
    head = next((i for i, reading in enumerate(readings) if reading.shape.kind == "prose"), len(readings))
    readings[: head + 1] = [replace(reading, elsewhere=False) for reading in readings[: head + 1]]
    language = page.metadata.language or "und"
    findings = [find(reading, rules.evidence) for reading in readings]
    if "place" in rules.evidence:
        findings = with_neighbours(readings, findings, language)
    return Survey(readings, findings, read_signs(readings, findings, rules, language))


def strip(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
    """Return *page* with its widgets moved from ``blocks`` to ``removed``, and the headlines that it
    offers to read next marked as such (``role`` "offer")."""
    readings, findings, signs = survey(page, rules, known)
    title, titles = _titles(page, readings, signs)
    settled = titles | _text_at_least(readings, signs)
    findings = [
        finding
        or (judge(readings[i], signs[i], page.media, rules) if _is_open(i, readings, settled) else None)
        for i, finding in enumerate(findings)
    ]
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


def _text_at_least(readings: Sequence[Reading], signs: Sequence[Signs]) -> set[int]:
    """Return the positions of what is text whatever its signs say: the longest paragraph, by which the other lines are
    judged; without any paragraph all that the body is marked as."""
    body = [i for i, reading in enumerate(readings) if reading.block.body]
    paragraphs = [i for i in body if signs[i]["paragraph"]]
    return {max(paragraphs, key=lambda i: readings[i].shape.words)} if paragraphs else set(body)


def _is_open(i: int, readings: Sequence[Reading], settled: set[int]) -> bool:
    """Return whether line *i* is still to be judged."""
    return i not in settled and readings[i].block.role in {"text", "heading"}


def _titles(page: Page, readings: Sequence[Reading], signs: Sequence[Signs]) -> tuple[int | None, set[int]]:
    """Return the position of the likeliest title of a page that declares none, and the positions of all lines
    that hold the page's title."""
    declared = page.metadata.title
    end = next((i for i, seen in enumerate(signs) if not seen["head"]), len(signs))
    if end == len(signs):
        return None, set()  # no paragraph, no title: a shell that waits for a script shows nothing else
    if declared:
        shown = declared_title(declared, page.blocks[:end])
        return None, {i for i, r in enumerate(readings) if after_title(r.block.text, shown) is not None}
    if page.media == "html":
        return None, set()
    found = title_line(readings, signs)
    if found is None:
        return None, set()
    # The first paragraph may have the title glued to it.
    head = [reading.block.text for reading in readings[: end + 1]]
    title = fold(shown_part(head[found], head) or head[found])
    return found, {found, *(i for i, text in enumerate(head) if title in fold(text))}


def _marked(block: Block, finding: Finding | None) -> Block:
    return replace(block, role="offer", offered_by=finding.rule) if finding is not None else block
