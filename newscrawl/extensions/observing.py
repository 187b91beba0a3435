"""What a page says of its source's health, kept until its records are on the disk. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import REPEATS
from newscrawl.health.days import Tally, one
from newscrawl.stages.render import record_id

if TYPE_CHECKING:
    from newscrawl.items import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page on its way to the disk."""

    source: str
    """Name of its source."""
    lead: str
    """Id of its lead story's record."""
    tally: Tally
    """Of it, if that record is accepted."""
    is_copy: bool = False
    """Whether it repeats another story: its source brought it all the same."""


def observed(page: Page) -> Seen | None:
    """Return what *page* says; None if it is of no source of a catalogue, or brings no new article: a correction is
    none."""
    if not page.hints.source or not page.stories:
        return None
    lead = page.stories[0]
    if lead.part or lead.is_written or lead.revision:
        return None
    stated = lead.metadata
    tally = one(
        length=len(lead.text),
        titled=bool(stated.title),
        dated=bool(stated.published),
        authored=bool(stated.authors),
    )
    identity = record_id(page.metadata.canonical_url or page.url, lead.part)
    is_copy = any(verdict in REPEATS for verdict in lead.verdicts)
    return Seen(source=page.hints.source, lead=identity, tally=tally, is_copy=is_copy)
