"""``scrapy report``, run as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from newscrawl.commands.report import _beside, _target
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


def test_where_there_are_no_records_none_is_written_and_records_are_never_written_over(
    tmp_path: Path,
) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text('{"url": "https://rif.example/1", "text": "x"}\n' * 30, encoding="utf-8")
    done = run("report", str(pages))
    assert done.returncode == 1
    assert "line 10 is no record" in done.stderr
    assert "line 11 is no record" not in done.stderr
    assert "and 20 more" in done.stderr
    assert "no records there, and no report is written; name what" in done.stderr
    pages.write_text(json.dumps(record()), encoding="utf-8")
    done = run("report", str(pages), "-o", str(pages))
    assert (done.returncode, json.loads(pages.read_text(encoding="utf-8"))) == (2, record())
    assert "name another file by -o" in done.stderr
    done = run("report", str(pages), "-o", str(pages / "report.html"))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"{pages}: " in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["pages.jsonl"]


def test_the_folder_that_is_named_for_a_report_is_made_or_holds_it() -> None:
    assert _target(ROOT, Path("all.jsonl")) == ROOT / "report.html"
    assert _target(Path("new/day.html"), Path("all.jsonl")) == Path("new/day.html")


def test_the_report_of_a_folder_stands_in_it_and_that_of_a_packed_file_beside_it(tmp_path: Path) -> None:
    assert _beside(tmp_path) == tmp_path / "report.html"
    assert _beside(Path("day/all.jsonl.zst")) == Path("day/all.report.html")
