"""Quarantine: what it keeps is what ``scrapy clean`` reads, and nothing of an earlier run is touched."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.inputs import Entry, find_inputs, load
from newscrawl.items import Hints, Page
from newscrawl.workers.quarantine import Quarantine

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Page(
    url="https://example.org/1",
    fetched="2026-01-06T12:00:00+00:00",
    spider="news",
    content_type="text/html; charset=windows-1256",
    body="<p>سوق السمك</p>".encode("cp1256"),
    hints=Hints(title="سوق السمك", published="2026-01-05", language="ar"),
)


def again(manifest: Path) -> list[Page]:
    """Return the pages of *manifest* as the command reads them."""
    entries = list(find_inputs([manifest]))
    assert all(isinstance(entry, Entry) for entry in entries)
    return [load(entry, run="", now="") for entry in entries if isinstance(entry, Entry)]


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        replace(PAGE, media="text", hints=Hints()),
        replace(PAGE, url="file:///tmp/page.html"),
        replace(PAGE, url="https://example.org/\udce9"),
        replace(PAGE, body=b""),
    ],
    ids=["html", "text", "file", "surrogate", "empty"],
)
def test_a_page_is_read_again_as_it_was(page: Page, tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "run" / "quarantine")
    quarantine.add(page, "timeout", "took longer than 60 seconds")
    assert again(quarantine.manifest) == [replace(page, spider="clean")]
    (line,) = quarantine.manifest.read_text("utf-8").splitlines()
    row = json.loads(line)
    assert (row["reason"], row["detail"]) == ("timeout", "took longer than 60 seconds")
    assert (tmp_path / "run" / "quarantine" / row["path"]).read_bytes() == page.body


def test_each_page_has_its_own_file_and_line(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "quarantine")
    pages = [replace(PAGE, url=f"https://example.org/{n}") for n in range(3)]
    for page in pages:
        quarantine.add(page, "crashed", "x")
    assert [page.url for page in again(quarantine.manifest)] == [page.url for page in pages]
    assert len(list((tmp_path / "quarantine").iterdir())) == 4


def test_nothing_is_made_before_there_is_a_page(tmp_path: Path) -> None:
    Quarantine(tmp_path / "run" / "quarantine")
    assert list(tmp_path.iterdir()) == []


def test_the_quarantine_of_an_earlier_run_is_left_as_it_is(tmp_path: Path) -> None:
    first, second = (Quarantine(tmp_path / "quarantine") for _ in range(2))
    first.add(PAGE, "crashed", "x")
    second.add(replace(PAGE, url="https://example.org/2"), "crashed", "x")
    assert second.manifest == tmp_path / "quarantine.2" / "manifest.jsonl"
    assert [page.url for page in again(first.manifest)] == [PAGE.url]


def test_a_disk_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        Quarantine(tmp_path / "file" / "quarantine").add(PAGE, "crashed", "x")
