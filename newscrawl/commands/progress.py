"""How far ``scrapy clean`` is with its archives, as plain lines: files, pages, pace, time left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")

SECONDS = 30.0
"""Between two lines."""
PASSES = 2
"""How often a page is worked on: it is read, and once all pages of its file are, written."""
MIN_SHARE = 0.01
"""Share of the bytes that must be done before anything is said of the time left."""


class Progress:
    """Says what is done every :data:`SECONDS`, and when a file is.

    The time left is what the bytes that are left take at the pace of this run, from its start.
    """

    def __init__(
        self, sizes: Iterable[int], say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """*sizes* are those of the files, in bytes."""
        sizes = list(sizes)
        self._files, self._bytes = len(sizes), sum(sizes)
        self._say = say
        self._clock = clock
        self._began = self._told = clock()
        self._done_files = self._done_bytes = self._skipped_bytes = self._pages = 0
        self._name, self._size, self._steps, self._of = "", 0, 0, 0

    def skip(self, size: int) -> None:
        """Note that an earlier run has done a file of *size* bytes."""
        self._done_files += 1
        self._done_bytes += size
        self._skipped_bytes += size

    def begin(self, name: str, size: int, pages: int) -> None:
        """Note that a file of *size* bytes and so many *pages* comes now."""
        self._name, self._size, self._steps, self._of = name, size, 0, pages

    def counted(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield *items*, of which each is a page that is read, or was written."""
        for item in items:
            yield item
            self._steps += 1
            if self._clock() - self._told >= SECONDS:
                self._tell(f"; {self._name}: {self._pages_of()}")

    def end(self) -> None:
        """Note that the file is done."""
        self._done_files += 1
        self._done_bytes += self._size
        self._pages += self._of
        self._size = self._steps = self._of = 0
        self._tell(f"; {self._name}: done")

    def _pages_of(self) -> str:
        read, written = min(self._steps, self._of), max(self._steps - self._of, 0)
        return f"{self._of} pages, {read} read, {written} written"

    def _tell(self, what: str) -> None:
        self._told = self._clock()
        seconds = max(self._told - self._began, 1e-9)
        share = min(self._steps / (PASSES * self._of), 1.0) if self._of else 0.0
        pages = self._pages + share * self._of
        left = self._left(self._done_bytes + share * self._size, seconds)
        self._say(
            f"{self._done_files} of {self._files} archives done{what}; {pages / seconds:.1f} pages/s{left}"
        )

    def _left(self, done: float, seconds: float) -> str:
        here = done - self._skipped_bytes
        if done >= self._bytes or here < MIN_SHARE * (self._bytes - self._skipped_bytes):
            return ""
        return f"; about {spoken(round(seconds * (self._bytes - done) / here))} left"


def spoken(seconds: int) -> str:
    """Return a time in words.

    >>> spoken(7), spoken(125), spoken(7800), spoken(200_000)
    ('7 s', '2 min', '2 h 10 min', '2 d 7 h')
    """
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if days:
        return f"{days} d {hours % 24} h"
    if hours:
        return f"{hours} h {minutes % 60} min"
    return f"{minutes} min" if minutes else f"{seconds} s"
