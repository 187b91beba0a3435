"""The command: ``.venv-scale/bin/python -m benchmarks.scale`` (``make scale`` makes that environment).

Prints Markdown, and returns 1 if several tasks find something else than one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.duplicates.cost import Makers
from newscrawl import clean_page
from newscrawl.commands.sheets import sheet_line
from newscrawl.corpus.places import ALIKE, CLUSTERS, COMPARING, MET, sheet_path
from newscrawl.stages.quality import DEFAULT_REJECT
from newscrawl.workers.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.corpus.executing import Pipeline

FILES = 16
EVERY = 10
"""Each tenth story is a copy of another, with a tenth of its words changed."""
_PAIR = 16
"""Bytes of a pair of stories."""


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    from newscrawl.corpus.marking import by_one, by_several, forget  # datatrove is not everywhere

    reject = frozenset(DEFAULT_REJECT)
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python -m benchmarks.scale`, with Python {sys.version.split()[0]}, "
        f"newscrawl {version('newscrawl')}, datatrove {version('datatrove')}: {chosen.stories:,} stories in {FILES} files\n"
    )
    print("| pipeline | tasks | processor, s | of the longest task |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _make(folder, chosen.stories)
        one = _run(by_one(place, reject, "jsonl"))
        alone = dict(_repeats(folder))
        forget(folder)
        longest = _run(by_several(place, reject, "jsonl", chosen.tasks))
        several = dict(_repeats(folder))
        members = _members(folder)
        print(
            f"\n{sum(map(bool, alone.values())):,} repeats by one task; {sum(alone[i] != several[i] for i in alone)} stories "
            f"of which several tasks say something else. Pairs that met: {_pairs(folder / MET):,}; alike: "
            f"{_pairs(folder / ALIKE):,}. The largest cluster has {max(members.values(), default=0)} stories. Disk for "
            f"{COMPARING}/: {_bytes(folder / COMPARING) // chosen.stories} bytes a story. With a processor a task, and without "
            f"the start of tasks, several take {longest:.0f} s, where one takes {one:.0f}."
        )
    return int(alone != several)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--stories", type=int, default=200_000)
    parser.add_argument("--tasks", type=int, default=8)
    return parser


def _make(folder: Path, stories: int) -> None:
    makers = Makers()
    (record,) = clean_page("قالت البلدة نعم.", "https://rif.example/", media="text")
    for number in range(FILES):
        path = sheet_path(folder, number, folder / "made.warc.gz")
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            for story in range(number, stories, FILES):
                is_copy = story % EVERY == 0
                identity, words, signature = makers.story(story // EVERY if is_copy else story, copy=is_copy)
                made = replace(record, id=identity.hex(), verdicts=())
                file.write(sheet_line(Sheet(records=(made,), prints=((words.hex(), signature),))))


def _run(pipelines: Sequence[Pipeline]) -> float:
    """Run *pipelines* here, one task after another, print what each takes of the processor, and return what is left of it
    where all tasks of a pipeline run at the same time."""
    alone = 0.0
    for pipeline in pipelines:
        taken = [_seconds(pipeline, rank) for rank in range(pipeline.tasks)]
        alone += max(taken)
        print(f"| {pipeline.name} | {pipeline.tasks} | {sum(taken):.1f} | {max(taken):.1f} |", flush=True)
    return alone


def _seconds(pipeline: Pipeline, rank: int) -> float:
    start = time.process_time()
    data: object = None
    for block in pipeline.blocks:
        data = block(data, rank, pipeline.tasks)
    if isinstance(data, Iterable):
        deque(data, maxlen=0)
    return time.process_time() - start


def _repeats(folder: Path) -> Iterator[tuple[str, str | None]]:
    for path in (*folder.glob("*stories.jsonl"), *folder.glob("*rejected.jsonl")):
        with path.open("rb") as lines:
            for record in map(json.loads, lines):
                yield record["id"], record["duplicate_of"]


def _members(folder: Path) -> dict[int, int]:
    import numpy as np

    found = [np.fromfile(path, "<u4").reshape(-1, 2)[:, 1] for path in (folder / CLUSTERS).glob("*.clusters")]
    clusters, counts = np.unique(np.concatenate(found), return_counts=True)
    return dict(zip(clusters.tolist(), counts.tolist(), strict=True))


def _pairs(folder: Path) -> int:
    return _bytes(folder) // _PAIR


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
