"""A folder of sets: which there are, and what their pages are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality.asis import as_is
from benchmarks.quality.scoring import load_score
from benchmarks.quality.sets import EvalSet, find_sets, other_folders

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"text": "سطر\nآخر"}
HTML = {"html": "<p>سطر"}


def evalset(folder: Path, *pages: dict[str, Any]) -> EvalSet:
    folder.mkdir(exist_ok=True)
    rows = [json.dumps({"url": f"https://a.example/{number}"} | page) for number, page in enumerate(pages)]
    (folder / "gold.jsonl").touch()
    (folder / "manifest.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return EvalSet(folder)


@pytest.mark.parametrize(
    ("pages", "kind"),
    [
        ([TEXT, {"path": "a.txt"}, {"path": "a.html.txt.gz"}], "text"),
        ([HTML, {"path": "a.html"}, {"path": "a.txt.htm.gz"}], "html"),
        ([HTML, TEXT], "mixed"),
    ],
)
def test_a_set_is_of_the_kind_that_all_its_pages_are(
    pages: list[dict[str, Any]], kind: str, tmp_path: Path
) -> None:
    assert evalset(tmp_path / "one", *pages).kind() == kind


def test_sets_are_found_by_name_in_order(tmp_path: Path) -> None:
    for name in ["b", "c", "a"]:
        evalset(tmp_path / name, TEXT)
    assert [one.name for one in find_sets(tmp_path)] == ["a", "b", "c"]
    assert [one.name for one in find_sets(tmp_path, ["c", "a"])] == ["a", "c"]


def test_a_set_that_is_not_there_is_an_error_that_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no set"):
        find_sets(tmp_path)
    evalset(tmp_path / "a", TEXT)
    with pytest.raises(ValueError, match="holds no set z; it holds a"):
        find_sets(tmp_path, ["a", "z"])


def test_a_folder_that_is_no_set_is_told(tmp_path: Path) -> None:
    evalset(tmp_path / "a", TEXT)
    evalset(tmp_path / "b", TEXT).gold.unlink()
    (tmp_path / "pairs").mkdir()
    assert other_folders(tmp_path) == ["b", "pairs"]
    assert [one.name for one in find_sets(tmp_path)] == ["a"]


def test_a_folder_without_scorer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"score\.py: no such file"):
        load_score(tmp_path)


def test_the_input_as_it_is_is_one_record_a_page(tmp_path: Path) -> None:
    assert as_is(evalset(tmp_path / "a", TEXT)) == [
        {"url": "https://a.example/0", "part": 0, "text": "سطر\nآخر"}
    ]
