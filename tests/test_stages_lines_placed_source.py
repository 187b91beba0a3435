"""The outlet of a line that says where a story was written and for whom: by its name, the story's quotation, or the furniture."""

from __future__ import annotations

import time

import pytest

from newscrawl.items import Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.own_name import NOBODY, OwnName
from newscrawl.stages.lines.placed_source import MOST_LINES, placed_source

RULES = load_rulebook().for_language("ar")
TOLD = (
    "افتتح صباح اليوم في صيدا سوق جديد للسمك بعد عامين من أعمال الترميم (المرحلة الأولى).",
    "وقال رئيس البلدية لـ«المنارة» إن الإقبال فاق كل التوقعات، كما قال لـ(الفنار).",
)
FURNITURE = OwnName(
    [Removed(kind="copyright", rule="ar-copyright", text="جميع الحقوق محفوظة لجريدة الشراع", index=9)]
)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("بيروت - المنارة", "المنارة"),  # the story quotes it
        ("بيروت / الفنار", "الفنار"),
        ("بيروت - المنارة / ليان الحربي", "المنارة"),
        ("بيروت - «الشراع»", "الشراع"),  # the line quotes it
        ("بيروت – شراع نيوز", "شراع نيوز"),  # so outlets are called
        ("شراع نيوز - خاص", "شراع نيوز"),
        ("شراع نيوز - 12 مارس 2024 - صيدا", "شراع نيوز"),
        ("بيروت - دمشق", None),  # two places
        ("صيدا - الشراع", None),
        ("صيدا - خاص", None),
        ("صيدا (المرحلة الأولى)", None),  # brackets explain
        ("فيلم «الممر» / بيروت", None),  # not all of the part
        ("3 دقائق - صيدا", None),
        ("هل نسيت كلمة السر؟ - المنارة", None),
        ("الشراع", None),
        ("أخبار - المنارة", None),  # a section
        ("٪٪ - ££ - صيدا", None),  # no words
        ("الشراع تعود إلى البحر بعد عام - المنارة", None),  # longer than a name
    ],
)
def test_the_outlet_is_named_beside_a_place(line: str, source: str | None) -> None:
    assert placed_source([line], TOLD, ["ليان الحربي"], NOBODY, RULES) == source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("صيدا - الشراع", "الشراع"),
        ("الشراع - خاص", "الشراع"),
        ("صيدا - الحقوق محفوظة", None),
        ("صيدا - السفينة", None),
    ],
)
def test_so_is_one_that_the_furniture_has(line: str, source: str | None) -> None:
    assert placed_source([line], TOLD, [], FURNITURE, RULES) == source
    assert placed_source([line], TOLD, ["الشراع"], FURNITURE, RULES) is None  # an author


def test_few_lines_are_looked_at() -> None:
    others = ["بيروت - دمشق"] * (MOST_LINES - 1)
    assert placed_source([*others, "بيروت - المنارة"], TOLD, [], NOBODY, RULES) == "المنارة"
    assert placed_source([*others, "بيروت - دمشق", "بيروت - المنارة"], TOLD, [], NOBODY, RULES) is None


def test_hostile_lines_cost_no_time() -> None:
    told = ["(" * 20_000, "« " * 20_000, "لـ(" * 20_000, *["في صيدا سوق " * 20] * 500]
    since = time.perf_counter()
    for line in (" - " * 60, "«" * 190, "صيدا - " * 30, "(" * 190, "★ / صيدا", "صيدا / بيروت"):
        assert placed_source([line] * 500, told, [], NOBODY, RULES) is None
    assert time.perf_counter() - since < 2
