"""Quality floors: the figures that cleaning must reach on sets with known answers, where they are at hand."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
SETS = ROOT.parent / "shared" / "eval"
FLOORS = {
    "seeds": {
        "lead_f1": 0.995,
        "appended_f1": 0.995,
        "count_ok": 1.0,
        "pure_lead": 1.0,
        "leak_free": 1.0,
        "title_ok": 1.0,
        "published_ok": 1.0,
        "source_ok": 1.0,
        "authors_ok": 1.0,
        "keywords_f1": 0.95,
    },
    "clean-articles": {"kept_words": 0.999, "lead_f1": 0.995},
    "composed-text": {
        "lead_f1": 0.975,
        "appended_f1": 0.92,
        "leak_free": 0.90,
        "kept_words": 0.995,
        "count_ok": 0.94,
    },
    "real-inline": {"lead_f1": 0.98, "leak_free": 0.80, "kept_words": 0.99, "count_ok": 0.99},
}
"""A floor is raised when the figures rise, and lowered only with a word in the changelog."""


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The program that scores records, which lies beside the sets."""
    spec = importlib.util.spec_from_file_location("score", SETS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(name: str, output: Path, scorer: ModuleType) -> dict[str, Any]:
    """Return the figures of the set *name*, cleaned as its users clean."""
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "clean",
        str(SETS / name / "manifest.jsonl"),
        "-o",
        str(output),
    ]
    command += ["--workers", "1" if name == "seeds" else "2", "-s", "NEWSCRAWL_REJECT="]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    gold, found = scorer.read_jsonl(SETS / name / "gold.jsonl"), scorer.read_jsonl(output)
    summary, _ = scorer.score(gold, found)
    assert isinstance(summary, dict)
    return summary


@pytest.mark.skipif(not (SETS / "score.py").is_file(), reason=f"no sets with known answers in {SETS}")
@pytest.mark.parametrize("name", FLOORS)
def test_figures_reach_their_floors(name: str, tmp_path: Path, scorer: ModuleType) -> None:
    if not (SETS / name / "gold.jsonl").is_file():
        pytest.skip(f"the set {name} is not in {SETS}")
    summary = figures(name, tmp_path / "records.jsonl", scorer)
    assert summary["pages_with_records"] == summary["pages"]
    below = {
        figure: (summary.get(figure), floor)
        for figure, floor in FLOORS[name].items()
        if not summary.get(figure, 0) >= floor
    }
    assert below == {}
