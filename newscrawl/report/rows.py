"""What is kept of each record while a report is made: all but its texts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newscrawl.rules.sentences import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping

PROSE_WORDS = 15
"""Words from which on a line that was cut is a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record, without its texts."""

    id: str
    url: str
    site: str
    run: str
    part: int
    title: str | None
    language: str
    published: str | None
    published_from: str | None
    authored: bool
    words: int
    """Of the text."""
    cut_words: int
    """Of all that was removed."""
    rules: tuple[tuple[str, str], ...]
    """Kind and rule of what was removed, each once, in page order."""
    cuts: int
    """How many lines were removed."""
    long_cuts: int
    """Paragraphs among them that were weighed, not known by a rule's wording."""
    verdicts: tuple[str, ...]
    duplicate_of: str | None
    rejected: bool

    @property
    def page(self) -> tuple[str, str]:
        """The page that the record came of."""
        return self.run, self.url

    @property
    def day(self) -> str | None:
        """The day on which it was published (ISO 8601), if one is known."""
        return self.published[:10] if self.published else None


def row_of(record: Mapping[str, Any], *, rejected: bool) -> Row:
    """Return the row of *record*, a line of an output file."""
    removed = record["removed"]
    lengths = [count_words(cut["text"]) for cut in removed]
    return Row(
        id=record["id"],
        url=record["url"],
        site=record["site"],
        run=record["run"],
        part=record["part"],
        title=record["title"],
        language=record["language"],
        published=record["published"],
        published_from=record["published_from"],
        authored=bool(record["authors"]),
        words=count_words(record["text"]),
        cut_words=sum(lengths),
        rules=tuple(dict.fromkeys((cut["kind"], cut["rule"]) for cut in removed)),
        cuts=len(removed),
        long_cuts=sum(
            words >= PROSE_WORDS and cut["rule"].startswith("sign-")
            for cut, words in zip(removed, lengths, strict=True)
        ),
        verdicts=tuple(map(str, record["verdicts"])),
        duplicate_of=record["duplicate_of"],
        rejected=rejected,
    )
