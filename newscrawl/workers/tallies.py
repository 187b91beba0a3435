"""What each stage did to a page, as names and numbers to count; docs/settings.md says what they mean. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newscrawl.items import Page


def extract(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``page_count``, ``block_count``, ``encoding_count/{encoding}``, ``rejected_count/{verdict}``."""
    yield "page_count", 1
    yield "block_count", len(after.blocks)
    for verdict in after.verdicts:
        yield f"rejected_count/{verdict}", 1
    if after.encoding:
        yield f"encoding_count/{after.encoding}", 1


def metadata(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``page_count``, ``published_count/{origin}`` and ``language_count/{language}``."""
    yield "page_count", 1
    yield f"published_count/{after.metadata.published_from or 'none'}", 1
    yield f"language_count/{after.metadata.language or 'und'}", 1


def normalize(before: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``block_count``, and ``added_count`` for each block that the page has more of."""
    yield "block_count", len(after.blocks)
    yield "added_count", max(len(after.blocks) - len(before.blocks), 0)


def strip(before: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``removed_count/{kind}`` and ``rule_count/{rule}`` for each cut of the stage."""
    for cut in (Counter(after.removed) - Counter(before.removed)).elements():
        yield f"removed_count/{cut.kind}", 1
        yield f"rule_count/{cut.rule}", 1


def split(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``story_count``, and ``appended_count`` for appended ones."""
    for story in after.stories:
        yield "story_count", 1
        if story.part > 0:
            yield "appended_count", 1


def language(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``story_count/{language}``."""
    for story in after.stories:
        yield f"story_count/{story.language}", 1


def fingerprint(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``story_count`` for each story with words."""
    yield "story_count", sum(bool(story.fingerprint) for story in after.stories)


def quality(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``verdict_count/{verdict}``, and ``clean_count`` for a story without any."""
    for story in after.stories:
        verdicts = dict.fromkeys((*after.verdicts, *story.verdicts))
        for verdict in verdicts:
            yield f"verdict_count/{verdict}", 1
        if not verdicts:
            yield "clean_count", 1


def render(_: Page, after: Page) -> Iterator[tuple[str, int]]:
    """Yield ``story_count``, ``character_count`` of the texts, and ``removed_count/{kind}`` of all cuts."""
    yield "story_count", len(after.stories)
    yield "character_count", sum(len(story.text) for story in after.stories)
    for cut in (*after.removed, *(cut for story in after.stories for cut in story.removed)):
        yield f"removed_count/{cut.kind}", 1
