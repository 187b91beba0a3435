"""Which story of a cluster repeats which, and the records with that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from datatrove.pipeline.base import PipelineStep

from newscrawl.commands.repeats import repeating
from newscrawl.corpus.documents import document_of
from newscrawl.corpus.places import CLUSTERS, FOUND, make_anew
from newscrawl.corpus.prints import rows_of, sheets_of_task
from newscrawl.duplicates.marks import Repeat, takes_part
from newscrawl.stages.fingerprint import DIGEST_BYTES
from newscrawl.stages.quality import Verdict
from newscrawl.store.firsts import firsts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datatrove.data import Document
    from numpy.typing import NDArray

_FOUND = np.dtype([("task", "<u4"), ("row", "<u4"), ("of", "u1", DIGEST_BYTES), ("near", "?")])
"""That a story, a row of a task, repeats the record with the id ``of``."""


class FindFirsts(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Compares the stories of each cluster that datatrove's third stage left in *folder*, as ``scrapy clean`` compares
    all: what is in no cluster with another has nobody to repeat. Each task has some of the clusters. Yields nothing."""

    name: ClassVar[str] = "newscrawl: compare clusters"
    type: ClassVar[str] = "DEDUP"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def run(self, data: object = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """Compare those of task number *rank* of *world_size*."""
        places: list[NDArray[Any]] = []
        with firsts() as found, make_anew(_found_path(self.folder, rank)).open("wb") as file:
            number = 0
            for path in sorted(Path(self.folder, CLUSTERS).glob("*.clusters")):
                task, members = int(path.stem), np.fromfile(path, "<u4").reshape(-1, 2)
                own = members[members[:, 1] % world_size == rank, 0]
                for row in rows_of(self.folder, task)[own]:
                    signature = row["signature"].tobytes() if row["signed"] else b""
                    story = row["id"].tobytes(), row["fingerprint"].tobytes(), signature
                    found.add(number, story, (bool(row["appended"]), float(row["published"])))
                    number += 1
                places.append(np.column_stack((np.full_like(own, task), own)))
            found.compare()
            where = np.concatenate(places) if places else np.empty((0, 2))
            for number, repeat in found.repeats():
                file.write(_row(where[number], repeat))
                self.stat_update("repeats")
        yield from ()


class MarkFound(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Yields the records that :class:`.cleaning.CleanArchives` left in *folder*, each task those of its archives, with what
    :class:`FindFirsts` found: in as many tasks as :class:`.prints.WritePrints` had, with the same *reject*."""

    name: ClassVar[str] = "newscrawl: mark repeats"
    type: ClassVar[str] = "READER"

    def __init__(self, folder: str, reject: frozenset[str]) -> None:
        super().__init__()
        self.folder, self.reject = folder, reject

    def run(self, data: object = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Yield those of task number *rank* of *world_size*."""
        repeats = self._repeats(rank, world_size)
        row = 0
        for sheet in sheets_of_task(self.folder, rank, world_size):
            for record, (fingerprint, _) in zip(sheet.records, sheet.prints, strict=True):
                repeat = None
                if takes_part(record.verdicts, fingerprint, self.reject):
                    repeat = repeats.get(row)
                    row += 1
                self.stat_update("repeats" if repeat else "originals")
                yield document_of(repeating(record, repeat) if repeat else record)

    def _repeats(self, rank: int, world_size: int) -> dict[int, Repeat]:
        """Return what is repeated, by the row of the story that does it."""
        repeats = {}
        for task in range(world_size):
            found = np.fromfile(_found_path(self.folder, task), _FOUND)
            for row in found[found["task"] == rank]:
                verdict = Verdict.NEAR_DUPLICATE if row["near"] else Verdict.DUPLICATE
                repeats[int(row["row"])] = Repeat(of=row["of"].tobytes(), verdict=verdict)
        return repeats


def _found_path(folder: str, task: int) -> Path:
    return Path(folder, FOUND, f"{task:05}.rows")


def _row(place: NDArray[Any], repeat: Repeat) -> bytes:
    row = np.zeros((), _FOUND)
    row["task"], row["row"] = place
    row["of"], row["near"] = (
        np.frombuffer(repeat.of, np.uint8),
        repeat.verdict == Verdict.NEAR_DUPLICATE,
    )
    return row.tobytes()
