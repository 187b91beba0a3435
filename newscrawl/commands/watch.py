"""Shows on the terminal what ``scrapy clean`` is doing."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newscrawl.commands.order import say_so
from newscrawl.commands.progress import SECONDS
from newscrawl.extensions.liveview import Doing, Pace, view
from newscrawl.extensions.screen import is_screen, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from newscrawl.inputs import Entry
    from newscrawl.workers.sheet import Sheet

_REMOVED = "newscrawl/render/removed_count/"


class Watch:
    """Counts pages on their way: each is read, and once all are, cleaned."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, say: Callable[[str], None] | None = None
    ) -> None:
        """*say* is told every :data:`~newscrawl.commands.progress.SECONDS` what is done, where nothing is drawn."""
        self._clock, self._say = clock, say
        self._began = self._said = clock()
        self._pace = Pace()
        self.known = self.read = self.cleaned = self.stories = 0
        self.removed: Counter[str] = Counter()
        """Cuts by kind, by the names that a crawl's stats have."""
        self._passes = 0
        self.more = False
        """Whether pages will come of which nobody knows yet how many they are: those of the archives that follow."""

    def entries(self, entries: Callable[[], Iterable[Entry]]) -> Callable[[], Iterator[Entry]]:
        """Return *entries*, counted: the first pass tells how many there are, the second reads them."""

        def counted() -> Iterator[Entry]:
            self._passes += 1
            is_first = self._passes == 1
            for entry in entries():
                if is_first:
                    self.known += 1
                else:
                    self.read += 1
                self._tell()
                yield entry

        return counted

    def reading(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield *entries* of an archive, counted."""
        for entry in entries:
            self.read += 1
            yield entry

    def sheets(self, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
        """Yield *sheets*, counted."""
        for sheet in sheets:
            self.cleaned += 1
            self.stories += len(sheet.records)
            self.removed.update(f"{_REMOVED}{cut.kind}" for record in sheet.records for cut in record.removed)
            self._tell()
            yield sheet

    def _tell(self) -> None:
        if self._say is None or self._clock() - self._said < SECONDS:
            return
        self._said = self._clock()
        self._say(
            f"{self.known} pages found, {self.read} read, {self.cleaned} cleaned; stories: {self.stories}"
        )

    def doing(self) -> Doing:
        """Return what is done. Reading a page and cleaning it take about as long."""
        now = self._clock()
        steps = self.read + self.cleaned
        self._pace.note(now, steps, self.stories)
        rate, stories = self._pace.rates()
        return Doing(
            name=f"clean, reading {self.read} of {self.known}" if self.read < self.known else "clean",
            seconds=now - self._began,
            pages=self.cleaned,
            stories=self.stories,
            rates=(rate / 2, stories),
            left=max(self.known - steps // 2, 0),
            is_all_known=self._passes != 1 and not self.more,
        )


@contextmanager
def watching(*, plainly: bool = True) -> Iterator[Watch]:
    """Give what counts, and show it for as long as the block lasts; *plainly*, as lines, if standard error is no
    terminal."""
    if not is_screen(sys.stderr):
        yield Watch(say=say_so if plainly else None)
        return
    watch = Watch()

    def draw() -> RenderableType:
        return view(watch.doing(), dict(watch.removed))

    with shown(draw):
        yield watch
