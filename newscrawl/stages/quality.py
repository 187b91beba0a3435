"""Stories -> what is wrong with them. A verdict says it, ``NEWSCRAWL_REJECT`` decides what follows."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from newscrawl.items import Page, Story
from newscrawl.rules.sentences import breaks_sentence, count_words, ends_sentence
from newscrawl.stages.checks import NO_CHECKS
from newscrawl.stages.removal import as_removed
from newscrawl.stages.story import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Block
    from newscrawl.stages.checks import Checks

MIN_WORDS = 20
"""Words under which a story is short: a sentence. The shortest of nearly 1,500 stories whose text is known
has 61."""
PROSE_WORDS = 8
"""Words from which a line with a full stop is prose: most headlines have no more, and hardly any a stop."""
LONG_WORDS = 15
"""Words from which a line is prose without a full stop: 98 in 100 of 5,494 Arabic headlines have fewer."""
LINK_SHARE = 0.5
"""Share of link letters from which a block is a link and no prose."""
LIST_BLOCKS = 5
"""Lines from which a page without prose is a list: fewer may be a news flash with its sub-headings."""
MAX_PROSE_SHARE = 0.15
"""Share of a list page's words that may stand in prose: the description of a section at its top."""
NO_STORY_RULE = "quality-no-story"
"""Rule of a block that no stage took for part of a story."""


class Verdict(StrEnum):
    """Why a record is no clean article. ``DEFAULT_REJECT`` names those that reject it by default."""

    EMPTY = "empty"
    """Nothing to read: no bytes, white space, or no line of article text. Rejects."""
    BINARY = "binary"
    """The body is no text: a PDF, an image, an archive. Rejects."""
    UNDECODABLE = "undecodable"
    """Text in no encoding that could be found, or spoilt before it was sent. Rejects."""
    OVERSIZE = "oversize"
    """Larger than the limit or of too many tags, and not read; or of too many lines, and read that far. Rejects."""
    TRUNCATED = "truncated"
    """The body ended before the length that was announced. Rejects."""
    NOARCHIVE = "noarchive"
    """It asks not to be stored, in its headers or its head: its text was not kept. Rejects."""
    ERROR = "error"
    """The page could not be cleaned: a stage failed or took too long. Rejects."""
    NOT_ARTICLE = "not-article"
    """A list of headlines or links, without prose. Rejects."""
    LIST = "list"
    """A section, tag, author, archive or search page. Rejects."""
    HOME = "home"
    """The first page of a site. Rejects."""
    LIVE_BLOG = "live-blog"
    """Many entries with times, written while something goes on. Rejects."""
    GALLERY = "gallery"
    """Pictures with captions, or a video, with hardly any text. Rejects."""
    SCRIPT_SHELL = "script-shell"
    """The shell of a page that scripts fill: its text was not sent. Rejects."""
    WALL = "wall"
    """A wall before the page: consent to cookies, a check for robots, a refusal. Rejects."""
    SOFT_404 = "soft-404"
    """The apology for a page that is not there, sent as if it were one. Rejects."""
    LANGUAGE = "language"
    """In none of the languages that were asked for. Rejects; given only where some were asked for."""
    MIXED_LANGUAGES = "mixed-languages"
    """In a language that was asked for, with paragraphs in one that was not. Does not reject; given only where some
    were asked for."""
    DUPLICATE = "duplicate"
    """The same words as the record that ``duplicate_of`` names. Rejects."""
    NEAR_DUPLICATE = "near-duplicate"
    """Nearly the same words as the record that ``duplicate_of`` names. Rejects."""
    SHORT = "short"
    """Fewer words than the configured minimum. Does not reject: a news flash is news."""


_FLAGS = frozenset({Verdict.SHORT, Verdict.MIXED_LANGUAGES})
DEFAULT_REJECT: tuple[str, ...] = tuple(verdict.value for verdict in Verdict if verdict not in _FLAGS)
"""The verdicts that move a record out of the main output unless ``NEWSCRAWL_REJECT`` says otherwise."""

PAGE_TYPES = frozenset(
    {
        Verdict.LIST,
        Verdict.HOME,
        Verdict.LIVE_BLOG,
        Verdict.GALLERY,
        Verdict.SCRIPT_SHELL,
        Verdict.WALL,
        Verdict.SOFT_404,
    }
)
"""What a page is instead of an article; :mod:`newscrawl.stages.page_type` tells it."""

_UNREAD = frozenset(set(Verdict) - {Verdict.NOT_ARTICLE, Verdict.LANGUAGE} - _FLAGS)


def judge(
    page: Page,
    *,
    languages: frozenset[str] = frozenset(),
    min_words: int = MIN_WORDS,
    checks: Checks = NO_CHECKS,
) -> Page:
    """Return *page* with the verdicts of each story; *languages* are ISO 639-1, empty for any. What *checks* flag comes
    behind.

    A page without a story gets an empty one, part 0, so that it leaves a record; blocks that belong to no
    story move to ``removed``. A story whose language is not known is not in an unwanted one.
    """
    page = _with_a_story(page)
    stories = (
        replace(
            story,
            verdicts=_without_repeats(
                story.verdicts,
                _verdicts(page, story, languages, min_words),
                checks.flags("\n".join(paragraphs(page, story)), story.language) if checks.names else (),
            ),
        )
        for story in page.stories
    )
    return replace(page, stories=tuple(stories))


def is_list(blocks: Iterable[Block]) -> bool:
    """Return whether *blocks* are a page of headlines or links and no article."""
    lines = [block for block in blocks if block.text]
    if len(lines) < LIST_BLOCKS:
        return False
    words = [count_words(block.text) for block in lines]
    prose = sum(count for count, block in zip(words, lines, strict=True) if _is_prose(block, count))
    return prose <= MAX_PROSE_SHARE * sum(words)


def _is_prose(block: Block, words: int) -> bool:
    if block.link_density >= LINK_SHARE:
        return False
    return words >= LONG_WORDS or (
        words >= PROSE_WORDS and (ends_sentence(block.text) or breaks_sentence(block.text))
    )


def _verdicts(page: Page, story: Story, languages: frozenset[str], min_words: int) -> list[str]:
    words = count_words("\n".join(paragraphs(page, story)))
    if not words:
        # Of a page that could not be read it is known why nothing is there.
        return [] if _UNREAD.intersection(page.verdicts) else [Verdict.EMPTY.value]
    found: list[str] = []
    typed = not PAGE_TYPES.isdisjoint(page.verdicts)
    if story.part == 0 and not typed and is_list(story.blocks):
        found.append(Verdict.NOT_ARTICLE.value)
    if words < min_words:
        found.append(Verdict.SHORT.value)
    if languages:
        wanted = {*languages, "und"}
        if story.language not in wanted:
            found.append(Verdict.LANGUAGE.value)
        elif any(one.language not in wanted for one in story.languages):
            found.append(Verdict.MIXED_LANGUAGES.value)
    return found


def _without_repeats(*verdicts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(verdict for several in verdicts for verdict in several))


def _with_a_story(page: Page) -> Page:
    """Return *page* with at least one story, and none of its blocks outside of stories."""
    left = tuple(as_removed(block, kind="other", rule=NO_STORY_RULE) for block in page.blocks if block.text)
    stories = page.stories or (Story(part=0, blocks=(), metadata=page.metadata),)
    return replace(page, blocks=(), stories=stories, removed=page.removed + left)
