"""Clean web archives with datatrove's executors: ``python -m newscrawl.corpus clean``, then ``repeats``."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor
from datatrove.pipeline.writers.jsonl import JsonlWriter

from newscrawl.cleaning import Options
from newscrawl.corpus.arguments import parser_of
from newscrawl.corpus.cleaning import CleanArchives
from newscrawl.corpus.documents import as_line
from newscrawl.corpus.plan import Plan
from newscrawl.corpus.repeats import MarkRepeats, NotRejected
from newscrawl.inputs import find_archives
from newscrawl.workers.cleaner import Job

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from datatrove.executor.base import PipelineExecutor
    from datatrove.pipeline.base import PipelineStep


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the step that *arguments* name; return the exit code."""
    parser = parser_of()
    given = parser.parse_args(arguments)
    plan = Plan(Path(given.folder))
    if given.step == "repeats":
        if waiting := plan.waiting():
            parser.error(
                f"{given.folder}: {len(waiting)} archives are not cleaned yet, {waiting[0]} among them; run `clean`"
            )
        logs = Path(given.folder) / "logs-repeats"
        if logs.exists():  # that they were marked does not count: more may have been cleaned since
            shutil.rmtree(logs)
        return _run([*repeats(given.folder)], 1, given, "repeats")
    archives = list(find_archives([Path(path) for path in given.inputs]))
    if not archives:
        parser.error(f"no WARC file in {' '.join(given.inputs)}")
    job = Job(
        run=given.run, now=given.fetched or datetime.now(UTC).isoformat(timespec="seconds"),
        options=Options(languages=frozenset(given.languages), min_words=given.min_words),
        rules=tuple(Path(path).resolve() for path in given.rules),
    )  # fmt: skip
    paths = [str(path.resolve()) for path in archives]
    tasks = min(given.tasks or len(paths), len(paths))
    if complaint := plan.begin(paths, tasks):
        parser.error(complaint)
    return _run([CleanArchives(paths, given.folder, job)], tasks, given, "clean")


def repeats(folder: str) -> tuple[PipelineStep, ...]:
    """Return the blocks that mark repeats among what was cleaned into *folder*, and write stories and rejected there."""
    rejected = JsonlWriter(folder, "rejected.jsonl", compression=None, adapter=as_line)
    stories = JsonlWriter(folder, "stories.jsonl", compression=None, adapter=as_line)
    return MarkRepeats(folder), NotRejected(exclusion_writer=rejected), stories


def _run(blocks: list[PipelineStep], tasks: int, given: argparse.Namespace, name: str) -> int:
    executor = _executor(blocks, tasks, given, f"{given.folder}/logs-{name}")
    executor.run()
    if given.executor == "slurm":
        return 0  # it has been handed over; squeue tells more
    done = sum(map(executor.is_rank_completed, range(tasks)))
    if done < tasks:
        sys.stderr.write(f"{tasks - done} of {tasks} tasks failed; {given.folder}/logs-{name} says why; the same"
                         " command does them again\n")  # fmt: skip
    return int(done < tasks)


def _executor(
    blocks: list[PipelineStep], tasks: int, given: argparse.Namespace, logs: str
) -> PipelineExecutor:
    if given.executor == "ray":
        return RayPipelineExecutor(blocks, tasks=tasks, workers=given.workers, logging_dir=logs)
    if given.executor == "slurm":
        return SlurmPipelineExecutor(
            blocks, tasks=tasks, workers=given.workers, logging_dir=logs,
            time=given.time, partition=given.partition,
        )  # fmt: skip
    return LocalPipelineExecutor(blocks, tasks=tasks, workers=given.workers, logging_dir=logs)


if __name__ == "__main__":
    sys.exit(main())
