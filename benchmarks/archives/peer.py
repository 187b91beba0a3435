"""datatrove's own pipeline over WARC files: WarcReader, Trafilatura with its default settings, JSON lines.

    python peer.py FOLDER OUTPUT

Runs in an environment of its own (``peer.txt``), and imports nothing else. Prints one JSON object: how many documents were
read, and what became of them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: str, output: str) -> None:
    """Clean the WARC files of *folder* into *output*."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.extractors import Trafilatura
    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter

    logs = Path(output) / "logs"
    steps = [
        WarcReader(folder, glob_pattern="*.warc.gz"),
        Trafilatura(),
        JsonlWriter(f"{output}/documents", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=1, workers=1, logging_dir=str(logs)).run()
    found = json.loads((logs / "stats.json").read_text(encoding="utf-8"))
    counts = {name: value for name, value in found[1]["stats"].items() if isinstance(value, int)}
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
