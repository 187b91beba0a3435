"""``scrapy clean`` over archives: each cleaned by itself, and done once its sheets are on the disk."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.commands.order import begun, say_so, tell
from newscrawl.commands.progress import Progress
from newscrawl.commands.sheets import sheet_from, sheet_line
from newscrawl.export.resumable import ResumableError, ResumableLines
from newscrawl.inputs import Archives
from newscrawl.workers.hands import hired
from newscrawl.workers.inorder import clean_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from newscrawl.commands.order import Order
    from newscrawl.commands.watch import Watch
    from newscrawl.inputs import Entry
    from newscrawl.workers.hands import Hands
    from newscrawl.workers.sheet import Sheet

PAGES = "pages"
"""Name of the batch of all inputs that are no archives."""


@contextmanager
def cleaned_batches(
    pages: Callable[[], Iterator[Entry]] | None,
    archives: Sequence[Path],
    target: Path,
    order: Order,
    watch: Watch,
) -> Iterator[Iterator[Sheet]]:
    """Give the sheets of *pages*, then those of each of *archives*, all of them cleaned; the block makes *target* of them.
    *watch* is told of each page on its way.

    What an earlier run that was killed had finished is not done again. Raise ResumableError if that run cannot be gone
    on with, OSError if something cannot be written.
    """
    told = {"run": order.job.run, "now": order.job.now}
    same = {**begun(order.job), "NEWSCRAWL_REJECT": sorted(order.reject)}
    with closing(ResumableLines(target, same, told)) as lines:
        order = replace(order, job=replace(order.job, **lines.told))
        progress = Progress([path.stat().st_size for path in archives], say_so)
        with hired(order.job, order.staff) as hands:
            if pages is not None:
                watch.more = bool(archives)
                _Batch(PAGES, {}, order, lines).clean(hands, watch.entries(pages), watch.sheets)
            for path in archives:
                watch.more = path is not archives[-1]
                _clean_archive(path, hands, order, lines, progress, watch)
        yield map(sheet_from, lines.lines())
        lines.remove()


def _clean_archive(
    path: Path, hands: Hands, order: Order, lines: ResumableLines, progress: Progress, watch: Watch
) -> None:
    state = path.stat()
    marks = {"size": state.st_size, "changed": state.st_mtime_ns}
    batch = _Batch(str(path.resolve()), marks, order, lines)
    if batch.is_done:
        batch.clean(hands, lambda: iter(()))
        progress.skip(state.st_size)
        return
    with Archives([path], order.tally, tell) as archive:
        batch.begin()
        number = sum(1 for _ in archive.entries())
        progress.begin(path.name, state.st_size, number)
        watch.known += number
        calls = itertools.count()

        def entries() -> Iterator[Entry]:  # asked for twice: first, some are only chosen
            return progress.counted(watch.reading(archive.entries())) if next(calls) else archive.entries()

        batch.clean(hands, entries, lambda sheets: progress.counted(watch.sheets(sheets)))
    progress.end()


class _Batch:
    """What is cleaned together, and is done or not."""

    def __init__(self, name: str, marks: Mapping[str, Any], order: Order, lines: ResumableLines) -> None:
        self._name = name
        self._marks = marks
        self._order = order
        self._lines = lines
        self._before: Counter[str] | None = None

    @property
    def is_done(self) -> bool:
        """Whether an earlier run did it; raise ResumableError if it has changed since."""
        said = self._lines.batches.get(self._name)
        if said is None:
            return False
        if said["marks"] != dict(self._marks):
            raise ResumableError(
                f"{self._name} was cleaned by the run that this one goes on with, and has changed since: "
                "name another output, or put back what it was"
            )
        return True

    def begin(self) -> None:
        """Note what was counted before it."""
        self._before = Counter(self._order.tally)

    def clean(
        self,
        hands: Hands,
        entries: Callable[[], Iterable[Entry]],
        counted: Callable[[Iterable[Sheet]], Iterable[Sheet]] = iter,
    ) -> None:
        """Write the sheets of *entries*, unless that is done, and count what was met there in any case."""
        order = self._order
        if self.is_done:
            order.tally.update(self._lines.batches[self._name]["tally"])
            return
        if self._before is None:
            self.begin()
        for sheet in counted(clean_together(hands, entries, order.job, order.witness, order.learned)):
            self._lines.write(sheet_line(sheet))
        found = order.tally - (self._before or Counter())
        self._lines.finish_batch(self._name, {"marks": dict(self._marks), "tally": dict(found)})
