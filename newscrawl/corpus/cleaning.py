"""Blocks that clean: archives, each by itself, or the documents of another block, all of a task together."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from datatrove.pipeline.base import PipelineStep
from datatrove.utils.logging import logger

from newscrawl.commands.order import learn, pages_of
from newscrawl.commands.sheets import sheet_line
from newscrawl.corpus.documents import document_of
from newscrawl.corpus.places import inputs_of, quarantine_of, sheet_path
from newscrawl.export.partfile import PartFile
from newscrawl.inputs import Archives, Entry, is_archive
from newscrawl.spool import Spool
from newscrawl.workers.hands import Staff, hired
from newscrawl.workers.inorder import clean_together
from newscrawl.workers.job import Job
from newscrawl.workers.quarantine import Quarantine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from datatrove.data import Document

    from newscrawl.items import Page
    from newscrawl.stages.dom.parts import Template
    from newscrawl.workers.hands import Hands
    from newscrawl.workers.process import LostError
    from newscrawl.workers.steps import Fault


class CleanArchives(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Cleans WARC files, and manifests of pages: each task those that fall to it, one after the other, each by itself.

    What is cleaned goes to *folder*/cleaned, a file for each, whole or not at all; :class:`.repeats.MarkRepeats` takes
    it up. The records are yielded as well, not yet compared with others.
    """

    name: ClassVar[str] = "newscrawl: clean archives"
    type: ClassVar[str] = "READER"

    def __init__(
        self,
        paths: Sequence[str],
        folder: str,
        job: Job | None = None,
        *,
        staff: Staff | None = None,
        corrected: Mapping[str, Template] | None = None,
    ) -> None:
        """*paths* are WARC files, folders of them and manifests (``.jsonl``), on a disk that all machines see, as *folder*
        is. *job* says what pages are cleaned with (:func:`newscrawl.pipelines.options.read_job` reads it from settings),
        *staff* how many processes a task has and what they may take, *corrected* what persons wrote of the templates of
        sites."""
        super().__init__()
        self.paths = list(paths)
        self.folder = folder
        self.job = job or Job(run="corpus", now=datetime.now(UTC).isoformat(timespec="seconds"))
        self.staff = staff or Staff()
        self.corrected = dict(corrected or {})

    def run(
        self, data: Iterable[Document] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield what *data* has, then the records of each archive of task number *rank* of *world_size*."""
        yield from data or ()
        archives = inputs_of(self.paths)
        with hired(self.job, self.staff) as hands:
            for number in range(rank, len(archives), world_size):
                yield from self._clean(archives[number], number, hands)

    def _clean(self, path: Path, number: int, hands: Hands) -> Iterator[Document]:
        target = sheet_path(Path(self.folder), number, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        witness = _Witness(quarantine_of(Path(self.folder), number))
        tally: Counter[str] = Counter()
        learned = partial(learn, self.corrected, None)
        with _pages(path, tally) as pages, PartFile(target) as file:
            for sheet in clean_together(hands, pages, self.job, witness, learned):
                file.write(sheet_line(sheet))
                self.stat_update("pages")
                yield from map(document_of, sheet.records)
            file.finish()
        for name, count in tally.items():
            self.stat_update(name, value=count)


@contextmanager
def _pages(path: Path, tally: Counter[str]) -> Iterator[Callable[[], Iterable[Entry]]]:
    """Give what yields the pages of *path*, an archive or a manifest, each time anew; what is none is counted and told."""
    if is_archive(path):
        with Archives([path], tally, logger.warning) as archive:
            yield archive.entries
    else:
        yield pages_of([path], tally, logger.warning)


class CleanDocuments(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Cleans documents that another block reads, WarcReader or JsonlReader for instance: their text is the HTML of a page,
    ``metadata["url"]`` its address, and ``metadata["date"]``, if there is one, when it was fetched.

    All of a task are cleaned together, so that their sites' templates are learned from them: a site's pages should be in
    one task.
    """

    name: ClassVar[str] = "newscrawl: clean documents"
    type: ClassVar[str] = "EXTRACTOR"

    def __init__(
        self, folder: str, job: Job | None = None, url_key: str = "url", date_key: str = "date"
    ) -> None:
        """*folder* is where pages are kept that no process could clean."""
        super().__init__()
        self.folder, self.url_key, self.date_key = folder, url_key, date_key
        self.job = job or Job(run="corpus", now=datetime.now(UTC).isoformat(timespec="seconds"))

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """Yield the records of the pages that *data* are."""
        with Spool[Entry]() as spool, hired(self.job, Staff()) as hands:
            for document in data:
                spool.add(self._entry(document))
            witness = _Witness(quarantine_of(Path(self.folder), rank))
            for sheet in clean_together(hands, lambda: spool, self.job, witness):
                self.stat_update("pages")
                yield from map(document_of, sheet.records)

    def _entry(self, document: Document) -> Entry:
        url = document.metadata.get(self.url_key)
        if not isinstance(url, str) or not url:
            raise ValueError(
                f"document {document.id}: has no metadata {self.url_key!r}; name the address's key by url_key"
            )
        date: Any = document.metadata.get(self.date_key)
        return Entry(url=url, html=document.text, fetched=date if isinstance(date, str) else None)


class _Witness:
    """Logs what went wrong, and keeps the pages that no process could clean."""

    def __init__(self, folder: Path) -> None:
        self._quarantine = Quarantine(folder)

    def fault(self, url: str, fault: Fault) -> None:
        logger.warning(f"{url!a}: the stage {fault.stage} failed: {fault.error!a}")

    def lost(self, page: Page, error: LostError) -> None:
        logger.warning(f"{page.url!a}: given up: {error.detail!a}")
        self._quarantine.add(page, error.reason, error.detail)
