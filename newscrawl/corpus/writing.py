"""A block that writes records as newscrawl does: JSON lines, packed ones, or Parquet with the record's columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from datatrove.pipeline.base import PipelineStep

from newscrawl.corpus.documents import record_of
from newscrawl.export.recordfile import RecordFile, open_records
from newscrawl.stages.render import to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from datatrove.data import Document

RANK = "${rank}"


class WriteRecords(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Writes the records that pass to a file, which is named ``.part`` until all of them are on the disk.

    It may be the ``exclusion_writer`` of one of datatrove's filters as well.
    """

    name: ClassVar[str] = "newscrawl: write records"
    type: ClassVar[str] = "WRITER"

    def __init__(self, folder: str, filename: str) -> None:
        """*filename* says the format: ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst``, ``.parquet``; ``${rank}`` in it stands
        for the task's number, in five digits: needed where there are several tasks."""
        super().__init__()
        self.folder, self.filename = folder, filename
        self._file: RecordFile | None = None

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Write *data* and yield it again; raise ValueError if other tasks write to the same file."""
        if world_size > 1 and RANK not in self.filename:
            raise ValueError(
                f"{self.filename}: {world_size} tasks would write to it; put {RANK} into its name"
            )
        with self:
            self._begin(rank)
            for document in data:
                self.write(document, rank)
                yield document

    def write(self, document: Document, rank: int = 0) -> None:
        """Write *document*, which must be a record's."""
        self._begin(rank).write(to_dict(record_of(document)))
        self.stat_update("records")

    def _begin(self, rank: int) -> RecordFile:
        if self._file is None:
            path = Path(self.folder) / self.filename.replace(RANK, f"{rank:05}")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open_records(path)
            self._file.__enter__()
        return self._file

    def __enter__(self) -> Self:
        """Return the block; a file that can have one name only is there from now on, else from the first record on."""
        if RANK not in self.filename:
            self._begin(0)
        return self

    def __exit__(self, *failed: object) -> None:
        """Give the file its name, if nothing has failed."""
        file, self._file = self._file, None
        if file is None:
            return
        with file:
            if failed[0] is None:
                file.finish()
