"""Which cut lines of a page say something of its stories: the date, a byline, a tag, a source.

What a cut is called does not tell: a date line may be cut for its looks, and a byline be read off it all the same. What
the stories were found to have, tells.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import fold
from newscrawl.stages.dates import is_date_line, read_date
from newscrawl.stages.stripping.taglist import Keywords

if TYPE_CHECKING:
    from newscrawl.items import Kind, Page, Removed

Telling = Literal["cut", "date", "author", "keywords", "said"]
"""What a cut line is: nothing but furniture (``cut``), what it says, or of some other use (``said``)."""

DAY_CHARS = len("2026-11-28")
"""Characters of the day in a moment as ISO 8601 writes it."""
TELLING_WORDS = 25
"""Words of a line that is a date, a byline, a source or a tag; longer ones are sentences."""
NEAR_TITLE = 15
"""Lines before and behind the title among which its date stands; further off they are other stories'."""
NEAR_END = 15
"""Lines behind the last of the stories among which their tags and their source stand."""

_KINDS: dict[Kind, Telling] = {"author": "author", "keywords": "keywords", "source": "said"}


class Tellings:
    """What the stories of a page were found to have, and so what its cut lines tell."""

    def __init__(self, parted: Page, title_at: int | None) -> None:
        """*title_at* is the index of the block that shows the title."""
        kept = [block.index for story in parted.stories for block in story.blocks]
        first = min(kept, default=0) if title_at is None else title_at
        self._head = first
        self._story = range(first - NEAR_TITLE, max(kept, default=-1) + NEAR_END)
        known = [story.metadata for story in parted.stories]
        self._now, self._hints = datetime.fromisoformat(parted.fetched), parted.hints
        self._days = {metadata.published[:DAY_CHARS] for metadata in known if metadata.published}
        self._authors = [fold(name) for metadata in known for name in metadata.authors]
        self._sources = [fold(metadata.source) for metadata in known if metadata.source]
        self._keywords = Keywords(word for metadata in known for word in metadata.keywords)

    def of(self, cut: Removed) -> Telling:
        """Return what *cut* tells."""
        told = _KINDS.get(cut.kind) or ("said" if cut.kind == "related" and not cut.outside else None)
        if cut.index in self._story and self._keywords.are_listed_in(cut.text):
            told = "keywords"
        if told is not None or len(cut.text.split()) > TELLING_WORDS:
            return told or "cut"
        folded = fold(cut.text)
        if any(name in folded for name in self._authors):
            return "author"
        if self._tells_date(cut):
            return "date"
        if cut.index not in self._story:  # a menu has the names of sections and of the outlet
            return "cut"
        if folded.lstrip("#") in self._keywords.folded:
            return "keywords"
        return "said" if any(source in folded for source in self._sources) else "cut"

    def _tells_date(self, cut: Removed) -> bool:
        """Return whether *cut* states the day on which a story of the page was published; where none is known, whether it
        is a date line that may."""
        near = self._is_near_title(cut)
        if not self._days:
            return (near or cut.kind == "date") and is_date_line(cut.text)
        if not near and not (cut.kind == "date" and cut.index in self._story):
            return False
        date = read_date(
            cut.text, now=self._now, timezone=self._hints.timezone, language=self._hints.language
        )
        return date is not None and date.iso[:DAY_CHARS] in self._days

    def _is_near_title(self, cut: Removed) -> bool:
        return abs(cut.index - self._head) <= NEAR_TITLE
