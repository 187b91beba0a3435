"""Blocks behind the cleaning: what repeats what, and what is rejected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.filters.base_filter import BaseFilter

from newscrawl.commands.repeats import with_repeats
from newscrawl.commands.sheets import sheet_from
from newscrawl.corpus.documents import document_of
from newscrawl.corpus.places import sheets_of
from newscrawl.stages.quality import DEFAULT_REJECT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter

    from newscrawl.workers.sheet import Sheet


class MarkRepeats(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Reads what :class:`.cleaning.CleanArchives` left in *folder*, and yields the records with what they repeat."""

    name: ClassVar[str] = "newscrawl: mark repeats"
    type: ClassVar[str] = "DEDUP"

    def __init__(self, folder: str, reject: Collection[str] = DEFAULT_REJECT) -> None:
        """*reject* are the verdicts that reject: what has one is not compared."""
        super().__init__()
        self.folder, self.reject = folder, frozenset(reject)

    def run(
        self, data: Iterable[Document] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield what *data* has, then the records; raise ValueError for more than one task: each must know all others."""
        if world_size != 1:
            raise ValueError(
                f"rank {rank} of {world_size}: repeats are marked by one task, which sees all records"
            )
        yield from data or ()
        for records in with_repeats(self._sheets(), self.reject):
            for record in records:
                self.stat_update("repeats" if record.duplicate_of else "originals")
                yield document_of(record)

    def _sheets(self) -> Iterator[Sheet]:
        files = sheets_of(Path(self.folder))
        if not files:
            raise FileNotFoundError(f"{self.folder}: nothing was cleaned into it; run CleanArchives first")
        for path in files:
            with path.open("rb") as lines:
                yield from map(sheet_from, lines)


class NotRejected(BaseFilter):  # type: ignore[misc]  # datatrove is untyped
    """Lets records pass without a verdict of *reject*; the others go to *exclusion_writer*, if there is one."""

    name: ClassVar[str] = "newscrawl: not rejected"

    def __init__(
        self, reject: Collection[str] = DEFAULT_REJECT, exclusion_writer: DiskWriter | None = None
    ) -> None:
        super().__init__(exclusion_writer)
        self.reject = frozenset(reject)

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Return whether *doc* passes, or which verdict rejects it."""
        reason = next((verdict for verdict in doc.metadata["verdicts"] if verdict in self.reject), None)
        return True if reason is None else (False, reason)
