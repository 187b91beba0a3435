"""The pipelines that mark repeats and write records: by one task, or by several."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from datatrove.pipeline.dedup.minhash import MinhashDedupBuckets, MinhashDedupCluster

from newscrawl.corpus.alike import KeepAlike
from newscrawl.corpus.arguments import FORMATS
from newscrawl.corpus.executing import Pipeline
from newscrawl.corpus.found import FindFirsts, MarkFound
from newscrawl.corpus.places import ALIKE, BANDS_OF, CLUSTERS, COMPARING, MET
from newscrawl.corpus.prints import BUCKETS, CONFIG, WritePrints
from newscrawl.corpus.repeats import MarkRepeats, NotRejected
from newscrawl.corpus.writing import RANK, WriteRecords

if TYPE_CHECKING:
    from pathlib import Path

    from datatrove.pipeline.base import PipelineStep

OUTPUTS = ("stories", "rejected")
_BUFFERED = 1_000
"""Keys of a file that are read at once."""


def by_one(folder: str, reject: frozenset[str], form: str) -> list[Pipeline]:
    """Return what has one task mark what was cleaned into *folder*, and write ``stories`` and ``rejected`` there, in the
    format *form*; what has a verdict of *reject* is rejected."""
    return [Pipeline(name="repeats", blocks=_written(MarkRepeats(folder, reject), "", form), tasks=1)]


def by_several(folder: str, reject: frozenset[str], form: str, tasks: int) -> list[Pipeline]:
    """Return what has several *tasks* do that, each of which writes files of its own, ``00000.stories`` and ``00000.rejected``.

    datatrove's second and third MinHash stages find what may be alike, and part it into clusters that nothing joins; its
    fourth, which keeps one of a cluster, whichever, is replaced: stories are compared as by one task.
    """
    bands, met, alike, clusters = (f"{folder}/{name}" for name in (BANDS_OF, MET, ALIKE, CLUSTERS))
    meet = MinhashDedupBuckets(bands, met, config=CONFIG, lines_to_buffer=_BUFFERED)
    cluster = MinhashDedupCluster(
        alike, clusters, config=CONFIG, save_cluster_id=True, lines_to_buffer=_BUFFERED
    )
    return [
        Pipeline(name="repeats-1-prints", blocks=[WritePrints(folder, reject)], tasks=tasks),
        Pipeline(name="repeats-2-meet", blocks=[meet], tasks=BUCKETS),
        Pipeline(name="repeats-3-alike", blocks=[KeepAlike(folder)], tasks=BUCKETS),
        Pipeline(name="repeats-4-cluster", blocks=[cluster], tasks=1),
        Pipeline(name="repeats-5-compare", blocks=[FindFirsts(folder)], tasks=tasks),
        Pipeline(
            name="repeats-6-write", blocks=_written(MarkFound(folder, reject), f"{RANK}.", form), tasks=tasks
        ),
    ]


def _written(marked: MarkRepeats | MarkFound, task: str, form: str) -> list[PipelineStep]:
    stories, rejected = (WriteRecords(marked.folder, f"{task}{name}.{form}") for name in OUTPUTS)
    return [marked, NotRejected(marked.reject, exclusion_writer=rejected), stories]


def forget(folder: Path) -> None:
    """Take away what an earlier command marked: more may have been cleaned since, or it was done by other tasks."""
    for path in (*folder.glob("logs-repeats*"), folder / COMPARING):
        if path.exists():
            shutil.rmtree(path)
    for name in OUTPUTS:
        for form in FORMATS:
            for path in (*folder.glob(f"{name}.{form}"), *folder.glob(f"[0-9]*.{name}.{form}")):
                path.unlink()
