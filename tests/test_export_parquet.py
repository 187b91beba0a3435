from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newscrawl.export import parquet
from newscrawl.export.jsonl import to_line
from newscrawl.export.parquet import ParquetExporter, ParquetWriter, arrow_schema
from newscrawl.stages.render import to_dict
from tests.test_export_feed import run, site  # noqa: F401  # a fixture
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.test_middlewares_crawl import Server


def table(file: io.BytesIO) -> pa.Table:
    return pq.read_table(io.BytesIO(file.getvalue()))


def test_columns_have_the_types_of_the_record() -> None:
    schema = arrow_schema()
    assert schema.names == list(json.loads(to_line(RECORD)))
    assert schema.field("removed").type == pa.list_(
        pa.field(
            "element",
            pa.struct([pa.field(name, pa.string(), nullable=False) for name in ("kind", "rule", "text")]),
        )
    )
    assert schema.field("related").type.value_type.names == ["title", "url"]
    assert schema.field("part").type == pa.int64()
    assert [name for name in ("title", "published_from") if not schema.field(name).nullable] == []
    assert not schema.field("text").nullable


def test_reads_back_as_the_json_lines_do() -> None:
    file = io.BytesIO()
    other = replace(RECORD, title=None, related=(), removed=(), authors=(), language_confidence=0.25)
    writer = ParquetWriter(file)
    for record in (RECORD, other):
        writer.add(to_dict(record))
    writer.close()
    assert table(file).to_pylist() == [json.loads(to_line(record)) for record in (RECORD, other)]


def test_writes_half_a_surrogate_pair_as_the_json_lines_do() -> None:
    broken = replace(RECORD, title="a\ud800b", keywords=("\udc00",))
    file = io.BytesIO()
    writer = ParquetWriter(file)
    writer.add(to_dict(broken))
    writer.close()
    assert table(file).to_pylist() == [json.loads(to_line(broken))]


@pytest.mark.parametrize(("bound", "groups"), [("ROWS", [3, 3, 1]), ("CHARACTERS", [2, 2, 2, 1])])
def test_groups_are_bounded(bound: str, groups: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    line = to_dict(replace(RECORD, text="x" * 1000))
    monkeypatch.setattr(parquet, bound, 3 if bound == "ROWS" else 2000)
    file = io.BytesIO()
    exporter = ParquetExporter(file, encoding="utf-8", indent=0, fields_to_export=["text", "id"])
    exporter.start_exporting()
    for _ in range(7):
        exporter.begin_page()
        exporter.writer.add(line)
    exporter.finish_exporting()
    read = pq.ParquetFile(io.BytesIO(file.getvalue()))
    assert [read.metadata.row_group(n).num_rows for n in range(read.num_row_groups)] == groups
    assert read.schema_arrow.names == ["id", "text"]


def test_what_is_taken_back_is_not_written() -> None:
    file = io.BytesIO()
    exporter = ParquetExporter(file, encoding="utf-8", indent=0, fields_to_export=None)
    exporter.start_exporting()
    exporter.begin_page()
    exporter.export_item(RECORD)
    take_back = exporter.begin_page()
    exporter.export_item(replace(RECORD, title="second"))
    with pytest.raises(TypeError, match="dict cannot be a row"):
        exporter.export_item({"title": "no record"})
    take_back()
    exporter.finish_exporting()
    assert table(file)["title"].to_pylist() == [RECORD.title]


def test_a_crawl_writes_the_records_of_its_shards(tmp_path: Path, site: Server) -> None:  # noqa: F811
    target, twin = tmp_path / "out.parquet", tmp_path / "twin.jsonl"
    feeds = {str(target): {"format": "parquet"}, str(twin): {"format": "jsonl"}}
    done = run(tmp_path, site, FEEDS=json.dumps(feeds), NEWSCRAWL_COMMIT_PAGES=1)
    assert done.code == 0, done.log
    assert pq.read_table(target).to_pylist() == list(map(json.loads, twin.read_bytes().splitlines()))
    assert not list(tmp_path.glob("*.part"))


def test_a_crawl_adds_nothing_to_a_file_that_is_there(tmp_path: Path, site: Server) -> None:  # noqa: F811
    target = tmp_path / "out.parquet"
    target.write_bytes(b"mine")
    before = len(site.arrivals)
    feeds = {str(target): {"format": "parquet", "overwrite": False}}
    done = run(tmp_path, site, FEEDS=json.dumps(feeds), NEWSCRAWL_STORE="")
    assert done.code == 3
    assert "nothing can be added to a Parquet file" in done.log
    assert target.read_bytes() == b"mine"
    assert len(site.arrivals) == before


BLOCKED = "import sys; sys.modules['pyarrow'] = None; from scrapy.cmdline import execute; execute()"


@pytest.mark.parametrize("command", [("crawl", "urls", "-a", "file=x"), ("clean", "x.html")])
def test_says_what_to_install_where_pyarrow_is_missing(tmp_path: Path, command: tuple[Any, ...]) -> None:
    target = tmp_path / "out.parquet"
    ran = subprocess.run(
        [sys.executable, "-c", BLOCKED, *command, "-o", str(target), "-s", f"NEWSCRAWL_OUTPUT={tmp_path}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode != 0
    assert "pip install 'newscrawl[parquet]'" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []
