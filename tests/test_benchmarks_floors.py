"""The lowest figures that are accepted: what is missed is said, and no floor checks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.quality.__main__ import FLOORS, complaints
from benchmarks.quality.floors import Floors, read_floors
from benchmarks.quality.table import Row

if TYPE_CHECKING:
    from pathlib import Path

PINNED = Floors(default={"title_ok": 0.95}, sets={"seeds": {"lead_f1": 0.9, "count_ok": 1.0}})
GOOD = {"pages": 5, "pages_with_records": 5, "lead_f1": 0.9, "count_ok": 1.0, "title_ok": 0.95}


def test_figures_at_their_floors_are_accepted() -> None:
    assert PINNED.missed("seeds", GOOD) == []


def test_a_figure_below_its_floor_is_named_with_what_it_lacks() -> None:
    assert PINNED.missed("seeds", GOOD | {"lead_f1": 0.8995}) == [
        "seeds: lead_f1 is 0.8995, 0.0005 below its floor 0.9"
    ]


def test_a_figure_that_is_no_number_is_below_its_floor() -> None:
    assert len(PINNED.missed("seeds", GOOD | {"lead_f1": float("nan")})) == 1


def test_a_floor_for_a_figure_that_the_set_no_longer_states_is_missed() -> None:
    figures = {name: value for name, value in GOOD.items() if name != "count_ok"}
    assert PINNED.missed("seeds", figures) == [
        "seeds: count_ok is no longer stated, so its floor 1.0 checks nothing"
    ]


def test_a_default_holds_where_the_figure_is_stated() -> None:
    assert PINNED.missed("seeds", {name: value for name, value in GOOD.items() if name != "title_ok"}) == []
    assert PINNED.missed("seeds", GOOD | {"title_ok": 0.94}) == [
        "seeds: title_ok is 0.9400, 0.0100 below its floor 0.95"
    ]


def test_a_floor_of_the_set_stands_before_the_default() -> None:
    floors = Floors(default={"title_ok": 0.95}, sets={"seeds": {"title_ok": 0.5}})
    assert floors.missed("seeds", GOOD | {"title_ok": 0.6}) == []


def test_a_set_that_is_not_named_has_no_floor() -> None:
    assert PINNED.missed("pages-en", {"pages": 1, "pages_with_records": 0, "title_ok": 0.0}) == []


def test_a_page_without_record_is_missed() -> None:
    assert PINNED.missed("seeds", GOOD | {"pages_with_records": 4}) == ["seeds: 1 of 5 pages have no record"]


def test_only_newscrawl_has_floors_and_a_set_that_cannot_be_cleaned_is_missed() -> None:
    rows = [
        Row(evalset="seeds", system="newscrawl", figures=None, note="no word"),
        Row(evalset="seeds", system="input as it is", figures=GOOD | {"lead_f1": 0.0}),
        Row(evalset="pages-en", system="justext", figures=None, note="not installed"),
    ]
    assert complaints(rows, PINNED) == ["seeds: could not be cleaned: no word"]


@pytest.mark.parametrize(
    "line",
    ["lead_f = 0.9", "lead_f1 = 0", "lead_f1 = 1.01", "lead_f1 = true", 'lead_f1 = "0.9"', "pages = 5"],
)
@pytest.mark.parametrize("table", ["default", "seeds"])
def test_a_floor_that_could_check_nothing_is_refused(line: str, table: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(f"[{table}]\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"floors.toml: \[{table}\] "):
        read_floors(path)


def test_the_pinned_floors_can_be_read() -> None:
    floors = read_floors(FLOORS)
    assert floors.default
    assert all("lead_f1" in pinned for pinned in floors.sets.values())
