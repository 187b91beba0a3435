"""The records of ``scrapy clean`` with what they repeat, whatever order they come in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from newscrawl.commands.repeats import with_repeats
from newscrawl.items import Metadata, Page, Story
from newscrawl.stages.fingerprint import prints
from newscrawl.stages.quality import DEFAULT_REJECT
from newscrawl.stages.render import record_id
from newscrawl.workers.sheet import Sheet, sheet
from tests.test_duplicates_marks import NEAR, OTHER, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FETCHED = "2026-03-04T09:00:00+00:00"
FAR = " ".join(TEXT.split()[:18] + OTHER.split()[18:])


def page(name: str, *texts: str, published: str | None = None, verdicts: tuple[str, ...] = ()) -> Sheet:
    stories = []
    for part, text in enumerate(texts):
        fingerprint, signature = prints(text)
        stories.append(
            Story(
                part=part, blocks=(), text=text, fingerprint=fingerprint, signature=signature,
                metadata=Metadata(published=published), verdicts=verdicts,
            )
        )  # fmt: skip
    return sheet(Page(url=f"https://a.example/{name}", fetched=FETCHED, stories=tuple(stories)))


def repeats(pages: Iterable[Sheet], reject: Iterable[str] = DEFAULT_REJECT) -> dict[str, tuple[str, str]]:
    """Return of each record that repeats another, by name and part: its verdict, and which it repeats."""
    records = [record for found in with_repeats(pages, frozenset(reject)) for record in found]
    names = {record.id: f"{record.url.rpartition('/')[2]}{record.part}" for record in records}
    return {
        names[record.id]: (record.verdicts[-1], names[record.duplicate_of])
        for record in records
        if record.duplicate_of is not None
    }


def test_what_is_first_does_not_depend_on_the_order_of_the_pages() -> None:
    pages = [
        page("old", TEXT, published="2026-03-01"),
        page("wire", NEAR, published="2026-03-02T08:00:00+03:00"),
        page("two", OTHER, TEXT, published="2026-02-01"),
        page("undated", f"{TEXT}."),
        page("far", FAR),
    ]
    for order in permutations(pages):
        assert repeats(order) == {
            "wire0": ("near-duplicate", "old0"),
            "two1": ("duplicate", "old0"),
            "undated0": ("duplicate", "old0"),
        }


def test_an_appended_story_points_to_the_page_whose_own_story_it_is_even_if_that_is_undated() -> None:
    assert repeats([page("lists", OTHER, TEXT, published="2026-03-01"), page("own", TEXT)]) == {
        "lists1": ("duplicate", "own0")
    }
    assert repeats([page("one", OTHER, TEXT), page("other", FAR, TEXT)]).keys() & {"one1", "other1"}


def test_a_page_that_comes_twice_is_no_repeat_of_itself() -> None:
    assert repeats([page("same", TEXT), page("same", TEXT), page("same", NEAR)]) == {}


def test_what_is_rejected_for_another_reason_is_nobodys_original() -> None:
    short = page("a", TEXT, published="2026-01-01", verdicts=("short",))
    pages = [short, page("b", TEXT, published="2026-02-01"), page("c", TEXT, verdicts=("wall",))]
    assert repeats(pages) == {"b0": ("duplicate", "a0")}
    assert repeats(pages, [*DEFAULT_REJECT, "short"]) == {}
    assert repeats([page("a", ""), page("b", "")]) == {}


def test_records_come_in_their_order_and_otherwise_unchanged() -> None:
    pages = [page("b", TEXT, OTHER, verdicts=("short",)), page("a", TEXT), page("c")]
    found = list(with_repeats(iter(pages), frozenset()))
    assert [[record.url for record in records] for records in found] == [
        [record.url for record in one.records] for one in pages
    ]
    for records, one in zip(found, pages, strict=True):
        for record, before in zip(records, one.records, strict=True):
            kept = tuple(verdict for verdict in record.verdicts if "duplicate" not in verdict)
            assert replace(record, duplicate_of=None, verdicts=kept) == before
    assert {record.duplicate_of for records in found for record in records} == {
        None, min(record_id(f"https://a.example/{name}", 0) for name in "ab"),
    }  # fmt: skip


def test_nothing_is_left_in_the_temporary_folder_and_one_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    list(with_repeats([page("a", TEXT)], frozenset()))
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(OSError, match="missing"):
        list(with_repeats([page("a", TEXT)], frozenset()))
