from __future__ import annotations

import io
import json
from dataclasses import fields, replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.export.jsonl import RecordExporter, encode, to_line
from newscrawl.items import Metadata, Page, Record, Related, Removed, Story
from newscrawl.stages.render import records

PAGE = Page(
    url="https://example.org/1",
    fetched="2026-11-22T07:00:00+00:00",
    spider="news",
    run="here",
    stories=(
        Story(
            part=0,
            blocks=(),
            text="فقرة أولى.\nفقرة ثانية.",
            metadata=Metadata(title="عنوان", authors=("ليلى",)),
            related=(Related(title="خبر آخر", url="https://example.org/2"), Related(title="بلا رابط")),
            removed=(Removed(kind="share", rule="ar-share", text="شارك الخبر", index=3),),
        ),
    ),
)
RECORD = records(PAGE)[0]


def test_writes_the_fields_of_a_record_in_their_order() -> None:
    line = json.loads(to_line(RECORD))
    assert list(line) == [field.name for field in fields(Record)]
    assert line["removed"] == [{"kind": "share", "rule": "ar-share", "text": "شارك الخبر"}]
    assert line["related"] == [
        {"title": "خبر آخر", "url": "https://example.org/2"},
        {"title": "بلا رابط", "url": None},
    ]
    assert line["text"] == "فقرة أولى.\nفقرة ثانية."


def test_writes_arabic_as_it_is_and_not_escaped() -> None:
    assert "عنوان".encode() in to_line(RECORD)


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_is_one_line_to_every_reader(end: str) -> None:
    line = to_line(replace(RECORD, text=f"قبل{end}بعد"))
    assert line.endswith(b"\n")
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line)["text"] == f"قبل{end}بعد"


@pytest.mark.parametrize(
    ("broken", "mended"),
    [("a\ud800b", "a\ufffdb"), ("\udc00", "\ufffd"), ("😀", "😀"), ("\ud83d\ude00", "😀")],
)
def test_writes_half_a_surrogate_pair_as_a_replacement_character(broken: str, mended: str) -> None:
    line = json.loads(to_line(replace(RECORD, title=broken, keywords=(broken,))))
    assert line["title"] == mended
    assert line["keywords"] == [mended]


@given(
    st.dictionaries(
        st.text(),
        st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.lists(st.text()),
        max_size=5,
    )
)
def test_reads_back_as_what_was_written(value: dict[str, object]) -> None:
    line = encode(value)
    assert orjson.loads(line) == value
    assert len(line.decode().splitlines()) == 1


def test_writes_items_that_are_no_records_field_by_field() -> None:
    file = io.BytesIO()
    exporter = RecordExporter(file, encoding="utf-8", indent=0, fields_to_export=None)
    exporter.export_item({"a": 1})
    exporter.export_item(RECORD)
    first, second = file.getvalue().splitlines()
    assert json.loads(first) == {"a": 1}
    assert json.loads(second)["url"] == "https://example.org/1"
