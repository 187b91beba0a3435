"""What is written of a page, with what it is compared with others by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.render import records

if TYPE_CHECKING:
    from newscrawl.items import Page, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The records of a page, and what they are compared with others by."""

    records: tuple[Record, ...]
    prints: tuple[tuple[str, bytes], ...] = field(repr=False)
    """Of each record, the fingerprint and the signature of its text."""


def sheet(page: Page) -> Sheet:
    """Return what is to be written of *page*, which must have been rendered."""
    written = [story for story in page.stories if not story.is_written]
    return Sheet(
        records=records(page), prints=tuple((story.fingerprint, story.signature) for story in written)
    )
