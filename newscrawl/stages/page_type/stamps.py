"""Entries with a time of day, as live blogs have them: a line with the time and prose behind it, or prose that
begins with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.stages.dates import is_date_line

if TYPE_CHECKING:
    from newscrawl.items import Block

SHORT_LETTERS = 60
"""Letters up to which a line with a time of day may be the stamp of an entry."""
ENTRY_BLOCKS = 6
"""Lines behind a stamp within which its entry's prose begins: name, headline, picture may stand between."""
TIMES_LOOKED_AT = 20
"""Short lines with a time that are looked at closely: a date line takes some 30 microseconds to read."""

_LIVE = frozenset(
    "liveblog live-blog liveticker live-ticker live-update live-updates live-entry live-post".split()
)
_AGO = re.compile(r"[^\d/.-]{0,12} \d{1,2} [^\d/.-]{2,16}", re.VERBOSE)  # "3 minutes ago"
_TIME = re.compile(r"\d:\d\d(?!\d)")
_OPENING_TIME = re.compile(r"\W? \d{1,2} [:.h] \d{2} (?!\d)", re.VERBOSE)


class Stamps:
    """Counts entries as the lines of a page go by."""

    def __init__(self) -> None:
        self.entries = 0
        self.live = False
        """Whether the classes of a time name a live blog."""
        self.offered = False
        """Whether a headline that is a link has come since the last entry."""
        self._looked = 0
        self._left = 0
        """Lines within which the prose of an entry whose time was seen may begin."""

    def line(self, block: Block, letters: int, *, prose: bool) -> None:
        """See a line that is no link, of so many *letters*."""
        self._left -= 1
        if prose:
            if self._left >= 0 or _OPENING_TIME.match(block.text):
                self.entries += not self.offered  # a teaser has a date, too, but a headline that is a link
                self._left = 0
                self.offered = False
        elif letters <= SHORT_LETTERS and self._is_time(block.text):
            self._left = ENTRY_BLOCKS
            self.live = self.live or not _LIVE.isdisjoint(block.tokens)

    def _is_time(self, text: str) -> bool:
        """Return whether a short line is a time, perhaps with a date, and nothing else: that of a reader's
        comment has a name besides."""
        if _OPENING_TIME.match(text):
            return True
        if self._looked >= TIMES_LOOKED_AT or not (_AGO.fullmatch(text) or _TIME.search(text)):
            return False
        self._looked += 1
        return is_date_line(text)
