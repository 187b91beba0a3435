"""The written pages and their answers fit together: what an answer says stands on its page, and nothing stands for two things."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest

from benchmarks.quality.__main__ import FLOORS
from benchmarks.quality.floors import read_floors
from benchmarks.quality.sets import WRITTEN, find_sets, with_written

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = find_sets(WRITTEN)


def pages(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The text of each page of the set *name*, with its answers."""
    answers = (WRITTEN / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    known = {gold["url"]: gold for gold in map(json.loads, answers)}
    entries = (WRITTEN / name / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    for entry in map(json.loads, entries):
        page = (WRITTEN / name / entry["path"]).read_text(encoding="utf-8")
        is_html = entry["path"].endswith(".html")
        text = "".join(map(str, lxml.html.document_fromstring(page.encode()).itertext())) if is_html else page
        yield text, known.pop(entry["url"])
    assert not known, "answers without a page"


@pytest.mark.parametrize("name", [one.name for one in SETS])
def test_what_an_answer_says_stands_on_its_page(name: str) -> None:
    for page, gold in pages(name):
        text = "".join(page.split())  # cells of a table have no space between them
        own = [line for story in gold["stories"] for line in story["paragraphs"]]
        others = [*(gold.get("related") or ()), *(cut["text"] for cut in gold.get("removed") or ())]
        missing = [line for line in (*own, *others) if "".join(line.split()) not in text]
        assert not missing, gold["url"]
        assert not set(own) & set(others), gold["url"]
        assert all(story["paragraphs"] for story in gold["stories"]), gold["url"]


@pytest.mark.parametrize("name", [one.name for one in SETS])
def test_no_page_is_of_a_real_host(name: str) -> None:
    assert all(gold["url"].split("/")[2].endswith(".example") for _, gold in pages(name))


def test_each_has_floors_and_is_measured_beside_the_others() -> None:
    names = [one.name for one in SETS]
    assert set(names) <= read_floors(FLOORS).sets.keys()
    assert [one.name for one in with_written(WRITTEN / "none", names)] == names
    with pytest.raises(ValueError, match="nowhere"):
        with_written(WRITTEN, ["nowhere"])
