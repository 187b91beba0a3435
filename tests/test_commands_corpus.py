"""``scrapy corpus``, run as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newscrawl.export.jsonl import to_line
from tests.test_export_jsonl import RECORD

ROOT = Path(__file__).parents[1]


def corpus(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "corpus", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "stories-2026-11-22-0001.jsonl").write_bytes(to_line(RECORD) * 3)
    (folder / "stories-2026-11-22-0002.jsonl.part").write_bytes(to_line(RECORD))
    return folder


def test_makes_parquet_of_the_finished_shards_of_a_run(tmp_path: Path, run: Path) -> None:
    target = tmp_path / "corpus"
    ran = corpus(run, "-o", target)
    assert ran.returncode == 0, ran.stderr
    assert "not finished, and left out: 1 (.part)" in ran.stderr
    assert "records: 3 of 1 sites" in ran.stderr
    assert pq.read_table(target / "data").to_pylist() == [json.loads(to_line(RECORD))] * 3
    again = corpus(run, "-o", target)
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_a_line_that_is_no_record_is_told_and_the_exit_code_says_so(tmp_path: Path, run: Path) -> None:
    with (run / "stories-2026-11-22-0001.jsonl").open("ab") as shard:
        shard.write(b'{"id": "\\u001b[31m"}\n')
    options = ("--format", "jsonl", "--compression", "none", "--title", "x", "--license", "cc0-1.0")
    ran = corpus(run, "-o", tmp_path / "corpus", *options)
    assert ran.returncode == 1
    assert "stories-2026-11-22-0001.jsonl:4: no record of newscrawl: 'url' is missing" in ran.stderr
    assert (tmp_path / "corpus/data/stories-00001.jsonl").read_bytes() == to_line(RECORD) * 3
    assert 'license: "cc0-1.0"' in (tmp_path / "corpus/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("docs", "-o", "x"), 1, "no finished shard"),
        (
            ("docs", "-o", "x", "--format", "jsonl", "--compression", "snappy"),
            2,
            "with --format parquet alone",
        ),
        (("docs", "-o", "x", "-s", "AWS_SECRET_ACCESS_KEY=hush"), 2, "environment"),
    ],
)
def test_says_what_is_wrong_and_makes_nothing(words: tuple[str, ...], code: int, told: str) -> None:
    ran = corpus(*words)
    assert ran.returncode == code, ran.stderr
    assert told in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr
    assert "hush" not in ran.stderr + ran.stdout
    assert not (ROOT / "x").exists()
