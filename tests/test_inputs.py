"""What ``scrapy clean`` reads: files, folders, manifests, and what it says of bad ones."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING

import pytest

from newscrawl.inputs import Entry, Problem, find_inputs, load
from newscrawl.report.making import Wanted, make

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-22T07:00:00+00:00"


def manifest(folder: Path, *lines: str) -> Path:
    path = folder / "manifest.jsonl"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def found(*paths: Path) -> list[Entry | Problem]:
    return list(find_inputs(paths))


def test_a_manifest_names_pages_by_path_html_or_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("سطر", encoding="utf-8")
    rows = [
        {"url": "https://a.example/1", "path": "a.txt", "fetched": NOW},
        {"url": "https://a.example/2", "html": "<p>نص</p>"},
        {"url": "https://a.example/3", "text": "نص", "title": "عنوان"},
    ]
    entries = found(manifest(tmp_path, *(json.dumps(row) for row in rows)))
    assert [type(entry) for entry in entries] == [Entry] * 3
    pages = [load(entry, run="r", now=NOW) for entry in entries if isinstance(entry, Entry)]
    assert [page.body.decode() for page in pages] == ["سطر", "<p>نص</p>", "نص"]
    assert [page.media for page in pages] == ["text", "html", "text"]
    assert pages[2].hints.title == "عنوان"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"path": "a.html"}', "'url' is missing"),
        ('{"url": "ftp://a.example/", "text": "x"}', "http or https"),
        ('{"url": "http://[", "text": "x"}', "http or https"),
        ('{"url": "https://a.example/"}', "exactly one of"),
        ('{"url": "https://a.example/", "text": "x", "html": "y"}', "exactly one of"),
        ('{"url": "https://a.example/", "text": 3}', "'text' is int"),
        ('{"url": "https://a.example/", "text": "x", "fetched": "yesterday"}', "ISO 8601"),
        ("[" * 100_000, "not JSON"),
        (
            '{"url": "https://a.example/", "part": 0, "text": "x", "removed": [], "verdicts": []}',
            "is a record",
        ),
    ],
)
def test_a_bad_line_is_reported_with_file_and_line_and_the_rest_goes_on(
    tmp_path: Path, line: str, says: str
) -> None:
    good = '{"url": "https://a.example/9", "text": "x"}'
    path = manifest(tmp_path, good, line, good)
    first, problem, last = found(path)
    assert isinstance(first, Entry)
    assert isinstance(last, Entry)
    assert isinstance(problem, Problem)
    assert problem.place == f"{path}:2"
    assert says in problem.message


def test_blank_lines_of_a_manifest_are_no_pages(tmp_path: Path) -> None:
    assert found(manifest(tmp_path, "", "  ", '{"url": "https://a.example/", "text": "x"}', ""))[1:] == []


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "c.html.gz", "notes.md", "sub/d.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [entry.path.name for entry in found(tmp_path) if isinstance(entry, Entry) and entry.path] == [
        "a.txt", "b.html", "c.html.gz", "d.htm",
    ]  # fmt: skip


def test_the_report_that_stands_in_a_folder_of_runs_is_no_page_of_it(tmp_path: Path) -> None:
    report, _ = make([], Wanted(pages=1, records=1, made=NOW), pytest.fail)
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    (problem,) = found(tmp_path)
    assert "-s NEWSCRAWL_WARC=True" in str(problem)
    (tmp_path / "page.html").write_bytes(b"x")
    assert [type(entry) for entry in found(tmp_path)] == [Entry]
    assert [type(entry) for entry in found(tmp_path / "report.html")] == [Entry]  # it was asked for


@pytest.mark.parametrize("name", ["missing.html", "movie.mp4", "empty-folder"])
def test_a_path_that_is_no_page_is_a_problem(tmp_path: Path, name: str) -> None:
    if name == "movie.mp4":
        (tmp_path / name).write_bytes(b"x")
    if name == "empty-folder":
        (tmp_path / name).mkdir()
    (problem,) = found(tmp_path / name)
    assert isinstance(problem, Problem)
    assert str(tmp_path / name) in str(problem)


def test_compressed_pages_are_unpacked_whatever_their_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress("<p>نص</p>".encode()))
    (entry,) = found(path)
    assert isinstance(entry, Entry)
    assert load(entry, run="r", now=NOW).body.decode() == "<p>نص</p>"


@pytest.mark.parametrize("body", [gzip.compress(b"x" * 1000, mtime=0)[:-20], b"\x1f\x8b\x08broken"])
def test_a_broken_archive_gives_a_page_with_a_verdict(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(body)
    (entry,) = found(path)
    assert isinstance(entry, Entry)
    assert load(entry, run="r", now=NOW).verdicts == ("error",)


def test_a_file_that_went_away_gives_a_page_with_a_verdict(tmp_path: Path) -> None:
    entry = Entry(url="https://a.example/1", path=tmp_path / "gone.html")
    assert load(entry, run="r", now=NOW).verdicts == ("error",)


@pytest.mark.parametrize("name", ["pipe", ".", "/dev/zero", "no\0name", "half\ud800", "long" * 1000])
def test_a_path_that_is_no_file_gives_a_page_with_a_verdict(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    row = json.dumps({"url": "https://a.example/1", "path": name})
    (entry,) = found(manifest(tmp_path, row))
    assert isinstance(entry, Entry)
    assert load(entry, run="r", now=NOW).verdicts == ("error",)


def test_a_compression_bomb_is_cut_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(b"0" * (64 * 1024 * 1024)))
    (entry,) = found(path)
    assert isinstance(entry, Entry)
    assert len(load(entry, run="r", now=NOW).body) == 16 * 1024 * 1024 + 1


@pytest.mark.parametrize(
    ("fetched", "expected"),
    [
        (NOW, NOW),
        ("2026-11-22T07:00:00", "2026-11-22T07:00:00+00:00"),
        ("2026-11-22", "2026-11-22T00:00:00+00:00"),
        ("2026-11-22T10:00:00+03:00", "2026-11-22T10:00:00+03:00"),
    ],
)
def test_a_time_of_fetching_without_offset_is_utc(fetched: str, expected: str) -> None:
    entry = Entry(url="https://a.example/1", text="x", fetched=fetched)
    assert load(entry, run="r", now="2000-01-01T00:00:00+00:00").fetched == expected
