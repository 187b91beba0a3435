"""What belongs to a story: the lines of its text, and its metadata. The stages behind split ask here."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.items import Metadata

if TYPE_CHECKING:
    from newscrawl.items import Block, Page, Story

_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_METADATA = tuple(field.name for field in dataclasses.fields(Metadata))


def paragraphs(page: Page, story: Story) -> tuple[str, ...]:
    """Return the lines of the text of *story*: its paragraphs and sub-headings, without its title.

    The title is the block that split marked as such; a heading, or the first line, that repeats the
    title's words; nothing else.
    """
    title = fold_words(story_metadata(page, story).title or "")
    return tuple(block.text for block in story.blocks if block.text and not _is_title(block, title, story))


def titles(story: Story, title: str | None) -> tuple[Block, ...]:
    """Return the blocks of *story* that are its *title*, or were taken for it: they are not in its text."""
    words = fold_words(title or "")
    return tuple(block for block in story.blocks if block.text and _is_title(block, words, story))


def story_metadata(page: Page, story: Story) -> Metadata:
    """Return what is known of *story*: for the lead, what it does not state is what the page states; an
    appended story has nothing of the page's, and its title is the block that split marked as such."""
    if story.part == 0:
        stated = {name: getattr(story.metadata, name) for name in _METADATA}
        return replace(page.metadata, **{name: value for name, value in stated.items() if value})
    titles = (block.text for block in story.blocks if block.role == "title" and block.text)
    return replace(story.metadata, title=story.metadata.title or next(titles, None))


def _is_title(block: Block, title: tuple[str, ...], story: Story) -> bool:
    if block.role == "title":
        return True
    may_be = block is story.blocks[0] or block.role == "heading" or block.tag in _HEADING_TAGS
    return bool(title) and may_be and fold_words(block.text) == title
