"""The signs of a page, by name, each a number from 0 to 1: what it declares, what it says, what it consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.rules.sentences import count_words
from newscrawl.stages.page_type.declared import addressed, declared
from newscrawl.stages.page_type.look import letters_of, look_at
from newscrawl.stages.page_type.words import LINE_MAX_CHARS, TITLE_PARTS, find_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Page
    from newscrawl.stages.page_type.look import Look

STORY_LETTERS, LONG_LETTERS = 600, 1200
"""Letters of prose in one piece that make a story; and one that no list of teasers has."""
NO_PROSE_LETTERS = 250
ENTRIES, TEASERS, CAPTIONS, STAMPS = 6, 4, 5, 8
"""Number of each at which its sign is full."""
OPENING_LETTERS = 150
"""Letters of prose before the first offered headline that are a text of the page's own: no teaser stands there."""
NO_TEXT_LETTERS = 60
HEADLINE_WORDS = 4
TITLE_LETTERS = 24
"""Letters up to which a part of a title is a section's or an outlet's name."""
LINES_READ = 60
"""Lines, from the first on, in which phrases are looked for."""
LINE_LETTERS = 300
"""Longer lines say nothing of the page: they are paragraphs."""
HEADINGS_READ = 3
SEVERAL = 2
INSTEAD = frozenset({"wall", "soft-404", "script-shell"})
"""Types whose phrases stand in place of a text: lines that hold them are no prose of the page."""
CONSENT = "consent"
"""Type of the rules for what the paragraphs of a wall for consent speak of: nothing by itself."""


def read_signs(page: Page) -> dict[str, float]:
    """Return the signs of *page*, each from 0 to 1; those at 0 may be left out."""
    signs = dict.fromkeys((*declared(page.facts), *addressed(page.url)), 1.0)
    titles = [fact.value for fact in page.facts if fact.name == "title"]
    look = look_at(page.blocks)
    headings = [[block.text for block in look.lines if block.tag == tag] for tag in ("h1", "h2")]
    said = _said([*titles, *(headings[0] or headings[1])[:HEADINGS_READ]])
    signs |= {f"says-{kind}": 1.0 for kind in said - {CONSENT}}
    headline = _has_headline(look, titles)
    walled = "wall" in said and not headline
    if walled or look.run < STORY_LETTERS:
        phrases = _lines(look, LINE_MAX_CHARS * LINES_READ if walled else LINE_LETTERS)
        told = INSTEAD | {CONSENT} if walled else INSTEAD
        if found := {index for index, kinds in phrases.items() if not told.isdisjoint(kinds)}:
            look = look_at(page.blocks, without=found)
        signs |= _counted(phrases)
    signs |= _measured(look, headline=headline)
    signs["announced"] = float(page.hints.title is not None)
    signs["short-title"] = float(bool(titles) and max(map(_longest_part, titles)) <= TITLE_LETTERS)
    return signs | _scripts(page)


def _said(lines: Iterable[str]) -> set[str]:
    return {rule.type for line in dict.fromkeys(lines) for rule in find_rules(line)}


def _has_headline(look: Look, titles: list[str]) -> bool:
    """Return whether a line that is no link is a headline: the first-level heading, or a part of the title."""
    parts = {part.strip() for title in titles for part in (title, *TITLE_PARTS.split(title))}
    lines = {look.headline, *(block.text for block in look.lines if block.text in parts)}
    return any(count_words(line) >= HEADLINE_WORDS and not find_rules(line) for line in lines)


def _lines(look: Look, longest: int) -> dict[int, set[str]]:
    """Return what the first lines say, none of them longer than *longest*, by the index of their block."""
    short = (block for block in look.lines[:LINES_READ] if letters_of(block.text) <= longest)
    return {block.index: {rule.type for rule in find_rules(block.text)} for block in short}


def _counted(phrases: dict[int, set[str]]) -> dict[str, float]:
    """Return the signs of what lines say."""
    counts: dict[str, int] = {}
    for kinds in phrases.values():
        for kind in kinds - {CONSENT}:
            counts[kind] = counts.get(kind, 0) + 1
    several = {f"lines-{kind}": 1.0 for kind, count in counts.items() if count >= SEVERAL}
    return {f"line-{kind}": 1.0 for kind in counts} | several


def _measured(look: Look, *, headline: bool) -> dict[str, float]:
    alone = look.teasers / look.pieces if look.pieces else 0.0
    return {
        "story": min(1.0, look.run / STORY_LETTERS),
        "long-run": min(1.0, look.run / LONG_LETTERS),
        "no-prose": max(0.0, 1 - look.run / NO_PROSE_LETTERS),
        "entries": min(1.0, look.offers / ENTRIES),
        "teasers": min(1.0, look.teasers / TEASERS) * alone,
        "captions": min(1.0, look.captions / CAPTIONS),
        "opening": min(1.0, look.opening / OPENING_LETTERS),
        "class-live-blog": float(look.live),
        "stamps": min(1.0, look.stamps / STAMPS),
        "headline": float(headline),
        "no-text": float(look.other <= NO_TEXT_LETTERS),
    }


def _scripts(page: Page) -> dict[str, float]:
    asked = any(
        rule.type == "script-shell"
        for fact in page.facts
        if fact.name == "noscript"
        for rule in find_rules(fact.value)
    )
    runs = any(fact.name == "scripts" for fact in page.facts)
    return {"noscript": float(asked), "scripts": float(runs)}


def _longest_part(title: str) -> int:
    return max((letters_of(part) for part in TITLE_PARTS.split(title) if part), default=0)
