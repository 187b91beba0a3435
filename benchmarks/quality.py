"""Measure cleaning against sets with known answers, beside plain trafilatura, as a Markdown table.

    python -m benchmarks.quality [FOLDER] [--sets NAME ...] [--workers N]

FOLDER (default: ../shared/eval beside the repository) holds ``score.py`` and a folder a set, each with
``manifest.jsonl`` and ``gold.jsonl``. Every set goes through the real command, ``scrapy clean``; HTML sets
go through ``trafilatura.bare_extraction`` as well, once a page, with its defaults.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import trafilatura
from trafilatura.settings import Document

from newscrawl.inputs import Entry, find_inputs, load
from newscrawl.stages.decode import decode

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
FIGURES = (
    "lead_f1", "appended_f1", "pure_lead", "leak_free", "count_ok", "kept_words",
    "title_ok", "published_ok", "source_ok", "authors_ok", "keywords_f1",
)  # fmt: skip


def main() -> int:
    """Print the table; return 1 if a set could not be cleaned."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--sets", nargs="*", default=[], help="only these sets (default: all)")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    score = _scorer(args.folder / "score.py")
    sets = sorted(path.parent for path in args.folder.glob("*/manifest.jsonl"))
    print("| set | system | " + " | ".join(FIGURES) + " |\n" + "|---" * (len(FIGURES) + 2) + "|")
    for folder in sets:
        if args.sets and folder.name not in args.sets:
            continue
        gold = score.read_jsonl(folder / "gold.jsonl")
        _row(folder.name, "newscrawl", score.score(gold, _newscrawl(folder, args.workers))[0])
        entries = [entry for entry in find_inputs([folder / "manifest.jsonl"]) if isinstance(entry, Entry)]
        if any(_is_html(entry) for entry in entries):
            label = f"trafilatura {version('trafilatura')}"
            _row(folder.name, label, score.score(gold, [_trafilatura(entry) for entry in entries])[0])
    return 0


def _scorer(path: Path) -> ModuleType:
    spec = spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path}: no such file; name the folder that holds score.py and the sets")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _newscrawl(folder: Path, workers: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "stories.jsonl"
        command = [
            sys.executable, "-m", "scrapy", "clean", str(folder / "manifest.jsonl"), "-o", str(output),
            "--workers", str(workers), "-s", "NEWSCRAWL_REJECT=",
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        with output.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def _is_html(entry: Entry) -> bool:
    return entry.path is not None and ".html" in entry.path.suffixes


def _trafilatura(entry: Entry) -> dict[str, Any]:
    page = load(entry, run="", now="2026-01-01T00:00:00+00:00")
    document = trafilatura.bare_extraction(decode(page.body).text, with_metadata=True, include_comments=False)
    if not isinstance(document, Document):
        return {"url": entry.url, "part": 0, "text": ""}
    return {
        "url": entry.url, "part": 0, "text": document.text, "title": document.title, "published": document.date,
        "authors": [document.author] if document.author else [], "keywords": document.tags or [],
    }  # fmt: skip


def _row(name: str, system: str, summary: dict[str, float]) -> None:
    cells = [f"{summary[figure]:.4f}" if figure in summary else "–" for figure in FIGURES]
    print(f"| {name} | {system} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
