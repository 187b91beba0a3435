from __future__ import annotations

import csv
import resource
from typing import TYPE_CHECKING, Any, cast

import pytest
from scrapy.exporters import CsvItemExporter, JsonItemExporter, XmlItemExporter

from newscrawl.export.feedfile import FeedFile
from newscrawl.export.partfile import PlainPlace

if TYPE_CHECKING:
    from pathlib import Path


def feed_file(folder: Path) -> FeedFile:
    return FeedFile(PlainPlace(folder / "out", overwrite=True))


def on_disk(folder: Path) -> bytes:
    return (folder / "out.part").read_bytes()


def test_writes_to_the_disk_what_was_taken_and_nothing_else(tmp_path: Path) -> None:
    file = feed_file(tmp_path)
    file.write(b"one\n")
    assert not (tmp_path / "out.part").exists()
    file.take()
    file.write(b"two\n")
    file.store()
    assert on_disk(tmp_path) == b"one\n"
    file.store()
    assert on_disk(tmp_path) == b"one\n"
    file.finish()
    assert (tmp_path / "out").read_bytes() == b"one\ntwo\n"


def test_takes_back_what_was_written_since_a_mark(tmp_path: Path) -> None:
    file = feed_file(tmp_path)
    file.write(b"one\n")
    mark = file.mark()
    file.write(b"half a page\n")
    file.take_back(mark)
    file.finish()
    assert (tmp_path / "out").read_bytes() == b"one\n"


def test_gives_up_to_another_file_what_was_not_taken(tmp_path: Path) -> None:
    file = feed_file(tmp_path)
    file.write(b"one\n")
    file.take()
    file.write(b"two\n")
    assert file.withdraw() == b"two\n"
    file.finish()
    assert (tmp_path / "out").read_bytes() == b"one\n"


def test_keeps_what_could_not_be_stored_and_stores_it_once_when_there_is_room(tmp_path: Path) -> None:
    file = feed_file(tmp_path)
    file.write(b"one\n" * 50)
    file.take()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            file.store()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert on_disk(tmp_path) == b""
    file.write(b"two\n")
    file.take()
    file.store()
    assert on_disk(tmp_path) == b"one\n" * 50 + b"two\n"


def test_is_not_called_whole_once_it_failed(tmp_path: Path) -> None:
    file = feed_file(tmp_path)
    file.write(b"one\n")
    file.take()
    file.store()
    file.write(b"two\nthree\n")
    assert file.fail() == 2
    with pytest.raises(OSError, match="could not be written whole"):
        file.finish()
    assert on_disk(tmp_path) == b"one\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("exporter", [CsvItemExporter, JsonItemExporter, XmlItemExporter])
def test_any_exporter_of_scrapy_can_write_to_it(tmp_path: Path, exporter: Any) -> None:
    file = feed_file(tmp_path)
    writer = exporter(cast("Any", file), encoding="utf-8")
    writer.start_exporting()
    writer.export_item({"title": "خبر"})
    file.take()
    file.store()
    writer.export_item({"title": "آخر"})
    writer.finish_exporting()
    file.finish()
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert text.index("خبر") < text.index("آخر")
    if exporter is CsvItemExporter:
        assert list(csv.reader(text.splitlines())) == [["title"], ["خبر"], ["آخر"]]
