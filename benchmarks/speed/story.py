"""An article of a generated site before it has a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.speed.sentences import Writer

_FIRST = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
_MOMENTS = 9_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article."""

    number: int
    url: str
    writer: Writer = field(repr=False)
    paragraphs: list[str] = field(repr=False)
    published: datetime
    others: list[tuple[str, str]] = field(repr=False)
    """Title and address of the site's other articles."""

    @property
    def title(self) -> str:
        """The headline."""
        return self.writer.title

    @property
    def section(self) -> str:
        """The part of the site that it belongs to."""
        sections = self.writer.words.lists["sections"]
        return sections[self.number % len(sections)]

    @property
    def author(self) -> str:
        """Name in full."""
        words, number = self.writer.words, self.number
        names, families = words.lists["names"], words.lists["families"]
        return f"{names[number % len(names)]} {families[number // 3 % len(families)]}"


def published(number: int) -> datetime:
    """Return when article *number* was published: within the year that all pages are from."""
    return _FIRST + timedelta(minutes=47 * (number % _MOMENTS))
