"""What there is to see of the lines of a text, for tests of what tells lists, tags and interviews from widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.stripping.survey import survey

if TYPE_CHECKING:
    from newscrawl.stages.stripping.survey import Survey

BOOK = load_rulebook()


def text_page(*lines: str, language: str = "ar") -> Page:
    """A page of text with these *lines*."""
    return Page(
        url="https://dalil.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=tuple(Block(index=i, text=line) for i, line in enumerate(lines)),
        media="text",
        metadata=Metadata(language=language),
    )


def surveyed(*lines: str, language: str = "ar") -> Survey:
    """What there is to see of these *lines*."""
    return survey(text_page(*lines, language=language), BOOK.for_language(language))
