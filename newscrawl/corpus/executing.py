"""Pipelines, one after another, by the executor that was asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from datatrove.executor.base import PipelineExecutor
    from datatrove.pipeline.base import PipelineStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Blocks, and how many tasks run through them."""

    name: str
    """Of its logs: ``logs-NAME``."""
    blocks: Sequence[PipelineStep]
    tasks: int


def execute(pipelines: Sequence[Pipeline], given: argparse.Namespace) -> int:
    """Run *pipelines*, each once the one before is through; return the exit code. Slurm is handed all of them."""
    before: PipelineExecutor | None = None
    for pipeline in pipelines:
        executor = _executor(pipeline, given, before)
        executor.run()
        if given.executor == "slurm":
            before = executor  # squeue tells more
            continue
        done = sum(map(executor.is_rank_completed, range(pipeline.tasks)))
        if done < pipeline.tasks:
            sys.stderr.write(
                f"{pipeline.tasks - done} of {pipeline.tasks} tasks failed; {logs_of(given.folder, pipeline.name)} says"
                " why; the same command does them again\n"
            )
            return 1
    return 0


def logs_of(folder: str, name: str) -> str:
    """Return where the logs of the pipeline *name* are, and what of it is completed."""
    return f"{folder}/logs-{name}"


def _executor(
    pipeline: Pipeline, given: argparse.Namespace, before: PipelineExecutor | None
) -> PipelineExecutor:
    blocks, logs = list(pipeline.blocks), logs_of(given.folder, pipeline.name)
    if given.executor == "ray":
        return RayPipelineExecutor(blocks, tasks=pipeline.tasks, workers=given.workers, logging_dir=logs)
    if given.executor == "slurm":
        return SlurmPipelineExecutor(
            blocks, tasks=pipeline.tasks, workers=given.workers, logging_dir=logs, depends=before,
            time=given.time, partition=given.partition, job_name=f"newscrawl-{pipeline.name}",
        )  # fmt: skip
    return LocalPipelineExecutor(blocks, tasks=pipeline.tasks, workers=given.workers, logging_dir=logs)
