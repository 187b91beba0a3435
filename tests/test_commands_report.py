"""``scrapy report``, run as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from newscrawl.commands.report import _beside
from tests.test_report_counting import record

ROOT = Path(__file__).parents[1]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_report_is_written_beside_its_file_and_a_line_that_is_no_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(record()) + "\n{\n", encoding="utf-8")
    done = run("report", str(path), "-s", f"NEWSCRAWL_STORE={tmp_path / 'none.sqlite'}")
    assert done.returncode == 1
    assert f"{path}: line 2 is no record" in done.stderr
    text = (tmp_path / "all.report.html").read_text(encoding="utf-8")
    assert "1 story from 1 site<" in text
    assert "There is no store at" in text
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.jsonl", "all.report.html"]


def test_the_report_of_a_folder_stands_in_it_and_that_of_a_packed_file_beside_it(tmp_path: Path) -> None:
    assert _beside(tmp_path) == tmp_path / "report.html"
    assert _beside(Path("day/all.jsonl.zst")) == Path("day/all.report.html")
