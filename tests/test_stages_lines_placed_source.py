"""The outlet of a line that says where a story was written and for whom, by what the story speaks of."""

from __future__ import annotations

import time

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.placed_source import placed_source

ARABIC = load_rulebook().for_language("ar")
ENGLISH = load_rulebook().for_language("en")
TOLD = (
    "افتتح صباح اليوم في صيدا سوق جديد للسمك بعد عامين من أعمال الترميم.",
    "وقال رئيس البلدية لـ«المنارة» إن الإقبال فاق كل التوقعات.",
)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("الشراع – صيدا", "الشراع"),  # the story speaks of Sidon, and not of the outlet
        ("صيدا / الشراع", "الشراع"),
        ("صيدا: الشراع", "الشراع"),
        ("صيدا - الشراع - 12 مارس 2024", "الشراع"),
        ("صيدا / الشراع / ليان الحربي", "الشراع"),
        ("الشراع - خاص", "الشراع"),
        ("بيروت - «الشراع»", "الشراع"),  # the line quotes it
        ('بيروت - مراسلة "الشراع"', "الشراع"),
        ("بيروت - المنارة", "المنارة"),  # the story quotes it
        ("بيروت - المنارة / ليان الحربي", "المنارة"),
        ("بيروت – شراع نيوز", "شراع نيوز"),  # so outlets are called
        ("بيروت - الشراع", None),  # either may be the place
        ("الشراع", None),
        ("أخبار - صيدا", None),  # a section
        ("ليان الحربي - صيدا", None),
        ("صيدا - خاص", None),
        ("٪٪ - ££ - صيدا", None),  # no words
        ("الشراع تعود إلى البحر بعد عام - صيدا", None),
    ],
)
def test_the_part_that_is_no_place_of_the_story_is_the_outlet(line: str, source: str | None) -> None:
    assert placed_source([line], TOLD, ["ليان الحربي"], ARABIC) == source


def test_the_first_line_that_names_one_says_it() -> None:
    told = ["The market opened in Tyre on Monday, two years after the storm."]
    assert (
        placed_source(["12 March 2024", "Tyre - Lighthouse", "Tyre - Sail"], told, [], ENGLISH)
        == "Lighthouse"
    )
    assert placed_source(["Tyre - fot. prom."], told, [], ENGLISH) is None
    assert placed_source([], told, [], ENGLISH) is None


def test_hostile_lines_cost_no_time() -> None:
    told = ["(" * 20_000, "« " * 20_000, "في صيدا " * 5_000]
    since = time.perf_counter()
    for line in (" - " * 60, "«" * 190, "صيدا - " * 30, "(" * 190):
        assert placed_source([line], told, [], ARABIC) is None
    assert time.perf_counter() - since < 1
