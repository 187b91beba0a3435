"""Where lines of text end in an element that is shown as it is written: ``<pre>``, as print versions and old pages have it.

There a line of the source is a line on the screen, and paragraphs are wrapped by hand: a line that fills its column goes
on in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FULL = 0.6
"""Share of the longest line that a line has at least which is wrapped: the word that did not fit is seldom as long as the
rest."""
LONGEST_WRAPPED = 120
"""Characters of the longest line, from which on no line is wrapped by hand: each is a paragraph. Mail and wires wrap at 60
to 80."""
MIN_INDENT = 2
"""Spaces by which a line that begins a paragraph stands further in than the one before it."""

_CELLS = re.compile(r"\S[ ]{4,}\S")
"""Spaces that set the columns of a table apart; lines that are justified have two or three now and then."""


@dataclass(slots=True)
class Preformatted:
    """Reads the text of an element piece by piece, as its inline elements divide it."""

    width: int
    """Characters of its longest line."""
    _column: int = 0
    """Characters that the line has so far."""
    _indent: int = 0
    _is_row: bool = False
    """Whether the line is one of a table."""

    @classmethod
    def of(cls, text: str) -> Preformatted:
        """Return what reads *text*."""
        return cls(max((len(line.strip()) for line in text.split("\n")), default=0))

    def parts(self, text: str) -> list[str]:
        """Return the parts of *text*, the next piece, between which a line ends."""
        first, *others = text.split("\n")
        found = [first]
        self._go_on(first)
        for line in others:
            if self._ends(line):
                found.append(line)
            else:
                found[-1] += " " + line
            self._column, self._indent = 0, _indent(line)
            self._is_row = False
            self._go_on(line)
        return found

    def _go_on(self, piece: str) -> None:
        self._column += len(piece.strip())
        self._is_row = self._is_row or _CELLS.search(piece) is not None

    def _ends(self, following: str) -> bool:
        """Return whether the line ends before the one that is *following* in the source."""
        if self._column < FULL * self.width or self.width > LONGEST_WRAPPED:
            return True
        if self._is_row or _CELLS.search(following):
            return True
        return bool(following.strip()) and _indent(following) >= self._indent + MIN_INDENT


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
