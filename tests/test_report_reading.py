"""Which files a report is made of, and what is said of lines that are none."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.naming import rejected_path
from newscrawl.report.reading import InputError, find_sources, read
from tests.test_report_counting import record

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from pathlib import Path

LINE = json.dumps(record()).encode() + b"\n"


def read_all(*paths: Path) -> tuple[list[str], list[str]]:
    """Return the ids of the records of *paths*, and what was complained of."""
    complaints: list[str] = []
    found = [each["id"] for source in find_sources(paths) for each in read(source, complaints.append)]
    return found, complaints


def test_packed_files_of_several_members_are_read_to_their_end(tmp_path: Path) -> None:
    (tmp_path / "stories-2026-11-26-0001.jsonl.gz").write_bytes(gzip.compress(LINE) + gzip.compress(LINE))
    (tmp_path / "rejected-2026-11-26-0001.jsonl.zst").write_bytes(zstd.compress(LINE) + zstd.compress(LINE))
    assert read_all(tmp_path) == (["a"] * 4, [])
    assert [source.rejected for source in find_sources([tmp_path])] == [False, True]  # the stories first


def test_what_was_rejected_is_read_with_a_file_that_it_stands_beside_once(tmp_path: Path) -> None:
    for name in ("day.jsonl", "day.rejected.jsonl", "other.jsonl"):
        (tmp_path / name).write_bytes(LINE)
    sources = find_sources([tmp_path / "day.jsonl", tmp_path / "day.rejected.jsonl"])
    assert [(source.path.name, source.rejected) for source in sources] == [
        ("day.jsonl", False),
        ("day.rejected.jsonl", True),
    ]


@pytest.mark.parametrize("name", ["stories.jsonl", "stories.jsonl.gz", "day.jsonl.zst"])
def test_what_scrapy_clean_rejects_is_found_beside_its_output(name: str, tmp_path: Path) -> None:
    for path in (tmp_path / name, rejected_path(tmp_path / name)):
        path.write_bytes(LINE)
    assert [source.rejected for source in find_sources([tmp_path / name])] == [False, True]


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b"{}", json.dumps(record(title=3)).encode(), json.dumps(record(removed=[3])).encode()],
)
def test_a_line_that_is_no_record_is_told_with_its_number_and_the_rest_is_read(
    tmp_path: Path, line: bytes
) -> None:
    (tmp_path / "x.jsonl").write_bytes(LINE + line + b"\n" + LINE)
    found, complaints = read_all(tmp_path / "x.jsonl")
    assert found == ["a", "a"]
    assert complaints == [f"{tmp_path / 'x.jsonl'}: line 2 is no record, and left out"]


def test_a_packed_file_that_is_broken_off_is_read_that_far_and_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(LINE) + gzip.compress(LINE)[:-9])
    found, (complaint,) = read_all(tmp_path / "x.jsonl.gz")
    assert found[:1] == ["a"]
    assert "broken off" in complaint


@pytest.mark.parametrize("name", ["", "none.jsonl", "page.html"])
def test_what_holds_no_records_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"no such file|name"):
        find_sources([tmp_path / name])
